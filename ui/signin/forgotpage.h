// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A forgotten password: the address, for a mail that proves it.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class RegistrationPresenter;
class TextField;

class ForgotPage : public DoorPage
{
    Q_OBJECT

public:
    ForgotPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    RegistrationPresenter &m_presenter;
    TextField *m_email = nullptr;
    QPushButton *m_send = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
