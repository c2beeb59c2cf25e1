// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other way in: email and password.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class SignInPresenter;
class TextField;

class PasswordPage : public DoorPage
{
    Q_OBJECT

public:
    PasswordPage(SignInPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    SignInPresenter &m_presenter;
    TextField *m_email = nullptr;
    TextField *m_password = nullptr;
    QPushButton *m_signIn = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_useCode = nullptr;
};

} // namespace desk
