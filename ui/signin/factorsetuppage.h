// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The help desk wants an authenticator app of this person: it is set up here, before the PIN.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class FactorDoor;
class FactorSetupPane;

class FactorSetupPage : public DoorPage
{
    Q_OBJECT

public:
    FactorSetupPage(FactorDoor &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    FactorDoor &m_presenter;
    Prose *m_intro = nullptr;
    FactorSetupPane *m_setup = nullptr;
    QPushButton *m_another = nullptr;
};

} // namespace desk
