// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Second step: the six digits from the mail. Says how long they work and when another email can be sent.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class CodeField;
class SignInPresenter;

class CodePage : public DoorPage
{
    Q_OBJECT

public:
    CodePage(SignInPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void buildFields();
    void bind();
    void refreshHint();

    SignInPresenter &m_presenter;
    Prose *m_intro = nullptr;
    CodeField *m_code = nullptr;
    NoteLine *m_hint = nullptr;
    QPushButton *m_signIn = nullptr;
    Label *m_resendIn = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_another = nullptr;
};

} // namespace desk
