// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The six digits that prove an address, for a new account or a new password.
#pragma once

#include "ui/signin/digitspage.h"

namespace desk {

class RegistrationPresenter;

class ProofPage : public DigitsPage
{
    Q_OBJECT

public:
    ProofPage(RegistrationPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();

private:
    RegistrationPresenter &m_presenter;
};

} // namespace desk
