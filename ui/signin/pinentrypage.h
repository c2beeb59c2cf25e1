// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Type the PIN: the page that a person sees most. Attempts left, who can help, and the way out.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class PersonCard;
class PinField;
class PinPresenter;

class PinEntryPage : public DoorPage
{
    Q_OBJECT

public:
    PinEntryPage(PinPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    /// Somebody was inside already, and what they were writing waits for them.
    void setLocked(bool isLocked, bool workIsKept);
    void refresh();
    void takeFocus();

private:
    void build();
    void buildHelp();
    void bind();

    PinPresenter &m_presenter;
    PersonCard *m_person = nullptr;
    Prose *m_intro = nullptr;
    PinField *m_pin = nullptr;
    NoteLine *m_advice = nullptr;
    QPushButton *m_unlock = nullptr;
    QPushButton *m_forgot = nullptr;
    QPushButton *m_signOut = nullptr;
    Label *m_help = nullptr;
    QPushButton *m_haveCode = nullptr;
};

} // namespace desk
