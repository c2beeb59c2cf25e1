// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new account: address, name, password. A mail proves the address next.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class RegistrationPresenter;
class PasswordEntry;
class TextField;

class RegisterPage : public DoorPage
{
    Q_OBJECT

public:
    RegisterPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    RegistrationPresenter &m_presenter;
    TextField *m_email = nullptr;
    TextField *m_name = nullptr;
    PasswordEntry *m_password = nullptr;
    QPushButton *m_create = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
