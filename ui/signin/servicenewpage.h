// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A password for the organization's own service: the first one, or another in place of a forgotten one.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class ServicePresenter;
class TextField;

class ServiceNewPage : public DoorPage
{
    Q_OBJECT

public:
    ServiceNewPage(ServicePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    ServicePresenter &m_presenter;
    Label *m_title = nullptr;
    Prose *m_intro = nullptr;
    QWidget *m_nameBox = nullptr;
    TextField *m_name = nullptr;
    TextField *m_email = nullptr;
    TextField *m_password = nullptr;
    QPushButton *m_send = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
