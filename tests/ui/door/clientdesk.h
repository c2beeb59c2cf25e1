// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Orla's desk: her requests in every state, over ports that answer when the test says so.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "models/sync/sync.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/layoutinmemory.h"
#include "tests/ui/setanswers.h"
#include "tests/ui/staff/demodesk.h"

namespace desk::test {

struct ClientDesk
{
    ClientDesk();

    /// One request in each state, and a company that shares.
    void fill();
    void goLive(); ///< fill() after that: the first round of pages is a whole one, and empty
    void goOffline();
    TicketId add(int number, const char *title, TicketStatus status, PersonId assignee, int minutesAgo);
    void converse(TicketId ticket);

    FakeClock clock;
    Account account;
    SystemTimers timers;
    QuietBackend backend;
    StillFeed feed;
    Desk desk;
    Sync sync;
    TicketCommands commands;
    ConversationModel conversation;
    LayoutInMemory layouts;
    SetAnswers ask;
    PersonId ana, max, declan;
    TicketId printer, vpn, mailbox, badge;
};

} // namespace desk::test
