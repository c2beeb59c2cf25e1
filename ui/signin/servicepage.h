// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Email and password for the organization's own service, and where they go.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class ServicePresenter;
class TextField;

class ServicePage : public DoorPage
{
    Q_OBJECT

public:
    ServicePage(ServicePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    ServicePresenter &m_presenter;
    Label *m_title = nullptr;
    Prose *m_intro = nullptr;
    TextField *m_email = nullptr;
    TextField *m_password = nullptr;
    QPushButton *m_signIn = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_forgot = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_other = nullptr;
};

} // namespace desk
