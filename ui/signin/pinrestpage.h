// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Too many wrong PINs: how long the PIN rests, and what to do then. The figure counts in front of one's eyes.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class PersonCard;
class PinPresenter;

class PinRestPage : public DoorPage
{
    Q_OBJECT

public:
    PinRestPage(PinPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void bind();

    PinPresenter &m_presenter;
    PersonCard *m_person = nullptr;
    Prose *m_intro = nullptr;
    QWidget *m_clock = nullptr;
    Label *m_under = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_admin = nullptr;
    Label *m_help = nullptr;
    QPushButton *m_signOut = nullptr;
};

} // namespace desk
