// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was written, over a lock: the commands end, their words go to those who come after.
#include "tests/models/commandsfixture.h"

#include <QTest>

using namespace desk;
using namespace desk::test;
using Row = desk::test::Row;

namespace {

/// The next life of the same person, with nothing read yet.
struct Next
{
    FakeTime time;
    FakeBackend backend;
    Desk desk{personId(1)};
    TicketCommands commands{backend, desk, time, time, ana()};

    explicit Next(const Unfinished &rest) { commands.takeUp(rest); }
    void pull(std::initializer_list<Row> rows)
    {
        desk.apply(GenerationStarted());
        desk.apply(arrive(rows));
        desk.apply(GenerationEnded());
        commands.sendWaiting();
        drain();
    }
    [[nodiscard]] Ticket ticket(TicketId id) const
    {
        return desk.tickets().ticket(TicketTable::Row(desk.tickets().find(id)));
    }
};

} // namespace

class TestUnfinished : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasOnItsWayIsSentAgainUnderItsId()
    {
        CommandsFixture before;
        before.commands.reply(ticketId(1), QStringLiteral("Try again."));
        QCOMPARE(before.unsent().delivery, Delivery::Pending);
        Next next(before.commands.unfinished());
        QCOMPARE(next.desk.outbox().at(0).delivery, Delivery::Waiting);
        QCOMPARE(next.backend.posted.count(), 0); // nobody has said yet that the server can be reached
        next.pull({{1}});
        QCOMPARE(next.backend.posted.count(), 1);
        QCOMPARE(next.backend.posted.last(), before.backend.posted.last());
        QCOMPARE(next.ticket(ticketId(1)).delivery, Delivery::Waiting);
        next.backend.posted.answer(before.stored());
        QCOMPARE(next.desk.outbox().size(), 0);
        QCOMPARE(next.desk.conversation(ticketId(1))->messages.size(), 1);
    }

    void theOrderAndTheTimesStay()
    {
        CommandsFixture before;
        before.commands.reply(ticketId(1), QStringLiteral("one"));
        before.time.pass(std::chrono::minutes(1));
        before.commands.reply(ticketId(1), QStringLiteral("two"));
        Next next(before.commands.unfinished());
        QCOMPARE(next.desk.outbox().size(), 2);
        QCOMPARE(next.desk.outbox().at(0).at, before.unsent(0).at);
        QCOMPARE(next.desk.outbox().at(1).at, before.unsent(1).at);
        next.pull({{1}});
        QCOMPARE(next.backend.posted.count(), 1); // one at a time, in the order in which they were written
        QCOMPARE(next.backend.posted.last().body, QStringLiteral("one"));
    }

    void aNewTicketIsThereBeforeTheFirstPullAndAfterIt()
    {
        CommandsFixture before;
        NewTicket draft;
        draft.title = QStringLiteral("Scanner");
        before.commands.file(draft);
        Next next(before.commands.unfinished());
        QCOMPARE(next.ticket(draft.id).title, QStringLiteral("Scanner"));
        next.pull({{1}});
        QCOMPARE(next.ticket(draft.id).title, QStringLiteral("Scanner"));
        QCOMPARE(next.backend.filed.last(), draft);
        next.desk.apply(arrive({{9, 3000, "Other", 1}}));
        QCOMPARE(next.desk.outbox().size(), 1);
    }

    void aNewTicketThatWasStoredMeanwhileIsNotShownTwice()
    {
        CommandsFixture before;
        NewTicket draft;
        draft.id = ticketId(7);
        draft.title = QStringLiteral("Scanner");
        before.commands.file(draft);
        Next next(before.commands.unfinished());
        next.pull({{7, 3000, "Scanner", 1}});
        QCOMPARE(next.desk.outbox().size(), 0);
        QCOMPARE(next.desk.tickets().size(), 1);
        QCOMPARE(next.ticket(ticketId(7)).delivery, Delivery::Sent);
    }

    void aRefusedOneStaysRefusedWithItsReason()
    {
        CommandsFixture before;
        before.commands.reply(ticketId(1), QStringLiteral("Try again."));
        before.backend.posted.fail(Error::Kind::Forbidden);
        Next next(before.commands.unfinished());
        next.pull({{1}});
        QCOMPARE(next.backend.posted.count(), 0);
        QCOMPARE(next.desk.outbox().at(0).delivery, Delivery::Failed);
        QCOMPARE(next.desk.outbox().at(0).error.kind, Error::Kind::Forbidden);
        QCOMPARE(next.ticket(ticketId(1)).delivery, Delivery::Failed);
    }

    /// It had been stored, only its answer was lost: the same change is not made on top of itself, and what
    /// was written after it goes out with the version that came of it.
    void aChangeThatWasStoredIsNotMadeAgain()
    {
        CommandsFixture before;
        before.commands.setStatus(ticketId(1), TicketStatus::Resolved);
        before.commands.setPriority(ticketId(1), Priority::High);
        Next next(before.commands.unfinished());
        const Row solved{1, 3000, "Printer", 2, TicketStatus::Resolved};
        next.pull({solved});
        QCOMPARE(next.ticket(ticketId(1)).priority, Priority::High); // what I want is what I see
        QCOMPARE(next.backend.changed.count(), 1);
        QCOMPARE(next.backend.changed.last(), before.backend.changed.last());
        next.backend.changed.fail(Error::Kind::Conflict);
        next.backend.tickets.answer(arrive({solved}).tickets);
        QCOMPARE(next.backend.changed.count(), 2);
        QCOMPARE(next.backend.changed.last().priority, Priority::High);
        QCOMPARE(next.backend.changed.last().version, 2);
        QVERIFY(!next.backend.changed.last().status);
    }
};

QTEST_GUILESS_MAIN(TestUnfinished)
#include "tst_unfinished.moc"
