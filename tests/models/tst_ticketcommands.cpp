// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/commandsfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Row = desk::test::Row;

class TestTicketCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aReplyIsPendingThenSent()
    {
        CommandsFixture f;
        QCOMPARE(f.commands.reply(ticketId(1), QStringLiteral("  Try again.\r\n")), TextProblem::None);
        QCOMPARE(f.backend.posted.last().body, QStringLiteral("Try again."));
        QVERIFY(!f.backend.posted.last().internal);
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Pending);
        f.backend.posted.answer(f.stored());
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Sent);
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.ticket(1).delivery, Delivery::Sent);
    }

    void aNoteIsInternal()
    {
        CommandsFixture f;
        f.commands.note(ticketId(1), QStringLiteral("psst"));
        QVERIFY(f.backend.posted.last().internal);
    }

    void whatMayNotBeWrittenIsNotSent()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.title = QStringLiteral("a\u0007");
        QCOMPARE(f.commands.file(draft), TextProblem::ControlCharacters);
        draft.title = QString(1 << 20, u'x');
        QCOMPARE(f.commands.file(draft), TextProblem::TooLong);
        draft.title = QStringLiteral("fine");
        draft.description = QString(20001, u'x');
        QCOMPARE(f.commands.file(draft), TextProblem::TooLong);
        QCOMPARE(f.commands.reply(ticketId(1), QStringLiteral(" \n ")), TextProblem::Empty);
        QCOMPARE(f.commands.rename(ticketId(1), {}), TextProblem::Empty);
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.backend.filed.count() + f.backend.posted.count() + f.backend.changed.count(), 0);
    }

    void theEchoMayComeFirst()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        f.desk.apply(MessagesArrived{{f.stored()}});
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Sent);
        f.backend.posted.answer(f.stored());
        QCOMPARE(f.conversation().messages.size(), 1);
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void theEchoMayComeLast()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        const Message stored = f.stored();
        f.backend.posted.answer(stored);
        f.desk.apply(MessagesArrived{{stored}});
        QCOMPARE(f.conversation().messages.size(), 1);
    }

    void refusalKeepsTheText()
    {
        CommandsFixture f;
        QSignalSpy refused(&f.commands, &TicketCommands::refused);
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        f.backend.posted.fail(Error::Kind::Forbidden);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(f.conversation().messages.at(0).body, QStringLiteral("Try again."));
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Failed);
        QCOMPARE(f.unsent().error.kind, Error::Kind::Forbidden);
        f.pass(10min);
        f.commands.sendWaiting();
        QCOMPARE(f.backend.posted.count(), 1); // a no is a no until the person says otherwise
        f.commands.resend(f.unsent().id);
        QCOMPARE(f.backend.posted.count(), 2);
        QCOMPARE(f.backend.posted.all()[0], f.backend.posted.all()[1]);
        f.backend.posted.answer(f.stored());
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void theUnansweredIsSentAgainUnderTheSameId_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("offline") << int(Error::Kind::Offline);
        QTest::newRow("server fault") << int(Error::Kind::ServerFault);
        QTest::newRow("dropped") << int(Error::Kind::Cancelled);
        QTest::newRow("locked") << int(Error::Kind::Locked);
        QTest::newRow("garbled") << int(Error::Kind::Garbled);
    }
    void theUnansweredIsSentAgainUnderTheSameId()
    {
        QFETCH(int, kind);
        CommandsFixture f;
        QSignalSpy refused(&f.commands, &TicketCommands::refused);
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        f.backend.posted.fail(Error::Kind(kind));
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Waiting);
        f.commands.sendWaiting(); // the server can be reached again
        QCOMPARE(f.backend.posted.count(), 2);
        QCOMPARE(f.backend.posted.all()[0].id, f.backend.posted.all()[1].id);
        f.backend.posted.answer(f.stored());
        QCOMPARE(f.conversation().messages.size(), 1);
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(refused.size(), 0);
    }

    void theUnansweredIsSentAgainByItself()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        for (int failure = 1; failure < 6; ++failure) {
            f.backend.posted.fail(Error::Kind::ServerFault);
            QCOMPARE(f.backend.posted.count(), failure);
            f.pass(61s);
            QCOMPARE(f.backend.posted.count(), failure + 1);
        }
    }

    void aBusyServerIsGivenTheTimeItAsksFor()
    {
        CommandsFixture f;
        QSignalSpy refused(&f.commands, &TicketCommands::refused);
        f.commands.reply(ticketId(1), QStringLiteral("one"));
        f.commands.reply(ticketId(1), QStringLiteral("two"));
        f.backend.posted.fail(Error::Kind::Busy, 30);
        QCOMPARE(refused.size(), 0);
        QCOMPARE(f.unsent(0).delivery, Delivery::Waiting);
        f.commands.sendWaiting(); // a pull went well, which is another matter
        f.commands.reply(ticketId(1), QStringLiteral("three"));
        QCOMPARE(f.unsent(2).delivery, Delivery::Waiting);
        f.pass(29s);
        QCOMPARE(f.backend.posted.count(), 1);
        f.pass(32s);
        for (const char *words : {"one", "two", "three"}) {
            QCOMPARE(f.backend.posted.last().body, QLatin1String(words));
            f.backend.posted.answer(f.stored());
        }
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void whoIsToldToWaitMayTryAllTheSame()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("one"));
        f.backend.posted.fail(Error::Kind::Busy, 900);
        f.commands.resend(f.unsent().id);
        QCOMPARE(f.backend.posted.count(), 2);
        f.backend.posted.fail(Error::Kind::Offline); // does not shorten what the busy server asked for
        f.pass(10min);
        QCOMPARE(f.backend.posted.count(), 2);
        f.pass(10min);
        QCOMPARE(f.backend.posted.count(), 3);
    }

    void anEchoSettlesWhatSeemedUnanswered()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("Try again."));
        f.backend.posted.fail(Error::Kind::Offline);
        f.desk.apply(MessagesArrived{{f.stored()}}); // it was stored; only the answer was lost
        f.commands.sendWaiting();
        f.pass(2min);
        QCOMPARE(f.backend.posted.count(), 1);
        QCOMPARE(f.conversation().messages.at(0).delivery, Delivery::Sent);
    }

    void wordsAreSentInTheOrderInWhichTheyWereWritten()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("one"));
        f.commands.reply(ticketId(1), QStringLiteral("two"));
        f.commands.reply(ticketId(2), QStringLiteral("elsewhere"));
        QCOMPARE(f.backend.posted.count(), 2); // "two" waits for "one", another ticket does not
        f.backend.posted.fail(Error::Kind::Offline);
        QCOMPARE(f.unsent(0).delivery, Delivery::Waiting);
        QCOMPARE(f.unsent(1).delivery, Delivery::Waiting);
        f.backend.posted.fail(Error::Kind::Offline);
        f.commands.sendWaiting();
        QStringList bodies;
        for (const NewMessage &draft : f.backend.posted.all().mid(2))
            bodies << draft.body;
        bodies.sort();
        QCOMPARE(bodies, (QStringList{QStringLiteral("elsewhere"), QStringLiteral("one")}));
    }

    void aRefusedReplyDoesNotHoldUpTheNext()
    {
        CommandsFixture f;
        f.commands.reply(ticketId(1), QStringLiteral("one"));
        f.commands.reply(ticketId(1), QStringLiteral("two"));
        f.backend.posted.fail(Error::Kind::Rejected);
        QCOMPARE(f.backend.posted.last().body, QStringLiteral("two"));
    }

    void aNewTicketComesBeforeWhatBelongsToIt()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("New");
        f.commands.file(draft);
        f.commands.reply(draft.id, QStringLiteral("And another thing"));
        f.commands.setPriority(draft.id, Priority::High);
        QCOMPARE(f.backend.filed.count(), 1);
        QCOMPARE(f.backend.posted.count(), 0);
        f.backend.filed.answer(batch({{50, 3000, "New", 1}}));
        QCOMPARE(f.ticket(50).number, 50);
        QCOMPARE(f.backend.posted.count(), 1);
        f.backend.posted.answer(f.stored());
        QCOMPARE(f.backend.changed.last().version, 1); // the one that came of filing
        f.backend.changed.answer(batch({{50, 3001, "New", 2, TicketStatus::Open, Priority::High}}));
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.ticket(50).delivery, Delivery::Sent);
    }

    void aRefusedTicketHoldsBackWhatBelongsToItAndCanBeMended()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("Bad word");
        f.commands.file(draft);
        f.commands.reply(draft.id, QStringLiteral("And another thing"));
        f.backend.filed.fail(Error::Kind::Rejected);
        f.commands.sendWaiting();
        QCOMPARE(f.backend.posted.count(), 0);
        draft.title = QStringLiteral("Good word");
        f.commands.file(draft);
        QCOMPARE(f.backend.filed.last().title, QStringLiteral("Good word"));
        QCOMPARE(f.ticket(50).title, QStringLiteral("Good word"));
        f.backend.filed.answer(batch({{50, 3000, "Good word", 1}}));
        QCOMPARE(f.backend.posted.count(), 1);
    }

    void theEchoOfARefusedTicketFreesWhatBelongsToIt()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("New");
        f.commands.file(draft);
        f.commands.reply(draft.id, QStringLiteral("And another thing"));
        f.backend.filed.fail(Error::Kind::Forbidden);
        f.desk.apply(arrive({{50, 3000, "New", 1}})); // an earlier attempt was stored after all
        f.commands.sendWaiting();
        QCOMPARE(f.backend.posted.count(), 1);
    }

    void whatWasMendedTooLateStaysUnsent()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("Before");
        f.commands.file(draft);
        f.backend.filed.fail(Error::Kind::Rejected); // says something in between; it was stored
        draft.title = QStringLiteral("Mended");
        f.commands.file(draft);
        f.commands.reply(draft.id, QStringLiteral("And another thing"));
        f.desk.apply(arrive({{50, 3000, "Before", 1}}));
        f.backend.filed.fail(Error::Kind::Conflict);
        const Unsent *unsent = f.desk.outbox().find(draft.id.value);
        QVERIFY(unsent);
        QCOMPARE(std::get<NewTicket>(unsent->draft).title, QStringLiteral("Mended"));
        QCOMPARE(unsent->delivery, Delivery::Failed);
        QCOMPARE(f.ticket(50).title, QStringLiteral("Before"));
        QCOMPARE(f.backend.posted.count(), 1); // the ticket is there: the reply may go
        f.desk.apply(arrive({{50, 4000, "Before", 2}}));
        QVERIFY(f.commands.discard(draft.id.value));
        QCOMPARE(f.ticket(50).title, QStringLiteral("Before"));
    }

    void givingUpATicketGivesUpWhatBelongsToIt()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.id = ticketId(50);
        draft.title = QStringLiteral("New");
        f.commands.file(draft);
        f.commands.reply(draft.id, QStringLiteral("And another thing"));
        QVERIFY(!f.commands.discard(draft.id.value)); // it is on its way
        f.backend.filed.fail(Error::Kind::Forbidden);
        QVERIFY(f.commands.discard(draft.id.value));
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.desk.tickets().find(draft.id), -1);
        QVERIFY(!f.commands.discard(draft.id.value));
    }

    void openingReadsTheThreadOnceAtATime()
    {
        CommandsFixture f;
        f.desk.apply(arrive({{1, 2000, "changed", 2}}));
        f.commands.openThread(ticketId(1));
        f.commands.openThread(ticketId(1));
        QCOMPARE(f.backend.threads.count(), 1);
        QVERIFY(!f.desk.tickets().isUnread(0));
        f.backend.threads.answer(ThreadArrived{ticketId(1), QStringLiteral("It stops."), {}, {}});
        QVERIFY(f.conversation().loaded);
        f.commands.openThread(ticketId(1));
        QCOMPARE(f.backend.threads.count(), 2);
    }

    void aThreadThatCouldNotBeReadIsReadWhenTheServerIsBack()
    {
        CommandsFixture f;
        QSignalSpy failed(&f.commands, &TicketCommands::threadFailed);
        f.commands.openThread(ticketId(1));
        f.backend.threads.fail(Error::Kind::Offline);
        QCOMPARE(failed.size(), 1);
        f.commands.sendWaiting();
        QCOMPARE(f.backend.threads.count(), 2);
        f.backend.threads.answer(ThreadArrived{ticketId(1), {}, {}, {}});
        f.commands.sendWaiting();
        QCOMPARE(f.backend.threads.count(), 2);
    }

    void aThreadThatIsGoneIsNotAskedForWithEachRound()
    {
        CommandsFixture f;
        f.commands.openThread(ticketId(1));
        f.backend.threads.fail(Error::Kind::NotFound);
        f.commands.sendWaiting();
        QCOMPARE(f.backend.threads.count(), 1);
        f.commands.openThread(ticketId(1)); // but when somebody asks
        QCOMPARE(f.backend.threads.count(), 2);
    }

    void openThreadsAreReadAgainAfterAGeneration()
    {
        CommandsFixture f;
        f.commands.openThread(ticketId(1));
        f.backend.threads.answer(ThreadArrived{ticketId(1), {}, {}, {}});
        f.desk.apply(GenerationStarted());
        f.desk.apply(arrive({{1}}));
        f.desk.apply(GenerationEnded());
        QCOMPARE(f.backend.threads.count(), 2);
    }

    void aTicketThatIsOnlyHereIsNotAskedFor()
    {
        CommandsFixture f;
        NewTicket draft;
        draft.title = QStringLiteral("New");
        f.commands.file(draft);
        f.commands.openThread(draft.id);
        QCOMPARE(f.backend.threads.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTicketCommands)
#include "tst_ticketcommands.moc"
