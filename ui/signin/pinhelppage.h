// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where only an admin can help: nobody has let this person in yet, or the PIN was wrong too often for good.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class PersonCard;
class PinPresenter;

class PinHelpPage : public DoorPage
{
    Q_OBJECT

public:
    PinHelpPage(PinPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    /// Who was inside until now hears something else than who was never let in.
    void setWasInside(bool wasInside);
    void takeFocus();

private:
    void build();

    PinPresenter &m_presenter;
    PersonCard *m_person = nullptr;
    Label *m_title = nullptr;
    Prose *m_intro = nullptr;
    QPushButton *m_again = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_signOut = nullptr;
    bool m_wasInside = false;
};

} // namespace desk
