// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of tickets: versions, and two people at once.
#include "tests/models/commandsfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Row = desk::test::Row;

namespace {

const Row Theirs{1, 2000, "Printer", 2, TicketStatus::Waiting, Priority::High};

ThreadArrived threadBy(const QString &name)
{
    TicketChange mine;
    mine.id = 1;
    mine.actor = personId(1);
    mine.actorName = QStringLiteral("Ana Ribeiro");
    mine.at = Instant{1'500'000'000};
    TicketChange theirs;
    theirs.id = 2;
    theirs.actor = personId(2);
    theirs.actorName = name;
    theirs.at = Instant{2'000'000'000};
    return {ticketId(1), {}, {}, {mine, theirs}};
}

/// Solved by me with version 1, while it is version 2 on the server.
struct Conflicted : CommandsFixture
{
    std::optional<Conflict> conflict;
    QObject context;

    Conflicted()
    {
        QObject::connect(&commands, &TicketCommands::conflicted, &context,
                         [this](const Conflict &met) { conflict = met; });
        commands.setStatus(ticketId(1), TicketStatus::Resolved);
        backend.changed.fail(Error::Kind::Conflict);
    }
    void showBoth()
    {
        backend.tickets.answer(batch({Theirs}));
        backend.threads.answer(threadBy(QStringLiteral("Bo Lindqvist")));
    }
};

} // namespace

class TestConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeShowsAtOnceAndIsSentWithTheVersionSeen()
    {
        CommandsFixture f;
        f.commands.assign(ticketId(1), personId(2));
        QCOMPARE(f.ticket(1).assignee, personId(2));
        QCOMPARE(f.ticket(1).delivery, Delivery::Pending);
        QCOMPARE(f.backend.changed.last().version, 1);
        QCOMPARE(f.backend.changed.last().assignee, personId(2));
        QVERIFY(!f.backend.changed.last().status.has_value());
        Row stored{1, 2000, "Printer", 2};
        stored.assignee = personId(2);
        f.backend.changed.answer(batch({stored}));
        QCOMPARE(f.ticket(1).version, 2);
        QCOMPARE(f.ticket(1).assignee, personId(2));
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void aChangeToWhatItIsAlreadyIsNone()
    {
        CommandsFixture f;
        f.commands.setStatus(ticketId(1), TicketStatus::Open);
        f.commands.rename(ticketId(1), QStringLiteral(" Printer "));
        f.commands.setStatus(ticketId(99), TicketStatus::Open);
        QCOMPARE(f.backend.changed.count(), 0);
    }

    void twoChangesOfMineDoNotConflict()
    {
        CommandsFixture f;
        f.commands.setStatus(ticketId(1), TicketStatus::Waiting);
        f.commands.setPriority(ticketId(1), Priority::High);
        QCOMPARE(f.backend.changed.count(), 1);
        f.backend.changed.answer(batch({{1, 2000, "Printer", 2, TicketStatus::Waiting}}));
        QCOMPARE(f.backend.changed.count(), 2);
        QCOMPARE(f.backend.changed.last().version, 2);
        QCOMPARE(f.ticket(1).priority, Priority::High);
    }

    void aConflictShowsBothAndOverwritesNothing()
    {
        Conflicted f;
        f.showBoth();
        QVERIFY(f.conflict.has_value());
        QCOMPARE(f.conflict->mine.status, TicketStatus::Resolved);
        QCOMPARE(f.conflict->theirs.status, TicketStatus::Waiting);
        QCOMPARE(f.conflict->byWhom, QStringLiteral("Bo Lindqvist"));
        QCOMPARE(f.ticket(1).status, TicketStatus::Waiting);
        QCOMPARE(f.unsent().delivery, Delivery::Failed);
        f.pass(10min);
        f.commands.sendWaiting();
        QCOMPARE(f.backend.changed.count(), 1);
    }

    void sendingTheSameAgainDoesNotOverwriteEither()
    {
        Conflicted f;
        f.showBoth();
        f.commands.resend(f.unsent().id);
        QCOMPARE(f.backend.changed.last().version, 1);
    }

    void onlyThePersonOverwrites()
    {
        Conflicted f;
        f.showBoth();
        f.commands.overwrite(f.conflict->mine.id);
        QCOMPARE(f.backend.changed.last().version, 2);
        QCOMPARE(f.ticket(1).status, TicketStatus::Resolved);
        f.backend.changed.answer(batch({{1, 3000, "Printer", 3, TicketStatus::Resolved, Priority::High}}));
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.ticket(1).delivery, Delivery::Sent);
    }

    void orGivesUp()
    {
        Conflicted f;
        f.showBoth();
        QVERIFY(f.commands.discard(f.conflict->mine.id));
        QCOMPARE(f.ticket(1).status, TicketStatus::Waiting);
        QCOMPARE(f.ticket(1).delivery, Delivery::Sent);
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void nobodyIsNamedWhenTheServerDoesNotSay()
    {
        Conflicted f;
        f.backend.tickets.answer(batch({Theirs}));
        f.backend.threads.fail(Error::Kind::ServerFault);
        QVERIFY(f.conflict.has_value());
        QVERIFY(f.conflict->byWhom.isEmpty());
    }

    void aConflictWithMyOwnLostAnswerIsNone()
    {
        CommandsFixture f;
        QSignalSpy conflicted(&f.commands, &TicketCommands::conflicted);
        f.commands.setStatus(ticketId(1), TicketStatus::Resolved);
        f.commands.setPriority(ticketId(1), Priority::High);
        f.backend.changed.fail(Error::Kind::Offline); // stored, but nobody told us
        f.commands.sendWaiting();
        f.backend.changed.fail(Error::Kind::Conflict);
        f.backend.tickets.answer(batch({{1, 2000, "Printer", 2, TicketStatus::Resolved}}));
        QCOMPARE(conflicted.size(), 0);
        QCOMPARE(f.backend.changed.last().priority, Priority::High); // the next one goes on, on top of it
        QCOMPARE(f.backend.changed.last().version, 2);
        QCOMPARE(f.desk.outbox().size(), 1);
    }

    void whatIsWrittenOnANewTicketWhoseAnswerWasLostIsNoConflict_data()
    {
        QTest::addColumn<bool>("echoFirst");
        QTest::newRow("the echo is quicker") << true;
        QTest::newRow("the bad news is quicker") << false;
    }
    void whatIsWrittenOnANewTicketWhoseAnswerWasLostIsNoConflict()
    {
        QFETCH(bool, echoFirst);
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("New");
        f.commands.file(draft);
        f.commands.setPriority(draft.id, Priority::High);
        const auto echo = [&f] { f.desk.apply(arrive({{50, 3000, "New", 1}})); };
        if (echoFirst)
            echo();
        f.backend.filed.fail(Error::Kind::Offline);
        if (!echoFirst)
            echo();
        f.commands.sendWaiting();
        QCOMPARE(f.backend.changed.count(), 1);
        QCOMPARE(f.backend.changed.last().version, 1);
        f.backend.changed.answer(batch({{50, 3001, "New", 2, TicketStatus::Open, Priority::High}}));
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void aConflictWithATicketThatIsGoneSaysSo()
    {
        Conflicted f;
        QSignalSpy refused(&f.commands, &TicketCommands::refused);
        f.backend.tickets.fail(Error::Kind::NotFound);
        QVERIFY(!f.conflict.has_value());
        QCOMPARE(refused.size(), 1);
        QCOMPARE(f.desk.tickets().find(ticketId(1)), -1);
        QCOMPARE(f.unsent().error.kind, Error::Kind::NotFound);
    }

    void aConflictThatCannotBeLookedAtNowIsLookedAtLater()
    {
        Conflicted f;
        f.backend.tickets.fail(Error::Kind::Offline);
        QCOMPARE(f.unsent().delivery, Delivery::Waiting);
        f.commands.sendWaiting();
        f.backend.changed.fail(Error::Kind::Conflict);
        f.showBoth();
        QVERIFY(f.conflict.has_value());
    }

    void theNextChangeOnAnOldVersionConflictsToo()
    {
        CommandsFixture f;
        f.commands.setStatus(ticketId(1), TicketStatus::Resolved);
        f.commands.setPriority(ticketId(1), Priority::Critical);
        f.backend.changed.fail(Error::Kind::Conflict);
        f.backend.tickets.answer(batch({Theirs}));
        f.backend.threads.answer(threadBy({}));
        QCOMPARE(f.backend.changed.last().priority, Priority::Critical);
        QCOMPARE(f.backend.changed.last().version, 1); // not silently put on top of theirs
    }
};

QTEST_GUILESS_MAIN(TestConflicts)
#include "tst_conflicts.moc"
