// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowgatherer.h"
#include "models/store/ticketorder.h"
#include "tests/support/tickets.h"

#include <QRandomGenerator>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

struct Fixture
{
    TicketTable table;
    Collection<Person> people;
    Collection<Company> companies;

    Fixture()
    {
        people.upsert(Person{personId(1), QStringLiteral("Orla Byrne"), Role::Client, companyId(1), true});
        people.upsert(Person{personId(2), QStringLiteral("Thomas Müller"), Role::Client, companyId(2), true});
        people.upsert(Person{personId(3), QStringLiteral("Ana Ribeiro"), Role::Staff, {}, true});
        companies.upsert(Company{companyId(1), QStringLiteral("Corrib Foods"), false});
        companies.upsert(Company{companyId(2), QStringLiteral("Hartmann"), false});
    }

    TicketTable::Row add(const test::Row &row) { return table.write(row.record()).row; }
    std::vector<quint32> numbers(const TicketOrder &order) const
    {
        std::vector<quint32> found;
        for (const TicketTable::Row row : order.rows())
            found.push_back(quint32(table.number(row)));
        return found;
    }
    TicketOrder order() const { return {table, people, companies}; }
};

test::Row randomRow(QRandomGenerator &random)
{
    static const char *const titles[] = {"Printer stops", "printer smokes", "\u00c4rger mit VPN",
                                         "VPN",           "zeta",           ""};
    test::Row row{random.bounded(1u, 300u), random.bounded(1, 50), titles[random.bounded(6)],
                  int(random.bounded(1, 1000))};
    row.status = TicketStatus(random.bounded(1, 6));
    row.priority = Priority(random.bounded(1, 5));
    row.requester = personId(random.bounded(1u, 3u));
    row.assignee = random.bounded(2) ? personId(3) : PersonId();
    row.company = companyId(random.bounded(1u, 3u));
    return row;
}

void changeSomething(TicketTable &table, RowGatherer &gatherer, QRandomGenerator &random)
{
    const test::Row row = randomRow(random);
    const int known = table.find(ticketId(row.id));
    if (known >= 0 && random.bounded(5) == 0) {
        table.remove(TicketTable::Row(known));
        gatherer.removed(TicketTable::Row(known));
        return;
    }
    const auto written = table.write(row.record());
    if (written.outcome == TicketTable::Outcome::Inserted)
        gatherer.inserted(written.row);
    else
        gatherer.updated(written.row);
}

using Numbers = std::vector<quint32>;

} // namespace

class TestTicketOrder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestFirst()
    {
        Fixture fixture;
        fixture.add({1, 100});
        fixture.add({2, 300});
        fixture.add({3, 200});
        QCOMPARE(fixture.numbers(fixture.order()), (Numbers{2, 3, 1}));
    }

    void viewsHoldWhatTheirNamesSay_data()
    {
        QTest::addColumn<int>("view");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("mine") << int(View::Mine) << QList<int>{2};
        QTest::newRow("unassigned") << int(View::Unassigned) << QList<int>{1, 3};
        QTest::newRow("all open") << int(View::AllOpen) << QList<int>{1, 2, 3};
        QTest::newRow("solved") << int(View::Solved) << QList<int>{4, 5};
        QTest::newRow("all") << int(View::All) << QList<int>{1, 2, 3, 4, 5};
        QTest::newRow("needs answer") << int(View::NeedsAnswer) << QList<int>{3};
        QTest::newRow("in progress") << int(View::InProgress) << QList<int>{1, 2};
    }
    void viewsHoldWhatTheirNamesSay()
    {
        QFETCH(int, view);
        QFETCH(QList<int>, numbers);
        Fixture fixture;
        fixture.add({1, 1, "a", 1, TicketStatus::Open});
        fixture.add({2, 1, "a", 1, TicketStatus::InProgress, Priority::Low, {}, personId(3)});
        fixture.add({3, 1, "a", 1, TicketStatus::Waiting});
        fixture.add({4, 1, "a", 1, TicketStatus::Resolved, Priority::Low, {}, personId(3)});
        fixture.add({5, 1, "a", 1, TicketStatus::Closed});
        TicketOrder order = fixture.order();
        TicketFilter filter;
        filter.view = View(view);
        filter.me = personId(3);
        filter.sort = Sort::Number;
        filter.descending = false;
        order.setFilter(filter);
        const Numbers found = fixture.numbers(order);
        QCOMPARE(QList<int>(found.begin(), found.end()), numbers);
    }

    void wordsAreLookedForInTextNamesAndNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<int>>("numbers");
        const auto add = [](const char *text, const QList<int> &numbers) {
            QTest::newRow(text) << QString::fromUtf8(text) << numbers;
        };
        add("printer", {4821});
        add("PRINT st", {4821});
        add("muller", {77, 4821});
        add("corrib", {482});
        add("48", {482, 4821});
        add("#482", {482, 4821});
        add("#4821", {4821});
        add("smoke muller", {77});
        add("smoke corrib", {});
        add("  ", {77, 482, 4821});
    }
    void wordsAreLookedForInTextNamesAndNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QList<int>, numbers);
        Fixture fixture;
        fixture.add({4821, 1, "Printer stops", 1, TicketStatus::Open, Priority::Low, personId(2)});
        fixture.add({482, 1, "VPN", 1, TicketStatus::Open, Priority::Low, personId(1), {}, companyId(1)});
        fixture.add(
            {77, 1, "Screen", 1, TicketStatus::Open, Priority::Low, personId(2), {}, {}, "there is smoke"});
        TicketOrder order = fixture.order();
        TicketFilter filter;
        filter.sort = Sort::Number;
        filter.descending = false;
        for (qsizetype typed = 0; typed <= text.size(); ++typed) { // as it is typed: narrower each time
            filter.text = text.left(typed);
            order.setFilter(filter);
        }
        const Numbers found = fixture.numbers(order);
        QCOMPARE(QList<int>(found.begin(), found.end()), numbers);
    }

    void whatHasNoNumberYetCountsAsTheNewest()
    {
        Fixture fixture;
        fixture.add({5, 1});
        const test::Row written{9, 1};
        TicketRecord mine = written.record();
        mine.number = 0;
        fixture.table.write(mine);
        TicketOrder order = fixture.order();
        TicketFilter filter;
        filter.sort = Sort::Number;
        order.setFilter(filter);
        QCOMPARE(fixture.numbers(order), (Numbers{0, 5}));
    }

    void aNewNameMovesAndFindsItsTickets()
    {
        Fixture fixture;
        fixture.add({1, 1, "a", 1, TicketStatus::Open, Priority::Low, personId(1)});
        fixture.add({2, 1, "a", 1, TicketStatus::Open, Priority::Low, personId(2)});
        TicketOrder order = fixture.order();
        TicketFilter filter;
        filter.sort = Sort::Requester;
        filter.descending = false;
        order.setFilter(filter);
        QCOMPARE(fixture.numbers(order), (Numbers{1, 2}));
        fixture.people.upsert(Person{personId(1), QStringLiteral("Zoe Byrne"), Role::Client, {}, true});
        QVERIFY(order.namesChanged());
        QCOMPARE(fixture.numbers(order), (Numbers{2, 1}));
        filter.text = QStringLiteral("zoe");
        order.setFilter(filter);
        QCOMPARE(fixture.numbers(order), (Numbers{1}));
    }

    void mergingAgreesWithSortingAfresh_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("text");
        for (int sort = 0; sort <= int(Sort::Status); ++sort) {
            for (const bool descending : {false, true}) {
                for (const char *text : {"", "printer", "muller"}) {
                    QTest::addRow("%d %d %s", sort, descending, text)
                        << sort << descending << QString::fromLatin1(text);
                }
            }
        }
    }
    void mergingAgreesWithSortingAfresh()
    {
        QFETCH(int, sort);
        QFETCH(bool, descending);
        QFETCH(QString, text);
        Fixture fixture;
        TicketFilter filter;
        filter.view = View::AllOpen;
        filter.sort = Sort(sort);
        filter.descending = descending;
        filter.text = text;
        TicketOrder merged = fixture.order();
        merged.setFilter(filter);
        QRandomGenerator random(4);
        RowGatherer gatherer([&fixture, &merged](const TicketsChange &change) {
            merged.merge(change);
            for (const TicketTable::Row row : change.removed)
                fixture.table.free(row);
        });
        for (int frame = 0; frame < 40; ++frame) {
            for (int i = random.bounded(1, 30); i > 0; --i)
                changeSomething(fixture.table, gatherer, random);
            gatherer.flush();
            TicketOrder afresh = fixture.order();
            afresh.setFilter(filter);
            QCOMPARE(merged.rows(), afresh.rows());
            QVERIFY(std::is_sorted(merged.rows().begin(), merged.rows().end(),
                                   [&merged](auto a, auto b) { return merged.less(a, b); }));
        }
        QVERIFY(!merged.rows().empty());
    }
};

QTEST_GUILESS_MAIN(TestTicketOrder)
#include "tst_ticketorder.moc"

#include <algorithm>
