// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/conversationmodel.h"
#include "models/store/desk.h"
#include "tests/support/tickets.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Row = desk::test::Row;
using Kind = TimelineRow::Kind;

namespace {

const PersonId Me = personId(1);
const PersonId Orla = personId(2);
constexpr qint64 Day = 86400;

/// A model as lines of text.
QStringList print(const ConversationModel &model)
{
    QStringList lines;
    for (const TimelineRow &row : model.rows()) {
        switch (row.kind) {
        case Kind::Day:
            lines << row.day.toString(Qt::ISODate);
            break;
        case Kind::NewLine:
            lines << QStringLiteral("new");
            break;
        case Kind::Change:
            lines << QStringLiteral("change %1").arg(row.change.id);
            break;
        case Kind::Description:
        case Kind::Message:
            lines << row.message.body;
            break;
        }
    }
    return lines;
}

TicketChange change(qint64 id, qint64 second)
{
    TicketChange made;
    made.id = id;
    made.ticket = ticketId(1);
    made.actor = Me;
    made.actorName = QStringLiteral("Ana Ribeiro");
    made.field = TicketChange::Field::Status;
    made.oldValue = QStringLiteral("open");
    made.newValue = QStringLiteral("resolved");
    made.at = Instant{second * 1'000'000};
    return made;
}

struct Fixture
{
    Desk desk{Me};
    ConversationModel model{desk};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Fixture()
    {
        model.setTimeZone(QTimeZone(0));
        desk.apply(PeopleArrived{{{Orla, QStringLiteral("Orla Byrne"), Role::Client, {}, true}}});
        desk.apply(arrive({{1, 1000, "Printer", 1, TicketStatus::Open, Priority::Low, Orla}, {2}}));
        Message note = message(2, 1, Me, Day + 5, QStringLiteral("note"));
        note.internal = true;
        desk.apply(ThreadArrived{ticketId(1),
                                 QStringLiteral("It stops."),
                                 {message(1, 1, Me, 100, QStringLiteral("answer")), note},
                                 {change(1, 50)}});
    }
    void say(quint32 id, PersonId author, qint64 second, const QString &body)
    {
        desk.apply(MessagesArrived{{message(id, 1, author, second, body)}});
    }
};

} // namespace

class TestConversationModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingStandsInTheOrderInWhichItHappened()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        QCOMPARE(print(f.model), (QStringList{QStringLiteral("1970-01-01"), QStringLiteral("It stops."),
                                              QStringLiteral("change 1"), QStringLiteral("answer"),
                                              QStringLiteral("1970-01-02"), QStringLiteral("note")}));
        QVERIFY(f.model.isLoaded());
        QCOMPARE(f.model.rowAt(1).message.authorName, QStringLiteral("Orla Byrne"));
    }

    void filtersShowTheirKind_data()
    {
        QTest::addColumn<int>("filter");
        QTest::addColumn<QString>("lines");
        QTest::newRow("talk") << int(ConversationModel::Filter::Talk) << "1970-01-01|It stops.|answer";
        QTest::newRow("notes") << int(ConversationModel::Filter::Notes) << "1970-01-02|note";
        QTest::newRow("events") << int(ConversationModel::Filter::Events) << "1970-01-01|change 1";
    }
    void filtersShowTheirKind()
    {
        QFETCH(int, filter);
        QFETCH(QString, lines);
        Fixture f;
        f.model.setTicket(ticketId(1));
        f.model.setFilter(ConversationModel::Filter(filter));
        QCOMPARE(print(f.model).join(u'|'), lines);
        QCOMPARE(f.model.countFor(ConversationModel::Filter(filter)),
                 lines.count(u'|') - lines.count(u'-') / 2 + 1);
    }

    void aNewMessageIsOneInsertion()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
        f.say(3, Orla, Day + 10, QStringLiteral("thanks"));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(print(f.model).last(), QStringLiteral("thanks"));
    }

    void aPendingReplyBecomesSentInItsPlace()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        NewMessage draft{messageId(9), ticketId(1), QStringLiteral("mine"), false};
        f.desk.apply(DraftPosted{draft, Me, QStringLiteral("Ana"), true, Instant{1}});
        QCOMPARE(f.model.rowAt(f.model.rowCount() - 1).message.delivery, Delivery::Pending);
        QCOMPARE(print(f.model).last(), QStringLiteral("mine"));
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.say(9, Me, Day + 20, QStringLiteral("mine"));
        QCOMPARE(print(f.model).last(), QStringLiteral("mine"));
        QCOMPARE(f.model.rowAt(f.model.rowCount() - 1).message.delivery, Delivery::Sent);
    }

    void whatCameSinceTheLastLookStandsUnderALine()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        QVERIFY(!print(f.model).contains(QStringLiteral("new"))); // the first look is no news
        f.model.setTicket(ticketId(2));
        f.say(3, Me, Day + 10, QStringLiteral("mine, from elsewhere"));
        f.say(4, Orla, Day + 20, QStringLiteral("thanks"));
        f.model.setTicket(ticketId(1));
        QCOMPARE(print(f.model).mid(5),
                 (QStringList{QStringLiteral("note"), QStringLiteral("mine, from elsewhere"),
                              QStringLiteral("new"), QStringLiteral("thanks")}));
        f.model.setTicket(ticketId(2));
        f.model.setTicket(ticketId(1));
        QVERIFY(!print(f.model).contains(QStringLiteral("new")));
    }

    void daysAreThoseOfTheZone()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        f.model.setTimeZone(QTimeZone(-3600));
        QCOMPARE(print(f.model).first(), QStringLiteral("1969-12-31"));
    }

    void anUnknownTicketIsEmptyUntilItIsRead()
    {
        Fixture f;
        QSignalSpy loaded(&f.model, &ConversationModel::loadedChanged);
        f.model.setTicket(ticketId(2));
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(!f.model.isLoaded());
        f.desk.apply(ThreadArrived{ticketId(2), QStringLiteral("words"), {}, {}});
        QCOMPARE(f.model.rowCount(), 2);
        QCOMPARE(loaded.size(), 1);
    }

    void theAuthorsNameMayComeLater()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        f.desk.apply(PeopleArrived{{{Orla, QStringLiteral("Orla O'Byrne"), Role::Client, {}, true}}});
        QCOMPARE(f.model.rowAt(1).message.authorName, QStringLiteral("Orla O'Byrne"));
    }

    void hostileTextStaysText()
    {
        Fixture f;
        const QString hostile =
            QStringLiteral("<img src=x onerror=alert(1)> ![x](http://evil) \u202egnp.exe");
        f.model.setTicket(ticketId(1));
        f.say(5, Orla, Day + 30, hostile);
        QCOMPARE(f.model.index(f.model.rowCount() - 1, 0).data(ConversationModel::BodyRole).toString(),
                 hostile);
    }

    void sentencesSayWhoAndWhat()
    {
        Fixture f;
        f.model.setTicket(ticketId(1));
        const auto sentence = [&f](int row) {
            return f.model.index(row, 0).data(Qt::AccessibleTextRole).toString();
        };
        QVERIFY(sentence(1).startsWith(QStringLiteral("Message by Orla Byrne, ")));
        QVERIFY2(sentence(2).startsWith(QStringLiteral("Status Open \u2192 Solved, by Ana Ribeiro, ")),
                 qPrintable(sentence(2)));
        QVERIFY(sentence(5).startsWith(QStringLiteral("Internal note by ")));
    }
};

QTEST_GUILESS_MAIN(TestConversationModel)
#include "tst_conversationmodel.moc"
