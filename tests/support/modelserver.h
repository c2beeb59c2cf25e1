// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A server small enough to be believed: snapshots, versions, idempotent writes, rows that leave our sight;
// and a line to it that loses what chance wants. Answers and live events come by the test's clock.
#pragma once

#include "models/ports/backend.h"
#include "tests/support/fakefeed.h"
#include "tests/support/faketime.h"
#include "tests/support/tickets.h"

#include <QHash>
#include <QMap>
#include <QPromise>
#include <QRandomGenerator>

#include <iterator>
#include <memory>
#include <vector>

namespace desk::test {

class ModelServer final : public Backend
{
public:
    struct Stored
    {
        TicketId id;
        Row row;
        qint64 written = 0; ///< place in the order of all writes
        bool visible = true;
    };

    ModelServer(FakeTime &time, FakeFeed &feed, quint32 seed)
        : m_time(time)
        , m_feed(feed)
        , m_random(seed)
    {
    }

    QMap<TicketId, Stored> tickets;
    QMap<MessageId, Message> messages;
    QHash<QUuid, int> applied; ///< how often each draft was stored
    bool healthy = false;

    /// Somebody else does something.
    void othersWork()
    {
        if (tickets.isEmpty() || chance(4)) {
            Stored &one = add(ticketId(m_number), "Theirs", personId(2));
            return touch(one);
        }
        Stored &one = std::next(tickets.begin(), m_random.bounded(int(tickets.size()))).value();
        one.visible = !one.visible || !chance(6);
        one.row.status = TicketStatus(m_random.bounded(1, 6));
        ++one.row.version;
        touch(one);
        if (one.visible && chance(3))
            say(one, message(m_number++, 0, personId(2), 0, QStringLiteral("Theirs")));
    }

    [[nodiscard]] bool sees(TicketId id) const { return tickets.contains(id) && tickets.value(id).visible; }
    [[nodiscard]] TicketBatch batchOf(TicketId id) const
    {
        TicketBatch rows;
        TicketRecord record = tickets.find(id)->row.record();
        record.id = id.value;
        rows.append(record);
        return rows;
    }

    QFuture<Result<PullPage>> pull(const QByteArray &cursor, int limit) override
    {
        return reply<PullPage>([this, cursor, limit] { return Result<PullPage>(page(cursor, limit)); });
    }
    QFuture<Result<ThreadArrived>> thread(TicketId id) override
    {
        return reply<ThreadArrived>([this, id]() -> Result<ThreadArrived> {
            if (!sees(id))
                return no(Error::Kind::NotFound);
            ThreadArrived thread{id, QStringLiteral("words"), {}, {}};
            for (const Message &one : std::as_const(messages)) {
                if (one.ticket == id)
                    thread.messages << one;
            }
            return thread;
        });
    }
    QFuture<Result<TicketBatch>> ticket(TicketId id) override
    {
        return reply<TicketBatch>([this, id] { return sees(id) ? batchOf(id) : missing(); });
    }
    QFuture<Result<TicketBatch>> file(const NewTicket &draft) override
    {
        return reply<TicketBatch>([this, draft] {
            if (!tickets.contains(draft.id)) {
                ++applied[draft.id.value];
                touch(add(draft.id, draft.title.toStdString(), personId(1)));
            }
            return sees(draft.id) ? batchOf(draft.id) : missing();
        });
    }
    QFuture<Result<Message>> post(const NewMessage &draft) override
    {
        return reply<Message>([this, draft]() -> Result<Message> {
            if (!sees(draft.ticket))
                return no(Error::Kind::NotFound);
            if (!messages.contains(draft.id)) {
                ++applied[draft.id.value];
                Message one = message(0, 0, personId(1), 0, draft.body);
                one.id = draft.id;
                say(tickets[draft.ticket], one);
            }
            return messages.value(draft.id);
        });
    }
    QFuture<Result<TicketBatch>> change(const TicketPatch &patch) override
    {
        return reply<TicketBatch>([this, patch] {
            if (!sees(patch.ticket))
                return missing();
            Stored &one = tickets[patch.ticket];
            if (one.row.version != patch.version)
                return Result<TicketBatch>(no(Error::Kind::Conflict));
            ++applied[patch.id];
            one.row.status = patch.status.value_or(one.row.status);
            one.row.assignee = patch.assignee.value_or(one.row.assignee);
            ++one.row.version;
            touch(one);
            return Result<TicketBatch>(batchOf(patch.ticket));
        });
    }

private:
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }
    static Error no(Error::Kind kind) { return {kind, {}, 0, {}, 0}; }
    static Result<TicketBatch> missing() { return no(Error::Kind::NotFound); }

    Stored &add(TicketId id, const std::string &title, PersonId requester)
    {
        Stored &one = tickets[id];
        one.id = id;
        one.row = Row{m_number++, 0, title, 1, TicketStatus::Open, Priority::Low, requester};
        return one;
    }
    void touch(Stored &one)
    {
        one.written = ++m_written;
        one.row.updated = ++m_clock;
        if (one.visible)
            tell(TicketsArrived{batchOf(one.id)});
    }
    void say(Stored &one, Message said)
    {
        said.ticket = one.id;
        said.createdAt = Instant{++m_clock * 1'000'000};
        messages.insert(said.id, said);
        one.row.lastMessage = m_clock;
        tell(MessagesArrived{{said}});
        touch(one);
    }

    void later(std::function<void()> what)
    {
        const std::chrono::milliseconds delay(m_random.bounded(healthy ? 20 : 4000));
        m_alarms.push_back(m_time.after(delay, std::move(what)));
    }
    /// Live events may be lost, doubled and late; while the line is down all are lost.
    void tell(const Event &event)
    {
        for (int copies = healthy ? 1 : m_random.bounded(3); copies > 0; --copies) {
            later([this, event] {
                if (m_feed.state() == Feed::State::Live)
                    m_feed.say(event);
            });
        }
    }
    /// The work is done, or not, and told, or not.
    template <class T, class Work>
    QFuture<Result<T>> reply(Work work)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>(); // an alarm's function must be copyable
        promise->start();
        const int fate = healthy ? 9 : m_random.bounded(14);
        later([promise, work, fate] {
            Result<T> answer = no(fate == 0   ? Error::Kind::Offline
                                  : fate == 1 ? Error::Kind::ServerFault
                                              : Error::Kind::Busy);
            if (fate > 2)
                answer = work();
            if (fate == 3)
                answer = no(Error::Kind::Offline); // stored, but nobody is told
            if (fate == 4)
                return; // stored, and the answer is dropped with its promise
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }

    /// Cursor: "round's start:round's end:last sent", all places in the order of writes; no end: a new round.
    PullPage page(const QByteArray &cursor, int limit)
    {
        const QList<QByteArray> parts =
            cursor.isEmpty() ? QList<QByteArray>{"0", "", "0"} : cursor.split(':');
        const qint64 from = parts[0].toLongLong();
        const bool begins = parts[1].isEmpty();
        const qint64 end = begins ? m_written : parts[1].toLongLong();
        QMap<qint64, const Stored *> due;
        for (const Stored &one : std::as_const(tickets)) {
            if (one.written > std::max(from, parts[2].toLongLong()) && one.written <= end)
                due.insert(one.written, &one);
        }
        PullPage page;
        page.reset = cursor.isEmpty();
        TicketsGone gone;
        TicketsArrived arrived;
        qint64 last = 0;
        while (!due.isEmpty() && limit-- > 0) {
            const Stored &one = *due.take(due.firstKey());
            last = one.written;
            if (one.visible)
                arrived.tickets.append(batchOf(one.id));
            else if (from > 0)
                gone.ids << one.id;
        }
        page.events = {gone, arrived};
        if (from > 0 && due.isEmpty())
            page.events << MessagesArrived{messages.values()};
        page.more = !due.isEmpty() || !begins || from == 0;
        page.cursor = QByteArray::number(due.isEmpty() ? std::max<qint64>(end, 1) : from) + ':';
        page.cursor += due.isEmpty() ? QByteArray(":0")
                                     : QByteArray(QByteArray::number(end) + ':' + QByteArray::number(last));
        return page;
    }

    FakeTime &m_time;
    FakeFeed &m_feed;
    QRandomGenerator m_random;
    std::vector<std::unique_ptr<Alarm>> m_alarms;
    qint64 m_written = 1;
    qint64 m_clock = 1000;
    quint32 m_number = 1;
};

} // namespace desk::test
