// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The digits that make a new password the person's own.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class CodeField;
class ServicePresenter;

class ServiceCodePage : public DoorPage
{
    Q_OBJECT

public:
    ServiceCodePage(ServicePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    ServicePresenter &m_presenter;
    Prose *m_intro = nullptr;
    CodeField *m_code = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_signIn = nullptr;
    Label *m_resendIn = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_back = nullptr;
};

} // namespace desk
