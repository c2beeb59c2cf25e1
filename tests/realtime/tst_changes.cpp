// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/ground.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace desk::realtime::test;

// Row changes: who hears what, and in which words.
class TestChanges : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Ground> m_ground;
    const QString m_topic = QStringLiteral("realtime:rows");
    const QString m_event = QStringLiteral("postgres_changes");

    QByteArray binding(const char *table, const char *event = "*", const QByteArray &filter = {}) const
    {
        // (moc loses its way in raw strings with an odd number of quotes)
        return "{\"event\":\"" + QByteArray(event) + "\",\"schema\":\"rt_test\",\"table\":\"" + table +
               (filter.isEmpty() ? QByteArray("\"}") : "\",\"filter\":\"" + filter + "\"}");
    }
    bool follow(Client &client, const char *who, const QByteArray &asked) const
    {
        return m_ground->open(client) && client.follow(m_topic, m_ground->token(who), asked);
    }
    // The data of the nth change.
    QJsonObject change(Client &client, int nth) const
    {
        int at = -1;
        for (int i = 0; i <= nth; ++i)
            at = client.await(m_topic, m_event, at + 1);
        return client.payload(at)[QStringLiteral("data")].toObject();
    }
    void run(const QByteArray &sql) { m_ground->sql->run(sql); }
    // Everything committed so far has been told: the mark is a row that everybody may see.
    bool settle(Client &client)
    {
        static int mark = 1000;
        Client marker;
        if (!follow(marker, Ground::ada, binding("open", "INSERT")))
            return false;
        run("insert into rt_test.open (id) values (" + QByteArray::number(++mark) + ")");
        return marker.await(m_topic, m_event) >= 0 && client.settle();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<Ground>();
        const QByteArray missing = m_ground->lay();
        QVERIFY2(missing.isEmpty(), missing);
    }
    void cleanupTestCase() { m_ground.reset(); }
    void cleanup() { run("delete from rt_test.notes; delete from rt_test.open"); }

    void eachPersonHearsWhatIsTheirs()
    {
        Client ada;
        Client bob;
        QVERIFY(follow(ada, Ground::ada, binding("notes")) && follow(bob, Ground::bob, binding("notes")));
        run(QByteArray("insert into rt_test.notes (id, owner, body) values (1, '") + Ground::ada +
            "', 'hers')");
        run(QByteArray("insert into rt_test.notes (id, owner, body) values (2, '") + Ground::bob +
            "', 'his')");
        QCOMPARE(change(ada, 0)[QStringLiteral("record")][QStringLiteral("body")].toString(),
                 QStringLiteral("hers"));
        QCOMPARE(change(bob, 0)[QStringLiteral("record")][QStringLiteral("body")].toString(),
                 QStringLiteral("his"));
        // handed over: the new owner hears of it, the old one does not
        run(QByteArray("update rt_test.notes set owner = '") + Ground::bob + "' where id = 1");
        QCOMPARE(change(bob, 1)[QStringLiteral("type")].toString(), QStringLiteral("UPDATE"));
        QVERIFY(settle(ada));
        QCOMPARE(ada.count(m_topic, m_event), 1);
    }

    void deletionGoesToEverybodyAndSaysOnlyTheKey()
    {
        run(QByteArray("insert into rt_test.notes (id, owner, body) values (1, '") + Ground::ada +
            "', 'hers')");
        Client bob;
        QVERIFY(follow(bob, Ground::bob, binding("notes", "DELETE")));
        run("delete from rt_test.notes where id = 1");
        const QJsonObject data = change(bob, 0);
        QCOMPARE(data[QStringLiteral("old_record")].toObject(), (QJsonObject{{QStringLiteral("id"), 1}}));
        QVERIFY(!data.contains(QStringLiteral("record")));
        QVERIFY(data[QStringLiteral("errors")].isNull());
    }

    void shapeOfAChangeIsTheServersOwn()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("notes")));
        run(QByteArray("insert into rt_test.notes values (1, '") + Ground::ada +
            R"(', 'some text', 'nobody', 12.50, 9007199254740993, true, '{a,"b c",NULL}', '{"k": [1, null]}',)"
            R"( '2026-11-20 08:00:00.123456+02', '2026-11-20', '\xdeadbeef', row(3, 'z'), 'NaN'))");
        const int at = ada.await(m_topic, m_event);
        QVERIFY(at >= 0);
        QVERIFY(ada.heard[at].joinRef.isNull() && ada.heard[at].ref.isNull());
        const QByteArray data = *desk::frames::member(ada.heard[at].payload, "data");
        const QByteArray expected =
            R"({"id":1,"owner":"aaaaaaaa-0000-4000-8000-000000000001","body":"some text","price":12.50,)"
            R"("big":9007199254740993,"flag":true,"tags":["a","b c",null],"doc":{"k": [1, null]},)"
            R"("at":"2026-11-20T06:00:00.123456+00:00","day":"2026-11-20","raw":"\\xdeadbeef",)"
            R"("point":{"x": 3, "y": "z"},"ratio":"NaN"})";
        QCOMPARE(*desk::frames::member(data, "record"), expected);
        const QJsonArray columns =
            ada.payload(at)[QStringLiteral("data")][QStringLiteral("columns")].toArray();
        QCOMPARE(columns.size(), 13); // without `secret`
        QCOMPARE(columns[0].toObject(), (QJsonObject{{QStringLiteral("name"), QStringLiteral("id")},
                                                     {QStringLiteral("type"), QStringLiteral("int8")}}));
        QVERIFY(!data.contains("old_record") && !data.contains("secret"));
        const QString time =
            ada.payload(at)[QStringLiteral("data")][QStringLiteral("commit_timestamp")].toString();
        QVERIFY2(QDateTime::fromString(time, Qt::ISODateWithMs).isValid() && time.endsWith(u'Z'),
                 qPrintable(time));
    }

    void updateSaysTheOldKeyAndFetchesLongValues()
    {
        run(QByteArray("insert into rt_test.notes (id, owner, body) values (1, '") + Ground::ada +
            "', repeat('x', 20000))");
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("notes", "UPDATE")));
        run("update rt_test.notes set flag = true where id = 1"); // body is not logged again
        const QJsonObject data = change(ada, 0);
        QCOMPARE(data[QStringLiteral("record")][QStringLiteral("body")].toString().size(), 20000);
        QCOMPARE(data[QStringLiteral("old_record")].toObject(), (QJsonObject{{QStringLiteral("id"), 1}}));
        run("update rt_test.notes set id = 5 where id = 1");
        QCOMPARE(change(ada, 1)[QStringLiteral("old_record")].toObject(),
                 (QJsonObject{{QStringLiteral("id"), 1}}));
    }

    void fullIdentityTellsTheWholeOldRow()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("open")));
        run("insert into rt_test.open (id, label) values (1, 'a')");
        run("update rt_test.open set label = 'b' where id = 1");
        run("delete from rt_test.open where id = 1");
        QCOMPARE(change(ada, 1)[QStringLiteral("old_record")][QStringLiteral("label")].toString(),
                 QStringLiteral("a"));
        QCOMPARE(change(ada, 2)[QStringLiteral("old_record")][QStringLiteral("label")].toString(),
                 QStringLiteral("b"));
    }

    void filtersDecide_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<int>("expected");
        const auto row = [](const char *filter, int expected) {
            QTest::newRow(filter) << QByteArray(filter) << expected;
        };
        row("label=eq.red", 1);
        row("label=neq.red", 2);
        row("label=in.(red,\\\"a,b\\\")", 2);
        row("amount=eq.10", 1); // 10.00 is 10
        row("amount=gt.9", 2);
        row("amount=lte.10", 2);
        row("id=gte.2", 2);
        row("flag=eq.true", 1);
        row("at=lt.2026-01-01T00:00:00Z", 1);
        row("label=eq.red,amount=gt.100", 0);
        row("id=gte.2,amount=gt.100", 1);
    }
    void filtersDecide()
    {
        QFETCH(QByteArray, filter);
        QFETCH(int, expected);
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("open", "INSERT", filter)));
        run("insert into rt_test.open values (1, 'red', 10.00, true, '2025-12-31 23:59:59+00'), "
            "(2, 'a,b', 9, false, '2026-01-01 00:00:00+00'), (3, 'blue', 1e3, null, '2026-01-01 "
            "01:00:00+00')");
        QVERIFY(settle(ada));
        const int marks = ada.count(m_topic, m_event);
        // the mark itself (id over 1000, everything else null) may match, too
        const bool markMatches = filter == "id=gte.2";
        QCOMPARE(marks, expected + (markMatches ? 1 : 0));
    }

    void wrongFiltersAreSystemErrors_data()
    {
        QTest::addColumn<QByteArray>("filter");
        QTest::addColumn<QString>("said");
        QTest::newRow("column") << QByteArray("nothing=eq.1") << "invalid column for filter nothing";
        QTest::newRow("value") << QByteArray("id=eq.abc") << "invalid input syntax for type integer: \"abc\"";
    }
    void wrongFiltersAreSystemErrors()
    {
        QFETCH(QByteArray, filter);
        QFETCH(QString, said);
        Client ada;
        QVERIFY(!follow(ada, Ground::ada, binding("open", "*", filter)));
        QCOMPARE(
            ada.payload(ada.await(m_topic, QStringLiteral("system")))[QStringLiteral("message")].toString(),
            said);
    }

    void whatCannotBeToldIsAnError()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("keyless") + ',' + binding("shut") + ',' + binding("open")));
        run("insert into rt_test.keyless values ('x')");
        QCOMPARE(change(ada, 0)[QStringLiteral("errors")][0].toString(),
                 QStringLiteral("Error 400: Bad Request, no primary key"));
        run("insert into rt_test.shut values (1)");
        const QJsonObject refused = change(ada, 1);
        QCOMPARE(refused[QStringLiteral("errors")][0].toString(), QStringLiteral("Error 401: Unauthorized"));
        QVERIFY(!refused.contains(QStringLiteral("record")) && !refused.contains(QStringLiteral("columns")));
        run("insert into rt_test.open (id, label) values (1, repeat('x', 1100000))");
        const QJsonObject cut = change(ada, 2);
        QCOMPARE(cut[QStringLiteral("errors")][0].toString(), QStringLiteral("Error 413: Payload Too Large"));
        QCOMPARE(cut[QStringLiteral("record")][QStringLiteral("id")].toInt(), 1);
        QVERIFY(!cut[QStringLiteral("record")].toObject().contains(QStringLiteral("label")));
    }

    void grantsAndPoliciesCountFromTheMomentTheyChange()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("notes", "INSERT")));
        const QByteArray insert =
            QByteArray("insert into rt_test.notes (id, owner, body) values (%, '") + Ground::ada + "', 'b')";
        run(QByteArray(insert).replace('%', "1"));
        QVERIFY(change(ada, 0)[QStringLiteral("record")].toObject().contains(QStringLiteral("body")));
        run("revoke select (body) on rt_test.notes from authenticated");
        run(QByteArray(insert).replace('%', "2"));
        QVERIFY(!change(ada, 1)[QStringLiteral("record")].toObject().contains(QStringLiteral("body")));
        run("alter policy own on rt_test.notes using (false)");
        run(QByteArray(insert).replace('%', "3"));
        QVERIFY(settle(ada));
        QCOMPARE(ada.count(m_topic, m_event), 2);
        run("alter policy own on rt_test.notes using (1 / (id - id) = 1)"); // fails for everybody
        run(QByteArray(insert).replace('%', "4"));
        QCOMPARE(change(ada, 2)[QStringLiteral("errors")][0].toString(),
                 QStringLiteral("Error 401: Unauthorized"));
        run("alter policy own on rt_test.notes using (owner = (select auth.uid())); grant select (body) on "
            "rt_test.notes to authenticated");
    }

    void policyThatFailsForOneDisturbsNobodyElse()
    {
        Client ada;
        Client bob;
        QVERIFY(follow(ada, Ground::ada, binding("notes", "INSERT")));
        QVERIFY(follow(bob, Ground::bob, binding("notes", "INSERT")));
        run(QByteArray("alter policy own on rt_test.notes using (case when auth.uid() = '") + Ground::bob +
            "' then 1 / (id - id) = 1 else owner = auth.uid() end)");
        run(QByteArray("insert into rt_test.notes (id, owner) values (1, '") + Ground::ada + "')");
        QCOMPARE(change(ada, 0)[QStringLiteral("record")][QStringLiteral("id")].toInt(), 1);
        QCOMPARE(change(bob, 0)[QStringLiteral("errors")][0].toString(),
                 QStringLiteral("Error 401: Unauthorized"));
        run("alter policy own on rt_test.notes using (owner = (select auth.uid()))");
    }

    void oneFrameCarriesAllMatchingIds()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada,
                       binding("open") + ',' + binding("open", "INSERT") + ',' + binding("open", "DELETE")));
        run("insert into rt_test.open (id) values (1)");
        const int at = ada.await(m_topic, m_event);
        QCOMPARE(ada.payload(at)[QStringLiteral("ids")].toArray().size(), 2);
    }

    void thousandRowsOfOneCommitArriveInOrder()
    {
        Client ada;
        QVERIFY(follow(ada, Ground::ada, binding("notes", "INSERT")));
        run(QByteArray("insert into rt_test.notes (id, owner) select n, '") + Ground::ada +
            "' from generate_series(1, 1000) n");
        QTRY_COMPARE_WITH_TIMEOUT(ada.count(m_topic, m_event), 1000, 15000);
        for (int i = 0; i < 1000; i += 111)
            QCOMPARE(change(ada, i)[QStringLiteral("record")][QStringLiteral("id")].toInt(), i + 1);
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
