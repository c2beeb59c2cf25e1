// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/orderedrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace desk;

namespace {

class Numbers : public OrderedRows
{
public:
    using OrderedRows::follow;
    using OrderedRows::reorder;
    using OrderedRows::replace;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : 2;
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(tableRow(index.row())) : QVariant();
    }
};

using Rows = OrderedRows::Rows;

struct Watched
{
    QPersistentModelIndex index;
    OrderedRows::Row row = 0;
};

Rows shuffledSome(Rows rows, const Rows &touched, QRandomGenerator &random)
{
    std::erase_if(rows, [&touched](auto row) {
        return std::find(touched.begin(), touched.end(), row) != touched.end();
    });
    for (const auto row : touched) {
        if (random.bounded(3) > 0)
            rows.insert(rows.begin() + random.bounded(int(rows.size()) + 1), row);
    }
    return rows;
}

} // namespace

class TestOrderedRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFewChangesAreToldOneByOne()
    {
        Numbers model;
        model.replace({0, 1, 2, 3, 4});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.follow({4, 0, 1, 9, 3}, {2, 4, 9});
        QCOMPARE(model.rows(), (Rows{4, 0, 1, 9, 3}));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(moved.size(), 1);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(resets.size() + layouts.size(), 0);
    }

    void contentAloneMovesNothing()
    {
        Numbers model;
        model.replace({0, 1, 2});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        model.follow({0, 1, 2}, {1});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1);
        QCOMPARE(changed[0][1].toModelIndex().column(), 1);
        QCOMPARE(moved.size(), 0);
    }

    void aPageAtTheEndIsOneInsertion()
    {
        Numbers model;
        Rows all(500);
        std::iota(all.begin(), all.end(), 0u);
        model.replace(all);
        Rows page(1500);
        std::iota(page.begin(), page.end(), 500u);
        all.insert(all.end(), page.begin(), page.end());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        model.follow(all, page);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(layouts.size(), 0);
        QCOMPARE(model.rows(), all);
    }

    void aBurstIsOneLayout()
    {
        Numbers model;
        Rows all(500);
        std::iota(all.begin(), all.end(), 0u);
        model.replace(all);
        Rows next(all.rbegin(), all.rend());
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.follow(next, all);
        QCOMPARE(layouts.size(), 1);
        QCOMPARE(moved.size(), 0);
        QCOMPARE(changed.size(), 1);
    }

    void randomWalksKeepPersistentIndexes_data()
    {
        QTest::addColumn<int>("most");
        QTest::newRow("few") << 6;
        QTest::newRow("mixed") << 30;
        QTest::newRow("many") << 120;
    }
    void randomWalksKeepPersistentIndexes()
    {
        QFETCH(int, most);
        Numbers model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QRandomGenerator random(5);
        std::vector<Watched> watched;
        for (int step = 0; step < 250; ++step) {
            QSet<OrderedRows::Row> some;
            for (int i = random.bounded(1, most); i > 0; --i)
                some.insert(random.bounded(200u));
            const Rows touched(some.cbegin(), some.cend());
            const Rows next = shuffledSome(model.rows(), touched, random);
            model.follow(next, touched);
            QCOMPARE(model.rows(), next);
            for (const Watched &one : watched) {
                QCOMPARE(one.index.isValid(), std::find(next.begin(), next.end(), one.row) != next.end());
                if (one.index.isValid())
                    QCOMPARE(model.tableRow(one.index.row()), one.row);
            }
            watched.clear();
            for (int i = 0; i < 5 && !next.empty(); ++i) {
                const int row = random.bounded(int(next.size()));
                watched.push_back({model.index(row, i % 2), model.tableRow(row)});
            }
        }
    }

    void anotherSortingKeepsPersistentIndexes()
    {
        Numbers model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace({3, 1, 2});
        const QPersistentModelIndex watched = model.index(0, 1);
        model.reorder({1, 2, 3});
        QCOMPARE(watched.row(), 2);
        QCOMPARE(watched.column(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOrderedRows)
#include "tst_orderedrows.moc"
