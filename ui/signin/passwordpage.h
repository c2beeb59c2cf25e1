// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other way in: email and password.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class SignInPresenter;
class TextField;
class WaysPresenter;

class PasswordPage : public DoorPage
{
    Q_OBJECT

public:
    PasswordPage(WaysPresenter &ways, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    WaysPresenter &m_ways;
    SignInPresenter &m_presenter;
    TextField *m_email = nullptr;
    TextField *m_password = nullptr;
    QPushButton *m_signIn = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_useCode = nullptr;
    QPushButton *m_forgot = nullptr;
    QPushButton *m_newAccount = nullptr;
};

} // namespace desk
