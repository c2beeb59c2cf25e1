// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/ticketlistmodel.h"
#include "models/items/viewcounts.h"
#include "models/store/desk.h"
#include "tests/support/tickets.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace desk;
using namespace desk::test;
using Row = desk::test::Row;

namespace {

const PersonId Me = personId(1);

struct Fixture
{
    Desk desk{Me};

    Fixture(std::initializer_list<Row> rows = {})
    {
        desk.apply(GenerationStarted());
        desk.apply(
            PeopleArrived{{{Me, QStringLiteral("Ana Ribeiro"), Role::Staff, {}, true},
                           {personId(2), QStringLiteral("Orla Byrne"), Role::Client, companyId(1), true}}});
        desk.apply(CompaniesArrived{{{companyId(1), QStringLiteral("Corrib Foods"), false}}});
        desk.apply(arrive(rows));
        desk.apply(GenerationEnded());
        desk.flush();
    }
    void change(std::initializer_list<Row> rows)
    {
        desk.apply(arrive(rows));
        desk.flush();
    }
};

TicketFilter view(View view)
{
    TicketFilter filter;
    filter.view = view;
    filter.me = Me;
    return filter;
}

QList<qint64> numbers(const TicketListModel &model)
{
    QList<qint64> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << model.index(row, 0).data(TicketListModel::NumberRole).toLongLong();
    return found;
}

Row randomRow(QRandomGenerator &random)
{
    Row row{random.bounded(1u, 120u), random.bounded(1, 100000), random.bounded(2) ? "Printer" : "VPN",
            int(random.bounded(1, 1000))};
    row.status = TicketStatus(random.bounded(1, 6));
    row.assignee = random.bounded(2) ? Me : PersonId();
    row.requester = personId(2);
    return row;
}

int countOf(const Desk &desk, View view)
{
    const TicketTable &table = desk.tickets();
    int count = 0;
    for (TicketTable::Row row = 0; row < table.rowEnd(); ++row)
        count += table.isAlive(row) && isInView(table, row, view, table.nameIndex(Me.value));
    return count;
}

} // namespace

class TestTicketListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsAreShownAsTheyAre()
    {
        Fixture f{{4821, 1000, "Printer stops", 1, TicketStatus::Open, Priority::High, personId(2), Me,
                   companyId(1), "It prints one page"}};
        TicketListModel model(f.desk);
        QCOMPARE(model.count(), 1);
        const QModelIndex index = model.index(0, TicketListModel::TitleColumn);
        QCOMPARE(index.data().toString(), QStringLiteral("Printer stops"));
        QCOMPARE(index.data(TicketListModel::NumberRole).toLongLong(), 4821);
        QCOMPARE(index.data(TicketListModel::ExcerptRole).toString(), QStringLiteral("It prints one page"));
        QCOMPARE(index.data(TicketListModel::RequesterNameRole).toString(), QStringLiteral("Orla Byrne"));
        QCOMPARE(index.data(TicketListModel::CompanyNameRole).toString(), QStringLiteral("Corrib Foods"));
        QCOMPARE(index.data(TicketListModel::AssigneeNameRole).toString(), QStringLiteral("Ana Ribeiro"));
        QCOMPARE(index.data(TicketListModel::AssigneeRole).toUuid(), Me.value);
        QCOMPARE(index.data(TicketListModel::UpdatedRole).toLongLong(), 1'000'000'000);
        QCOMPARE(index.data(TicketListModel::UnreadRole).toBool(), false);
        QCOMPARE(index.data(TicketListModel::PriorityRole).toInt(), int(Priority::High));
        QCOMPARE(model.ticketAt(0).title, QStringLiteral("Printer stops"));
        QCOMPARE(model.idAt(0), ticketId(4821));
        QCOMPARE(model.rowOf(ticketId(4821)), 0);
        QCOMPARE(model.rowOf(ticketId(1)), -1);
    }

    void theSentenceSaysWhatTheRowShows()
    {
        Fixture f{{4821,
                   1000,
                   "Printer stops",
                   1,
                   TicketStatus::Waiting,
                   Priority::High,
                   personId(2),
                   {},
                   companyId(1)}};
        TicketListModel model(f.desk);
        const QString sentence = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(sentence.startsWith(
                     QStringLiteral("Ticket 4821, Printer stops, Waiting, priority High, "
                                    "from Orla Byrne of Corrib Foods, assigned to nobody, updated ")),
                 qPrintable(sentence));
    }

    void everyColumnHasAHeaderAndAText()
    {
        Fixture f{{4821, 1000, "Printer stops", 1, TicketStatus::Open, Priority::High, personId(2), Me,
                   companyId(1)}};
        TicketListModel model(f.desk);
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(!model.index(0, column).data().toString().isEmpty());
        }
    }

    void aChangedTicketMovesAndStaysSelected()
    {
        Fixture f{{1, 100}, {2, 200}, {3, 300}};
        TicketListModel model(f.desk);
        const QPersistentModelIndex selected = model.index(model.rowOf(ticketId(1)), 0);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        f.change({{1, 400, "newer", 2}});
        QCOMPARE(numbers(model), (QList<qint64>{1, 3, 2}));
        QCOMPARE(selected.row(), 0);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(resets.size(), 0);
    }

    void aSolvedTicketLeavesTheOpenOnes()
    {
        Fixture f{{1, 100}, {2, 200}};
        TicketListModel model(f.desk);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        f.change({{2, 300, "done", 2, TicketStatus::Resolved}});
        QCOMPARE(numbers(model), (QList<qint64>{1}));
        QCOMPARE(removed.size(), 1);
    }

    void anotherSortingKeepsTheSelection()
    {
        Fixture f{{1, 300, "a"}, {2, 200, "b"}, {3, 100, "c"}};
        TicketListModel model(f.desk);
        const QPersistentModelIndex selected = model.index(0, 3);
        TicketFilter filter = model.filter();
        filter.sort = Sort::Title;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setFilter(filter);
        QCOMPARE(numbers(model), (QList<qint64>{3, 2, 1}));
        QCOMPARE(selected.row(), 2);
        QCOMPARE(resets.size(), 0);
    }

    void aNameThatComesLateIsShownAndFound()
    {
        Fixture f{{1, 100, "a", 1, TicketStatus::Open, Priority::Low, personId(7)}};
        TicketListModel model(f.desk);
        TicketFilter filter = view(View::All);
        filter.text = QStringLiteral("thomas");
        model.setFilter(filter);
        QCOMPARE(model.count(), 0);
        f.desk.apply(
            PeopleArrived{{{personId(7), QStringLiteral("Thomas M\u00fcller"), Role::Client, {}, true}}});
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.requesterNameAt(0), QStringLiteral("Thomas M\u00fcller"));
    }

    void aFilterSetBetweenChangeAndFrameIsRight()
    {
        Fixture f{{1, 100}, {2, 200}};
        TicketListModel model(f.desk);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.desk.apply(arrive({{3, 300}}));
        f.desk.apply(TicketsGone{{ticketId(1)}});
        f.desk.apply(arrive({{4, 400}, {2, 500, "b", 2}}));
        model.setFilter(view(View::All));
        TicketFilter byNumber = view(View::AllOpen);
        byNumber.sort = Sort::Number;
        model.setFilter(byNumber);
        model.setFilter(view(View::All));
        f.desk.flush();
        QCOMPARE(numbers(model), (QList<qint64>{2, 4, 3}));
    }

    void randomWalksAgreeWithAFreshModel_data()
    {
        QTest::addColumn<int>("burst");
        QTest::newRow("one at a time") << 2;
        QTest::newRow("bursts") << 60;
    }
    void randomWalksAgreeWithAFreshModel()
    {
        QFETCH(int, burst);
        Fixture f;
        TicketListModel model(f.desk);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ViewCounts counts(f.desk);
        QRandomGenerator random(6);
        for (int step = 0; step < 150; ++step) {
            for (int i = random.bounded(1, burst); i > 0; --i) {
                if (random.bounded(8) == 0)
                    f.desk.apply(TicketsGone{{ticketId(random.bounded(1u, 120u))}});
                else
                    f.desk.apply(arrive({randomRow(random)}));
            }
            if (random.bounded(10) == 0)
                model.setFilter(view(View(random.bounded(ViewCount))));
            f.desk.flush();
            TicketListModel fresh(f.desk);
            fresh.setFilter(model.filter());
            QCOMPARE(model.rows(), fresh.rows());
            for (int one = 0; one < ViewCount; ++one)
                QCOMPARE(counts.count(View(one)), countOf(f.desk, View(one)));
        }
    }

    void countsFollowWhatIsUnread()
    {
        Fixture f{{1, 100}, {2, 200}};
        ViewCounts counts(f.desk);
        QSignalSpy changed(&counts, &ViewCounts::changed);
        QCOMPARE(counts.count(View::Unassigned), 2);
        QCOMPARE(counts.unread(), 0);
        f.change({{1, 300, "x", 2}});
        QCOMPARE(counts.unread(), 1);
        f.desk.apply(TicketSeen{ticketId(1)});
        f.desk.flush();
        QCOMPARE(counts.unread(), 0);
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestTicketListModel)
#include "tst_ticketlistmodel.moc"
