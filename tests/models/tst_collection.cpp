// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/collectionmodel.h"
#include "models/store/collection.h"

#include <QAbstractItemModelTester>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace desk;

namespace {

struct Fruit
{
    int id = 0;
    int weight = 0;
    QString name;
    bool operator==(const Fruit &) const = default;
};

} // namespace

template <>
struct desk::RowOrder<Fruit>
{
    static int id(const Fruit &fruit) { return fruit.id; }
    static bool less(const Fruit &a, const Fruit &b)
    {
        return a.weight != b.weight ? a.weight < b.weight : a.id < b.id;
    }
};

namespace {

class FruitModel : public CollectionModel
{
public:
    explicit FruitModel(const Collection<Fruit> &fruit)
        : CollectionModel(fruit, nullptr)
        , m_fruit(fruit)
    {
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : m_fruit.size();
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(m_fruit.at(index.row()).id) : QVariant();
    }

private:
    const Collection<Fruit> &m_fruit;
};

QList<int> ids(const Collection<Fruit> &rows)
{
    QList<int> found;
    for (const Fruit &fruit : rows)
        found << fruit.id;
    return found;
}

QList<int> sortedIds(const QMap<int, Fruit> &reference)
{
    std::vector<Fruit> rows(reference.cbegin(), reference.cend());
    std::sort(rows.begin(), rows.end(), RowOrder<Fruit>::less);
    QList<int> found;
    for (const Fruit &fruit : rows)
        found << fruit.id;
    return found;
}

} // namespace

class TestCollection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStandInOrder()
    {
        Collection<Fruit> fruit;
        fruit.upsert({1, 30, {}});
        fruit.upsert({2, 10, {}});
        fruit.upsert({3, 20, {}});
        QCOMPARE(ids(fruit), (QList<int>{2, 3, 1}));
        QCOMPARE(fruit.indexOf(1), 2);
        QCOMPARE(fruit.indexOf(9), -1);
        QVERIFY(!fruit.find(9));
    }

    void anEqualValueAnnouncesNothing()
    {
        Collection<Fruit> fruit;
        fruit.upsert({1, 30, QStringLiteral("pear")});
        int announced = 0;
        connect(&fruit, &CollectionSignals::changed, this, [&announced] { ++announced; });
        fruit.upsert({1, 30, QStringLiteral("pear")});
        fruit.remove(7);
        fruit.reset({{1, 30, QStringLiteral("pear")}});
        QCOMPARE(announced, 0);
    }

    void aMoveIsAnnouncedAsAMoveAndAnUpdate()
    {
        Collection<Fruit> fruit;
        for (int id = 0; id < 4; ++id)
            fruit.upsert({id, id * 10, {}});
        QList<Change> said;
        connect(&fruit, &CollectionSignals::changed, this, [&said](const Change &change) { said << change; });
        fruit.upsert({0, 25, {}});
        QCOMPARE(said, (QList<Change>{{Change::Kind::Move, 0, 0, 2}, {Change::Kind::Update, 2, 2, 0}}));
        QCOMPARE(ids(fruit), (QList<int>{1, 2, 0, 3}));
    }

    void aLargeBatchIsOneReset()
    {
        Collection<Fruit> fruit;
        fruit.upsert({1, 1, {}});
        int resets = 0;
        connect(&fruit, &CollectionSignals::changed, this,
                [&resets](const Change &change) { resets += change.kind == Change::Kind::Reset ? 1 : 100; });
        QList<Fruit> many;
        for (int id = 0; id < 500; ++id)
            many << Fruit{id, 500 - id, {}};
        fruit.upsert(many);
        QCOMPARE(resets, 1);
        QCOMPARE(fruit.size(), 500);
        QCOMPARE(fruit.at(0).id, 499);
        QCOMPARE(fruit.indexOf(0), 499);
    }

    void aRandomWalkAgreesWithAMap()
    {
        Collection<Fruit> fruit;
        FruitModel model(fruit);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QMap<int, Fruit> reference;
        QRandomGenerator random(1);
        QPersistentModelIndex watched;
        int watchedId = -1;
        for (int step = 0; step < 3000; ++step) {
            const int id = random.bounded(60);
            if (random.bounded(4) == 0) {
                fruit.remove(id);
                reference.remove(id);
            } else {
                const Fruit value{id, random.bounded(40), QString::number(random.bounded(3))};
                fruit.upsert(value);
                reference.insert(id, value);
            }
            if (step % 50 == 0 && !reference.isEmpty()) {
                watched = model.index(random.bounded(fruit.size()), 0);
                watchedId = fruit.at(watched.row()).id;
            }
            QCOMPARE(ids(fruit), sortedIds(reference));
            QCOMPARE(fruit.indexOf(id), ids(fruit).indexOf(id));
            if (watched.isValid())
                QCOMPARE(fruit.at(watched.row()).id, watchedId);
        }
    }
};

QTEST_GUILESS_MAIN(TestCollection)
#include "tst_collection.moc"

#include <algorithm>
