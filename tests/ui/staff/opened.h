// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The staff window, open and full, with somebody at its keys.
#pragma once

#include "tests/ui/staff/staffwindow.h"
#include "ui/inbox/ticketlist.h"

#include <QKeySequence>
#include <QTest>

namespace desk::test {

struct Opened : StaffWindow
{
    Opened()
    {
        demo.fill();
        open();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
    }
    TicketList *list() const { return find<TicketList>("ticketList"); }
    QString shownSubject() const { return find<QWidget>("ticketSubject")->accessibleName(); }
    void press(const char *key) const
    {
        QTest::keySequence(window.get(), QKeySequence(QString::fromLatin1(key)));
    }
};

} // namespace desk::test
