// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody whose program reaches the local stack through a proxy that breaks things; and the desk of that
// person.
#pragma once

#include "models/sync/sync.h"
#include "tests/net/stackpeople.h"
#include "tests/support/faultproxy.h"

namespace desk::test {

struct Traveller : Visitor
{
    using Fault = FaultProxy::Fault;
    using Where = FaultProxy::Where;

    Traveller(const Stack &stack, FaultProxy &way)
        : Visitor(stack, {}, way.address())
        , proxy(way)
    {
    }
    /// Where nothing will come any more, the program's own deadlines are brought forward, one after the
    /// other.
    bool until(const std::function<bool()> &isSo)
    {
        QTimer look; // something always happens, so that it is looked at; qWaitFor sleeps in between
        look.start(5);
        const QDeadlineTimer patience(30000);
        QDeadlineTimer effect(0); // of the last that rang: it may give the connection up
        while (!isSo() && !patience.hasExpired()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            if (proxy.isStuck() && effect.hasExpired() && timers.skip(std::chrono::seconds(1)))
                effect.setRemainingTime(500);
        }
        return isSo();
    }
    /// The answer to what met a fault; empty: none came, and nobody gave up.
    template <class T>
    std::optional<Result<T>> meet(const QFuture<Result<T>> &future)
    {
        std::optional<Result<T>> slot;
        deliver(future, &context, [&slot](const Result<T> &answer) { slot.emplace(answer); });
        if (!until([&] { return slot && proxy.hasHit() && !proxy.isStuck(); }))
            slot.reset();
        return slot;
    }
    /// A new start on the same keychain finds the session, as the same person.
    bool isThereAfterARestart()
    {
        auth.setAside();
        const auto again = wait(auth.restore());
        return again.ok() && again.value().person == account.person && again.value().pinVerified;
    }

    FaultProxy &proxy;
};

/// What a screen would show, kept fresh over the traveller's connections.
struct FreshDesk
{
    Traveller &owner;
    Desk desk{owner.account.person};
    SupabaseFeed feed{owner.transport, owner.keeper, owner.account, owner.timers};
    Sync sync{*owner.backend, feed, desk, owner.clock, owner.timers};

    explicit FreshDesk(Traveller &traveller)
        : owner(traveller)
    {
        sync.start();
    }
    ~FreshDesk() { sync.stop(); }
    [[nodiscard]] int version(TicketId ticket) const
    {
        const int row = desk.tickets().find(ticket);
        return row < 0 ? 0 : desk.tickets().version(TicketTable::Row(row));
    }
    /// Live, and as new as the server.
    bool comesToKnow(TicketId ticket, int newest)
    {
        return owner.until([&] {
            return !owner.proxy.isStuck() && sync.state() == Sync::State::Live && version(ticket) == newest;
        });
    }
};

} // namespace desk::test
