// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Second step: the six digits from the mail.
#pragma once

#include "ui/signin/digitspage.h"

namespace desk {

class SignInPresenter;

class CodePage : public DigitsPage
{
    Q_OBJECT

public:
    CodePage(SignInPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();

private:
    SignInPresenter &m_presenter;
};

} // namespace desk
