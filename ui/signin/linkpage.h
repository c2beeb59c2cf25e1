// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The link of a mail has been opened; it signs in when somebody here says so.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class SignInPresenter;

class LinkPage : public DoorPage
{
    Q_OBJECT

public:
    LinkPage(SignInPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    SignInPresenter &m_presenter;
    QPushButton *m_signIn = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_other = nullptr;
};

} // namespace desk
