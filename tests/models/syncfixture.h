// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Sync with a server, a feed and a clock that obey the test.
#pragma once

#include "models/sync/sync.h"
#include "tests/support/fakebackend.h"
#include "tests/support/fakefeed.h"
#include "tests/support/faketime.h"
#include "tests/support/tickets.h"

namespace desk::test {

struct SyncFixture
{
    using State = Sync::State;
    FakeTime time;
    FakeBackend backend;
    FakeFeed feed;
    Desk desk{personId(1)};
    Sync sync{backend, feed, desk, time, time, seeded()};

    static SyncPolicy seeded()
    {
        SyncPolicy policy;
        policy.seed = 1;
        return policy;
    }

    void pass(std::chrono::milliseconds span)
    {
        time.pass(span);
        drain();
    }
    /// What is to be done in this moment.
    void settle() { pass(std::chrono::milliseconds(5)); }
    void connectFeed()
    {
        sync.start();
        feed.become(Feed::State::Live);
        settle();
    }
    void answer(const PullPage &page)
    {
        backend.pulls.answer(page);
        settle();
    }
    void fail(Error::Kind kind, int retryAfter = 0)
    {
        backend.pulls.fail(kind, retryAfter);
        settle();
    }
    /// Live, with these rows.
    void goLive(std::initializer_list<Row> rows)
    {
        connectFeed();
        answer({true, false, "1", {arrive(rows)}});
    }
    [[nodiscard]] bool has(quint32 ticket) const { return desk.tickets().find(ticketId(ticket)) >= 0; }
    [[nodiscard]] QString title(quint32 ticket) const
    {
        return desk.tickets().title(TicketTable::Row(desk.tickets().find(ticketId(ticket))));
    }
};

} // namespace desk::test
