// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The six digits from the text message.
#pragma once

#include "ui/signin/digitspage.h"

namespace desk {

class PhonePresenter;

class PhoneCodePage : public DigitsPage
{
    Q_OBJECT

public:
    PhoneCodePage(PhonePresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();

private:
    PhonePresenter &m_presenter;
};

} // namespace desk
