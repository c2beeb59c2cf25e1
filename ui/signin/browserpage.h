// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting for the browser.
#pragma once

#include "ui/signin/doorpage.h"

namespace desk {

class BrowserPresenter;

class BrowserPage : public DoorPage
{
    Q_OBJECT

public:
    BrowserPage(BrowserPresenter &presenter, const Theme &theme, QWidget *parent = nullptr);

    void refresh();
    void takeFocus();

private:
    BrowserPresenter &m_presenter;
    Prose *m_intro = nullptr;
    NoteLine *m_wait = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_other = nullptr;
};

} // namespace desk
