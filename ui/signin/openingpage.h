// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Before anybody is known: the kept session is looked for, the server does not answer, or the demo's stack
// does not run and can be started from here.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class DoorPresenter;

class OpeningPage : public DoorPage
{
    Q_OBJECT

public:
    OpeningPage(DoorPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    void build();
    void refreshOpening();
    void refreshStack();

    DoorPresenter &m_presenter;
    Label *m_title = nullptr;
    Prose *m_intro = nullptr;
    QPushButton *m_go = nullptr;
    NoteLine *m_problem = nullptr;
    QPushButton *m_other = nullptr;
};

} // namespace desk
