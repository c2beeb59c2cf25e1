// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/desk.h"
#include "models/store/watched.h"
#include "tests/support/fakebackend.h"
#include "tests/support/tickets.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Row = desk::test::Row;

namespace {

const PersonId Me = personId(1);
const PersonId Other = personId(2);

/// A desk whose first generation holds the rows.
struct LoadedDesk : Desk
{
    LoadedDesk(std::initializer_list<Row> rows)
        : Desk(Me)
    {
        apply(GenerationStarted());
        apply(arrive(rows));
        apply(GenerationEnded());
        flush();
    }
    [[nodiscard]] TicketTable::Row row(quint32 id) const
    {
        return TicketTable::Row(tickets().find(ticketId(id)));
    }
    [[nodiscard]] bool has(quint32 id) const { return tickets().find(ticketId(id)) >= 0; }
    [[nodiscard]] bool isUnread(quint32 id) const { return tickets().isUnread(row(id)); }
};

} // namespace

class TestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSingleChangeIsAnnouncedAtOnce()
    {
        Desk desk(Me);
        int announced = 0;
        connect(&desk, &Desk::ticketsChanged, this, [&announced] { ++announced; });
        desk.apply(arrive({{1}}));
        QCOMPARE(announced, 1);
    }

    void aBurstIsAnnouncedOnceAFrame()
    {
        Desk desk(Me);
        QList<TicketsChange> said;
        connect(&desk, &Desk::ticketsChanged, this, [&said](const TicketsChange &change) { said << change; });
        desk.apply(arrive({{1}}));
        for (int version = 2; version < 100; ++version)
            desk.apply(arrive({{1, 1000 + version, "a", version}, {2, 1000 + version, "b", version}}));
        QTRY_COMPARE(said.last().inserted.size() + said.last().updated.size(), 2u);
        QVERIFY2(said.size() < 20, "98 changes in a few frames");
        QCOMPARE(desk.tickets().version(0), 99);
    }

    void aRowThatCameAndWentInAFrameIsGone()
    {
        Desk desk(Me);
        desk.apply(arrive({{1}}));
        desk.apply(arrive({{2}}));
        desk.apply(TicketsGone{{ticketId(2)}});
        desk.flush();
        QCOMPARE(desk.tickets().size(), 1);
        desk.apply(arrive({{3}}));
        QCOMPARE(desk.tickets().title(TicketTable::Row(desk.tickets().find(ticketId(3)))),
                 QStringLiteral("Printer stops"));
    }

    void changesCausedByAListenerAreAnnouncedToo()
    {
        Desk desk(Me);
        QList<std::size_t> inserted;
        connect(&desk, &Desk::ticketsChanged, this, [&](const TicketsChange &change) {
            inserted << change.inserted.size();
            if (inserted.size() == 1)
                desk.apply(arrive({{2}}));
        });
        desk.apply(arrive({{1}}));
        QTRY_COMPARE(inserted, (QList<std::size_t>{1, 1}));
    }

    void aNewGenerationDropsWhatItDoesNotBring()
    {
        LoadedDesk desk{{1}, {2}, {3}};
        QList<TicketsChange> said;
        connect(&desk, &Desk::ticketsChanged, this, [&said](const TicketsChange &change) { said << change; });
        desk.apply(GenerationStarted());
        desk.apply(arrive({{2, 2000, "newer", 2}}));
        desk.apply(arrive({{3}, {4}}));
        desk.flush();
        QCOMPARE(desk.tickets().size(), 4); // nothing is emptied in between
        desk.apply(GenerationEnded());
        desk.flush();
        QCOMPARE(desk.tickets().size(), 3);
        QVERIFY(!desk.has(1) && desk.has(2) && desk.has(3) && desk.has(4));
        std::size_t removed = 0;
        for (const TicketsChange &change : said)
            removed += change.removed.size();
        QCOMPARE(removed, 1u);
    }

    void aNewGenerationDropsPeopleToo()
    {
        LoadedDesk desk{};
        desk.apply(GenerationStarted());
        desk.apply(PeopleArrived{
            {{Me, QStringLiteral("Ana"), Role::Staff, {}, true}, {Other, {}, Role::Staff, {}, true}}});
        desk.apply(CompaniesArrived{{{companyId(1), QStringLiteral("Corrib"), false}}});
        desk.apply(GenerationEnded());
        QCOMPARE(desk.people().size(), 2);
        desk.apply(GenerationStarted());
        desk.apply(PeopleArrived{{{Me, QStringLiteral("Ana"), Role::Staff, {}, true}}});
        desk.apply(GenerationEnded());
        QCOMPARE(desk.people().size(), 1);
        QCOMPARE(desk.companies().size(), 0);
    }

    void whatOthersChangeIsUnread()
    {
        LoadedDesk desk{{1}, {2}};
        QVERIFY(!desk.isUnread(1)); // the first load is not news
        desk.apply(arrive({{1, 2000, "changed", 2}}));
        QVERIFY(desk.isUnread(1) && !desk.isUnread(2));
        desk.apply(TicketSeen{ticketId(1)});
        QVERIFY(!desk.isUnread(1));
        desk.apply(arrive({{1, 2000, "changed", 2}}));
        QVERIFY(!desk.isUnread(1)); // the same again is not news either
    }

    void newTicketsOfOthersAreUnread()
    {
        LoadedDesk desk{};
        desk.apply(arrive({{1, 1, "theirs", 1, TicketStatus::Open, Priority::Low, Other}}));
        desk.apply(arrive({{2, 1, "mine", 1, TicketStatus::Open, Priority::Low, Me}}));
        QVERIFY(desk.isUnread(1) && !desk.isUnread(2));
    }

    void othersMessagesMakeATicketUnreadAndMineDoNot()
    {
        LoadedDesk desk{{1}, {2}};
        desk.apply(MessagesArrived{{message(1, 1, Other, 1500, QStringLiteral("hello"))}});
        desk.apply(MessagesArrived{{message(2, 2, Me, 1500, QStringLiteral("hello"))}});
        QVERIFY(desk.isUnread(1) && !desk.isUnread(2));
        // The row that my message touched comes later.
        Row touched{2, 1501, "Printer stops", 1};
        touched.lastMessage = 1500;
        desk.apply(arrive({touched}));
        QVERIFY(!desk.isUnread(2));
        touched.updated = 1600;
        touched.version = 2;
        desk.apply(arrive({touched}));
        QVERIFY(desk.isUnread(2));
    }

    void messagesAreKeptOnlyWhereSomebodyLooked()
    {
        LoadedDesk desk{{1}, {2}};
        desk.apply(MessagesArrived{{message(1, 1, Other, 1500, QStringLiteral("hello"))}});
        QVERIFY(!desk.conversation(ticketId(1)));
        desk.apply(TicketSeen{ticketId(1)});
        desk.apply(MessagesArrived{{message(2, 1, Other, 1600, QStringLiteral("again"))}});
        QCOMPARE(desk.conversation(ticketId(1))->messages.size(), 1);
        QVERIFY(!desk.conversation(ticketId(1))->loaded);
    }

    void aThreadReplacesButKeepsWhatIsYounger()
    {
        LoadedDesk desk{{1}};
        desk.apply(TicketSeen{ticketId(1)});
        desk.apply(
            MessagesArrived{{message(1, 1, Other, 100, QStringLiteral("deleted since")),
                             message(3, 1, Other, 300, QStringLiteral("came while the answer travelled"))}});
        desk.apply(ThreadArrived{ticketId(1),
                                 QStringLiteral("It stops."),
                                 {message(2, 1, Other, 200, QStringLiteral("read"))},
                                 {}});
        const Conversation *conversation = desk.conversation(ticketId(1));
        QCOMPARE(conversation->messages.size(), 2);
        QCOMPARE(conversation->messages.at(0).id, messageId(2));
        QCOMPARE(conversation->messages.at(1).id, messageId(3));
        QCOMPARE(conversation->description, QStringLiteral("It stops."));
        QVERIFY(conversation->loaded);
    }

    void messagesGoWithoutTheirTicketBeingNamed()
    {
        LoadedDesk desk{{1}};
        desk.apply(TicketSeen{ticketId(1)});
        desk.apply(MessagesArrived{{message(1, 1, Other, 100, QStringLiteral("hello"))}});
        QSignalSpy changed(&desk, &Desk::conversationChanged);
        desk.apply(MessagesGone{{messageId(1), messageId(9)}});
        QCOMPARE(desk.conversation(ticketId(1))->messages.size(), 0);
        QCOMPARE(changed.size(), 1);
    }

    void whatLeavesOurSightLeavesTheMemory()
    {
        LoadedDesk desk{{1}};
        desk.apply(TicketSeen{ticketId(1)});
        desk.apply(ThreadArrived{ticketId(1),
                                 QStringLiteral("secret"),
                                 {message(1, 1, Other, 100, QStringLiteral("secret"))},
                                 {}});
        desk.apply(TicketsGone{{ticketId(1)}});
        QCOMPARE(desk.conversation(ticketId(1))->messages.size(), 0);
        QVERIFY(desk.conversation(ticketId(1))->description.isEmpty());
        QVERIFY(!desk.conversation(ticketId(1))->loaded);
    }

    void aGenerationMakesConversationsDoubtful()
    {
        LoadedDesk desk{{1}};
        desk.apply(ThreadArrived{ticketId(1), {}, {}, {}});
        QVERIFY(desk.conversation(ticketId(1))->loaded);
        desk.apply(GenerationStarted());
        desk.apply(arrive({{1}}));
        desk.apply(GenerationEnded());
        QVERIFY(!desk.conversation(ticketId(1))->loaded);
    }

    void aWatchFollowsOneTicket()
    {
        LoadedDesk desk{{1}};
        TicketWatch watch(desk);
        QSignalSpy changed(&watch, &TicketWatch::changed);
        watch.setTicket(ticketId(2));
        QVERIFY(!watch.ticket().has_value());
        desk.apply(arrive({{2, 1, "new"}}));
        desk.flush();
        QCOMPARE(watch.ticket()->title, QStringLiteral("new"));
        QCOMPARE(changed.size(), 1);
        desk.apply(arrive({{1, 2000, "other", 2}}));
        desk.flush();
        QCOMPARE(changed.size(), 1);
        desk.apply(TicketsGone{{ticketId(2)}});
        desk.flush();
        QVERIFY(!watch.ticket().has_value());
    }
};

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
