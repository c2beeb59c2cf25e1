// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What I wrote and the server does not have yet, as the desk shows it.
#include "models/store/desk.h"
#include "tests/support/tickets.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Row = desk::test::Row;

namespace {

const PersonId Me = personId(1);
const Error Offline{Error::Kind::Offline, {}, 0, {}, 0};
const Error Forbidden{Error::Kind::Forbidden, {}, 403, {}, 0};
const Error ConflictError{Error::Kind::Conflict, {}, 409, {}, 0};

struct Fixture
{
    Desk desk{Me};

    Fixture()
    {
        desk.apply(GenerationStarted());
        desk.apply(arrive({{1, 1000, "Printer", 1}, {2}}));
        desk.apply(GenerationEnded());
        desk.flush();
    }
    void post(const Draft &draft)
    {
        desk.apply(DraftPosted{draft, Me, QStringLiteral("Ana"), true, Instant{7}});
    }
    [[nodiscard]] Ticket ticket(quint32 id) const
    {
        return desk.tickets().ticket(TicketTable::Row(desk.tickets().find(ticketId(id))));
    }
    [[nodiscard]] bool has(TicketId id) const { return desk.tickets().find(id) >= 0; }
    [[nodiscard]] Delivery deliveryOf(const Draft &draft) const
    {
        return desk.outbox().find(idOf(draft))->delivery;
    }
};

TicketPatch solve(quint32 id = 1)
{
    TicketPatch patch;
    patch.ticket = ticketId(id);
    patch.version = 1;
    patch.status = TicketStatus::Resolved;
    return patch;
}

NewTicket request()
{
    NewTicket draft;
    draft.id = ticketId(50);
    draft.title = QStringLiteral("New");
    draft.description = QStringLiteral("It is\nnew.");
    return draft;
}

NewMessage words()
{
    NewMessage draft;
    draft.id = messageId(9);
    draft.ticket = ticketId(1);
    draft.body = QStringLiteral("Try again.");
    return draft;
}

} // namespace

class TestDrafts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatchShowsAtOnce()
    {
        Fixture f;
        f.post(solve());
        QCOMPARE(f.ticket(1).status, TicketStatus::Resolved);
        QCOMPARE(f.ticket(1).delivery, Delivery::Pending);
        QCOMPARE(f.ticket(1).version, 1); // age stays the server's
        QCOMPARE(f.desk.outbox().size(), 1);
    }

    void aServerRowMeanwhileChangesWhatIsBelow()
    {
        Fixture f;
        const TicketPatch patch = solve();
        f.post(patch);
        f.desk.apply(arrive({{1, 2000, "Renamed", 2, TicketStatus::Waiting, Priority::High}}));
        QCOMPARE(f.ticket(1).status, TicketStatus::Resolved);
        QCOMPARE(f.ticket(1).priority, Priority::High);
        QCOMPARE(f.ticket(1).title, QStringLiteral("Renamed"));
        f.desk.apply(DraftSettled{patch});
        QCOMPARE(f.ticket(1).status, TicketStatus::Waiting);
        QCOMPARE(f.ticket(1).delivery, Delivery::Sent);
    }

    void twoPatchesLieOnTopOfEachOther()
    {
        Fixture f;
        TicketPatch first = solve();
        TicketPatch second = solve();
        second.status = TicketStatus::Closed;
        second.title = QStringLiteral("Mine, Müller");
        f.post(first);
        f.post(second);
        QCOMPARE(f.ticket(1).status, TicketStatus::Closed);
        f.desk.apply(DraftSettled{second});
        QCOMPARE(f.ticket(1).status, TicketStatus::Resolved);
        QCOMPARE(f.ticket(1).title, QStringLiteral("Printer"));
        f.desk.apply(DraftSettled{first});
        QCOMPARE(f.ticket(1).status, TicketStatus::Open);
    }

    void aConflictTakesThePatchOffButKeepsIt()
    {
        Fixture f;
        const TicketPatch patch = solve();
        f.post(patch);
        f.desk.apply(arrive({{1, 2000, "Theirs", 2, TicketStatus::Waiting}}));
        f.desk.apply(DraftFailed{patch, ConflictError});
        QCOMPARE(f.ticket(1).status, TicketStatus::Waiting); // theirs
        QCOMPARE(f.ticket(1).delivery, Delivery::Failed);
        const Unsent *unsent = f.desk.outbox().find(patch.id);
        QCOMPARE(unsent->delivery, Delivery::Failed);
        QCOMPARE(std::get<TicketPatch>(unsent->draft), patch); // mine
    }

    void anUnansweredPatchStaysShownAsWaiting()
    {
        Fixture f;
        const TicketPatch patch = solve();
        f.post(patch);
        f.desk.apply(DraftFailed{patch, Offline});
        QCOMPARE(f.ticket(1).status, TicketStatus::Resolved);
        QCOMPARE(f.ticket(1).delivery, Delivery::Waiting);
    }

    void aNewTicketStandsInTheTableAtOnce()
    {
        Fixture f;
        f.post(request());
        QCOMPARE(f.ticket(50).number, 0);
        QCOMPARE(f.ticket(50).delivery, Delivery::Pending);
        QCOMPARE(f.ticket(50).requester, Me);
        QCOMPARE(f.ticket(50).excerpt, QStringLiteral("It is new."));
        QCOMPARE(f.desk.conversation(ticketId(50))->description, QStringLiteral("It is\nnew."));
        f.desk.apply(GenerationStarted());
        f.desk.apply(GenerationEnded());
        QVERIFY(f.has(ticketId(50))); // no generation can know of it
    }

    void theEchoOfANewTicketSettlesIt()
    {
        Fixture f;
        f.post(request());
        f.desk.apply(arrive({{50, 1, "New", 1}})); // older than this machine's clock says
        QCOMPARE(f.ticket(50).number, 50);
        QCOMPARE(f.ticket(50).delivery, Delivery::Sent);
        QCOMPARE(f.desk.outbox().size(), 0);
        f.desk.apply(DraftFailed{request(), Offline}); // the answer was lost, but it is stored
        QCOMPARE(f.ticket(50).delivery, Delivery::Sent);
        QCOMPARE(f.desk.outbox().size(), 0);
        f.desk.apply(DraftSettled{request()});
        QVERIFY(f.has(ticketId(50)));
    }

    void aRefusedTicketStaysAndCanBeGivenUp()
    {
        Fixture f;
        f.post(request());
        f.desk.apply(DraftFailed{request(), Forbidden});
        QCOMPARE(f.ticket(50).delivery, Delivery::Failed);
        f.desk.apply(DraftSettled{request()});
        QVERIFY(!f.has(ticketId(50)));
    }

    void aMessageIsPendingThenSent()
    {
        Fixture f;
        f.post(words());
        const Conversation *conversation = f.desk.conversation(ticketId(1));
        QCOMPARE(conversation->messages.at(0).delivery, Delivery::Pending);
        QCOMPARE(conversation->messages.at(0).fromTeam, true);
        Message stored = conversation->messages.at(0);
        stored.delivery = Delivery::Sent;
        stored.createdAt = Instant{9'000'000};
        f.desk.apply(MessagesArrived{{stored}});
        QCOMPARE(conversation->messages.size(), 1);
        QCOMPARE(conversation->messages.at(0), stored);
        QCOMPARE(f.desk.outbox().size(), 0);
        QCOMPARE(f.ticket(1).delivery, Delivery::Sent);
    }

    void anUnsentMessageStandsLastWhateverTheClockSays()
    {
        Fixture f;
        f.post(words()); // written in 1970, says this machine
        f.desk.apply(MessagesArrived{{message(1, 1, personId(2), 1500, QStringLiteral("hello"))}});
        const Conversation *conversation = f.desk.conversation(ticketId(1));
        QCOMPARE(conversation->messages.at(0).id, messageId(1));
        QCOMPARE(conversation->messages.at(1).id, messageId(9));
    }

    void aThreadKeepsWhatIsUnsentAndSettlesWhatIsThere()
    {
        Fixture f;
        f.post(words());
        f.desk.apply(
            ThreadArrived{ticketId(1), {}, {message(1, 1, personId(2), 1500, QStringLiteral("hello"))}, {}});
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.size(), 2);
        f.desk.apply(
            ThreadArrived{ticketId(1), {}, {message(9, 1, Me, 1600, QStringLiteral("Try again."))}, {}});
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.size(), 1);
        QCOMPARE(f.desk.outbox().size(), 0);
    }

    void refusalKeepsTheText()
    {
        Fixture f;
        f.post(words());
        f.desk.apply(DraftFailed{words(), Forbidden});
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.at(0).delivery, Delivery::Failed);
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.at(0).body, QStringLiteral("Try again."));
        f.desk.apply(DraftSettled{words()});
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.size(), 0);
    }

    void theTicketShowsTheWorstOfWhatIsUnsent()
    {
        Fixture f;
        f.post(solve());
        f.post(words());
        f.desk.apply(DraftFailed{words(), Forbidden});
        QCOMPARE(f.ticket(1).delivery, Delivery::Failed);
        f.desk.apply(DraftSettled{words()});
        QCOMPARE(f.ticket(1).delivery, Delivery::Pending);
    }

    void sendingAgainKeepsItsPlace()
    {
        Fixture f;
        const TicketPatch other = solve(2);
        f.post(words());
        f.post(other);
        f.desk.apply(DraftFailed{words(), Offline});
        f.post(words());
        QCOMPARE(f.desk.outbox().at(0).id, words().id.value);
        QCOMPARE(f.deliveryOf(words()), Delivery::Pending);
        QCOMPARE(f.desk.conversation(ticketId(1))->messages.size(), 1);
    }

    void whatIsOnItsWayIsNotNews()
    {
        Fixture f;
        f.post(solve());
        f.desk.apply(arrive({{1, 2000, "Printer", 2, TicketStatus::Resolved}}));
        QVERIFY(!f.desk.tickets().isUnread(TicketTable::Row(f.desk.tickets().find(ticketId(1)))));
    }
};

QTEST_GUILESS_MAIN(TestDrafts)
#include "tst_drafts.moc"
