// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The number that a code is sent to.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class PhonePresenter;
class TextField;

class PhonePage : public DoorPage
{
    Q_OBJECT

public:
    PhonePage(PhonePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    PhonePresenter &m_presenter;
    TextField *m_number = nullptr;
    QPushButton *m_send = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
