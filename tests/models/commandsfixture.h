// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands over a server that answers when the test says so.
#pragma once

#include "models/commands/ticketcommands.h"
#include "tests/support/fakebackend.h"
#include "tests/support/faketime.h"
#include "tests/support/tickets.h"

namespace desk::test {

inline Account ana()
{
    Account account;
    account.person = personId(1);
    account.name = QStringLiteral("Ana Ribeiro");
    account.role = Role::Staff;
    return account;
}

struct CommandsFixture
{
    FakeTime time;
    FakeBackend backend;
    Desk desk{personId(1)};
    TicketCommands commands{backend, desk, time, time, ana()};

    CommandsFixture()
    {
        desk.apply(GenerationStarted());
        desk.apply(arrive({{1, 1000, "Printer", 1}, {2}}));
        desk.apply(GenerationEnded());
    }
    void pass(std::chrono::milliseconds span)
    {
        time.pass(span);
        drain();
    }
    [[nodiscard]] Ticket ticket(TicketId id) const
    {
        return desk.tickets().ticket(TicketTable::Row(desk.tickets().find(id)));
    }
    [[nodiscard]] Ticket ticket(quint32 id) const { return ticket(ticketId(id)); }
    [[nodiscard]] const Conversation &conversation() const { return *desk.conversation(ticketId(1)); }
    [[nodiscard]] const Unsent &unsent(int row = 0) const { return desk.outbox().at(row); }
    /// The stored form of what was posted last.
    [[nodiscard]] Message stored() const
    {
        const NewMessage &draft = backend.posted.last();
        Message message{draft.id,      draft.ticket,   personId(1), QStringLiteral("Ana Ribeiro"),
                        true,          draft.internal, draft.body,  Instant{2'000'000},
                        Delivery::Sent};
        return message;
    }
};

} // namespace desk::test
