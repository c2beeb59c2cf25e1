// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signed in by the mail: the new password, or on with the one there is.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class RegistrationPresenter;
class PasswordEntry;

class NewPasswordPage : public DoorPage
{
    Q_OBJECT

public:
    NewPasswordPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    RegistrationPresenter &m_presenter;
    PasswordEntry *m_password = nullptr;
    QPushButton *m_save = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_leave = nullptr;
};

} // namespace desk
