// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that remembers what it was asked and answers when the test says so. No logic.
#pragma once

#include "models/ports/backend.h"

#include <QCoreApplication>
#include <QPromise>

#include <deque>

namespace desk::test {

/// Lets everything happen that is posted already: answers go through the event loop twice.
inline void drain()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

template <class Question, class HttpAnswer>
class Asked
{
public:
    QFuture<Result<HttpAnswer>> ask(const Question &question)
    {
        m_all.append(question);
        m_open.emplace_back().start();
        return m_open.back().future();
    }

    [[nodiscard]] const QList<Question> &all() const { return m_all; }
    [[nodiscard]] qsizetype count() const { return m_all.size(); }
    [[nodiscard]] const Question &last() const { return m_all.last(); }
    /// Questions without an answer yet.
    [[nodiscard]] std::size_t open() const { return m_open.size(); }

    /// Answers the oldest open question, and lets the answer arrive.
    void answer(const Result<HttpAnswer> &answer)
    {
        Q_ASSERT(!m_open.empty());
        auto promise = std::move(m_open.front());
        m_open.pop_front();
        promise.addResult(answer);
        promise.finish();
        drain();
    }
    void fail(Error::Kind kind, int retryAfter = 0) { answer(Error{kind, {}, 0, {}, retryAfter}); }
    /// The oldest open question will never be answered.
    void drop()
    {
        m_open.pop_front();
        drain();
    }

private:
    QList<Question> m_all;
    std::deque<QPromise<Result<HttpAnswer>>> m_open;
};

class FakeBackend final : public Backend
{
public:
    struct Pull
    {
        QByteArray cursor;
        int limit = 0;
        bool operator==(const Pull &) const = default;
    };
    Asked<Pull, PullPage> pulls;
    Asked<TicketId, ThreadArrived> threads;
    Asked<TicketId, TicketBatch> tickets;
    Asked<NewTicket, TicketBatch> filed;
    Asked<NewMessage, Message> posted;
    Asked<TicketPatch, TicketBatch> changed;

    QFuture<Result<PullPage>> pull(const QByteArray &cursor, int limit) override
    {
        return pulls.ask({cursor, limit});
    }
    QFuture<Result<ThreadArrived>> thread(TicketId ticket) override { return threads.ask(ticket); }
    QFuture<Result<TicketBatch>> ticket(TicketId ticket) override { return tickets.ask(ticket); }
    QFuture<Result<TicketBatch>> file(const NewTicket &draft) override { return filed.ask(draft); }
    QFuture<Result<Message>> post(const NewMessage &draft) override { return posted.ask(draft); }
    QFuture<Result<TicketBatch>> change(const TicketPatch &patch) override { return changed.ask(patch); }
};

} // namespace desk::test
