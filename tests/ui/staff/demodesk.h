// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A help desk full of believable tickets, filled through the one door, over ports that never answer. For
// screens; no logic.
#pragma once

#include "models/commands/ticketcommands.h"
#include "models/ports/feed.h"
#include "models/sync/sync.h"
#include "tests/support/fakeclock.h"

#include <QPromise>

#include <deque>

namespace desk::test {

/// Writes down what is asked and leaves it unanswered until the test says otherwise.
class QuietBackend final : public Backend
{
public:
    QFuture<Result<PullPage>> pull(const QByteArray &, int) override { return ask(pulls); }
    QFuture<Result<ThreadArrived>> thread(TicketId ticket) override
    {
        readThreads.append(ticket);
        return ask(threads);
    }
    QFuture<Result<TicketBatch>> ticket(TicketId) override { return ask(tickets); }
    QFuture<Result<TicketBatch>> file(const NewTicket &draft) override
    {
        filed.append(draft);
        return ask(files);
    }
    QFuture<Result<Message>> post(const NewMessage &draft) override
    {
        posted.append(draft);
        return ask(posts);
    }
    QFuture<Result<TicketBatch>> change(const TicketPatch &patch) override
    {
        changed.append(patch);
        return ask(changes);
    }

    template <class T>
    using Asked = std::deque<QPromise<Result<T>>>;
    template <class T>
    static void answer(Asked<T> &asked, Result<T> result)
    {
        asked.front().addResult(std::move(result));
        asked.front().finish();
        asked.pop_front();
    }

    Asked<PullPage> pulls;
    Asked<ThreadArrived> threads;
    Asked<TicketBatch> tickets;
    Asked<TicketBatch> files;
    Asked<Message> posts;
    Asked<TicketBatch> changes;
    QList<TicketId> readThreads;
    QList<NewTicket> filed;
    QList<NewMessage> posted;
    QList<TicketPatch> changed;

private:
    template <class T>
    static QFuture<Result<T>> ask(Asked<T> &asked)
    {
        asked.emplace_back().start();
        return asked.back().future();
    }
};

class StillFeed final : public Feed
{
public:
    void open() override { go(State::Live); }
    void close() override { go(State::Closed); }
    void reconnect() override {}
    [[nodiscard]] State state() const override { return m_state; }
    void go(State state)
    {
        m_state = state;
        Q_EMIT stateChanged(state);
    }

private:
    State m_state = State::Closed;
};

class DemoDesk
{
public:
    DemoDesk();

    /// Everybody, every company, `count` tickets, and the conversation of #4821.
    void fill(int count = 200);
    /// The feed is live and the first round answered with nothing; fill() after that.
    void goLive();
    /// One more ticket of Orla's, newer than all others.
    TicketId fileAnother(const QString &title);

    FakeClock clock;
    Account account;
    SystemTimers timers;
    QuietBackend backend;
    StillFeed feed;
    Desk desk;
    Sync sync;
    TicketCommands commands;

    PersonId ana, bo, max, cy, ines, orla, thomas;
    CompanyId corrib;
    TicketId printer; ///< #4821

private:
    void fillPeople();
    void fillThread();
    TicketRecord record(int number) const;

    QList<Person> m_clients;
};

[[nodiscard]] Account demoAccount(Role role = Role::Admin);

} // namespace desk::test
