// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The composer's presenter and the open ticket's, without a widget.
#include "tests/ui/staff/demodesk.h"
#include "ui/conversation/replypresenter.h"
#include "ui/conversation/ticketpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Kind = ReplyPresenter::Kind;
using After = ReplyPresenter::After;

namespace {

struct Writing
{
    Writing()
    {
        demo.fill(20);
        reply.setTicket(demo.printer);
        reply.setAfter(After::Keep);
    }
    TicketId other() const { return demo.desk.tickets().id(0); }

    DemoDesk demo;
    ReplyPresenter reply{demo.commands, demo.desk, demo.clock, demo.ana, true};
};

Message from(const DemoDesk &demo, PersonId author)
{
    Message message;
    message.id = MessageId::create();
    message.ticket = demo.printer;
    message.author = author;
    message.body = QStringLiteral("hello");
    message.createdAt = demo.clock.now();
    return message;
}

} // namespace

class TestReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftStaysWithItsTicket()
    {
        Writing writing;
        writing.reply.setText("half an ans");
        writing.reply.setKind(Kind::Note);
        writing.reply.setText("a thought");
        writing.reply.setTicket(writing.other());
        QCOMPARE(writing.reply.text(), QString());
        QVERIFY(writing.reply.hasDraft(writing.demo.printer));
        writing.reply.setTicket(writing.demo.printer);
        QCOMPARE(writing.reply.kind(), Kind::Note);
        QCOMPARE(writing.reply.text(), QStringLiteral("a thought"));
        writing.reply.setKind(Kind::Reply);
        QCOMPARE(writing.reply.text(), QStringLiteral("half an ans"));
    }

    void aDraftOutlivesTheWindowInABook()
    {
        DemoDesk demo;
        demo.fill(20);
        DraftBook book;
        {
            ReplyPresenter reply(demo.commands, demo.desk, demo.clock, demo.ana, true);
            reply.setBook(book);
            reply.setTicket(demo.printer);
            reply.setText("half an answer");
        }
        ReplyPresenter somebodyElse(demo.commands, demo.desk, demo.clock, demo.bo, true);
        somebodyElse.setBook(book);
        somebodyElse.setTicket(demo.printer);
        QCOMPARE(somebodyElse.text(), QString());
        ReplyPresenter again(demo.commands, demo.desk, demo.clock, demo.ana, true);
        again.setBook(book);
        again.setTicket(demo.printer);
        QCOMPARE(again.text(), QStringLiteral("half an answer"));
        again.send();
        QCOMPARE(book.count(), 0);
    }

    void sendingEmptiesOnlyWhatWasSent()
    {
        Writing writing;
        writing.reply.setText("the answer");
        writing.reply.setKind(Kind::Note);
        writing.reply.setText("the note");
        writing.reply.send();
        QCOMPARE(writing.demo.backend.posted.size(), 1);
        QVERIFY(writing.demo.backend.posted.first().internal);
        QCOMPARE(writing.reply.text(), QString());
        writing.reply.setKind(Kind::Reply);
        QCOMPARE(writing.reply.text(), QStringLiteral("the answer"));
    }

    void aReplyNeverLeavesAsNoteNorANoteAsReply()
    {
        Writing writing;
        writing.reply.setText("for Orla");
        writing.reply.send();
        QVERIFY(!writing.demo.backend.posted.first().internal);
        QCOMPARE(writing.demo.backend.posted.first().body, QStringLiteral("for Orla"));
    }

    void emptyAndEndlessTextsCannotBeSent_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("white space") << " \n\t ";
        QTest::newRow("too long") << QString(NewTicket::MaxText + 1, u'x');
        QTest::newRow("control characters") << QString("a") + QChar(0x07) + "b";
    }
    void emptyAndEndlessTextsCannotBeSent()
    {
        QFETCH(QString, text);
        Writing writing;
        writing.reply.setText(text);
        QVERIFY(!writing.reply.canSend());
        writing.reply.send();
        QVERIFY(writing.demo.backend.posted.isEmpty());
        QCOMPARE(writing.reply.text(), text);
    }

    void whatCameInMeanwhileIsShownBeforeSending()
    {
        Writing writing;
        QSignalSpy review(&writing.reply, &ReplyPresenter::reviewAsked);
        writing.reply.setText("an answer to what I know");
        writing.demo.desk.apply(MessagesArrived{{from(writing.demo, writing.demo.orla)}});
        writing.demo.desk.flush();
        QCOMPARE(writing.reply.toReview(), 1);
        writing.reply.send();
        QCOMPARE(review.count(), 1);
        QVERIFY(writing.demo.backend.posted.isEmpty());
        writing.reply.send();
        QCOMPARE(writing.demo.backend.posted.size(), 1);
    }

    void whatStoodThereBeforeTheFirstKeyNeedsNoReview()
    {
        Writing writing;
        writing.reply.setTicket(writing.other());
        writing.reply.setText("typed before the conversation was read");
        Message old = from(writing.demo, writing.demo.orla);
        old.ticket = writing.other();
        writing.demo.desk.apply(ThreadArrived{writing.other(), {}, {old}, {}});
        QCOMPARE(writing.reply.toReview(), 0);
        Message fresh = old;
        fresh.id = MessageId::create();
        writing.demo.desk.apply(MessagesArrived{{fresh}});
        writing.demo.desk.flush();
        QCOMPARE(writing.reply.toReview(), 1);
    }

    void myOwnMessagesNeedNoReview()
    {
        Writing writing;
        writing.reply.setText("an answer");
        writing.demo.desk.apply(MessagesArrived{{from(writing.demo, writing.demo.ana)}});
        writing.demo.desk.flush();
        QCOMPARE(writing.reply.toReview(), 0);
    }

    void sendAndWaitChangesTheStatus()
    {
        Writing writing;
        writing.reply.setAfter(After::Wait);
        writing.reply.setText("please try again");
        writing.reply.send();
        const int row = writing.demo.desk.tickets().find(writing.demo.printer);
        QCOMPARE(writing.demo.desk.tickets().status(TicketTable::Row(row)), TicketStatus::Waiting);
    }

    void clientsHaveNoNotes()
    {
        DemoDesk demo;
        demo.fill(20);
        ReplyPresenter reply(demo.commands, demo.desk, demo.clock, demo.orla, false);
        reply.setTicket(demo.printer);
        reply.setKind(Kind::Note);
        QCOMPARE(reply.kind(), Kind::Reply);
        reply.setAfter(After::Solve);
        QCOMPARE(reply.after(), After::Keep);
    }

    void theRecipientIsTheOneWhoAsked()
    {
        Writing writing;
        QCOMPARE(writing.reply.recipient(), QStringLiteral("Orla"));
    }

    void aConflictShowsBothVersionsAndDecidesNothing()
    {
        DemoDesk demo;
        demo.fill(20);
        TicketPresenter ticket(demo.commands, demo.desk);
        ticket.setTicket(demo.printer);
        ticket.setPriority(Priority::Critical);
        QTRY_COMPARE(demo.backend.changed.size(), 1);
        const TicketPatch mine = demo.backend.changed.first();
        QuietBackend::answer(demo.backend.changes,
                             Result<TicketBatch>(Error{Error::Kind::Conflict, {}, 409, {}, 0}));
        QTRY_COMPARE(demo.backend.tickets.size(), std::size_t(1)); // what is there now?
        TicketRecord theirs;
        theirs.id = demo.printer.value;
        theirs.title = "Printer";
        theirs.status = TicketStatus::InProgress;
        theirs.priority = Priority::Low;
        theirs.version = mine.version + 1;
        theirs.updatedAt = demo.clock.now().micros;
        TicketBatch batch;
        batch.append(theirs);
        QuietBackend::answer(demo.backend.tickets, Result<TicketBatch>(batch));
        QTRY_COMPARE(demo.backend.threads.size(), std::size_t(2)); // the opening, and who it was
        for (int i = 0; i < 2; ++i)
            QuietBackend::answer(demo.backend.threads,
                                 Result<ThreadArrived>(Error{Error::Kind::Offline, {}, 0, {}, 0}));
        QTRY_VERIFY(ticket.conflict());
        QCOMPARE(ticket.conflictLines(), (QList<ConflictLine>{{"Priority", "Critical", "Low"}}));
        QCOMPARE(demo.backend.changed.size(), 1);
        ticket.takeTheirs();
        QVERIFY(!ticket.conflict());
        QVERIFY(demo.desk.outbox().isEmpty());
        QCOMPARE(demo.backend.changed.size(), 1);
    }

    void openingReadsTheConversationOnce()
    {
        DemoDesk demo;
        demo.fill(20);
        TicketPresenter ticket(demo.commands, demo.desk);
        ticket.setTicket(demo.desk.tickets().id(3));
        ticket.setTicket(demo.desk.tickets().id(3));
        QCOMPARE(demo.backend.readThreads.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
