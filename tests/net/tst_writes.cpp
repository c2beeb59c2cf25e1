// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing: once, however often it is sent, and what is said of it is true.
#include "tests/net/backendfixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

class TestWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filingTwiceIsFilingOnce()
    {
        BackendFixture f;
        f.script.say(201, "[]"); // the id is there already
        f.script.say(200, "[" + row(1) + "]");
        const auto filed = f.wait(f.backend.file(f.draft()));
        QVERIFY(filed.ok());
        QCOMPARE(filed.value().size(), 1U);
        QVERIFY(f.script.asked.first().header("Prefer").contains("ignore-duplicates"));
        QCOMPARE(f.script.asked.at(1).verb, QByteArray("GET"));
        QVERIFY(f.script.asked.at(1).query().contains(QByteArray("id=eq." + ticketId)));
        QVERIFY(f.script.asked.at(1).query().contains(QByteArray("org_id=eq." + orgId)));
    }

    void whatWasMendedAfterItWasStoredIsNotReportedAsStored_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<bool>("ok");
        QTest::newRow("the same") << row(1) << true;
        QTest::newRow("another title") << row(1, "open", "before") << false;
        QTest::newRow("another description")
            << row(1).replace(R"("description":"d")", R"("description":"b")") << false;
        QTest::newRow("changed by others since") << row(2, "open", "theirs") << true;
    }
    void whatWasMendedAfterItWasStoredIsNotReportedAsStored()
    {
        QFETCH(QByteArray, stored);
        QFETCH(bool, ok);
        BackendFixture f;
        f.script.say(201, "[]");
        f.script.say(200, "[" + stored + "]");
        const auto filed = f.wait(f.backend.file(f.draft()));
        QCOMPARE(filed.ok(), ok);
        if (!ok)
            QCOMPARE(filed.error().kind, Kind::Conflict);
    }

    void aLostAnswerIsAskedForAgain()
    {
        BackendFixture f;
        f.script.fail(QNetworkReply::RemoteHostClosedError);
        f.script.say(201, "[]");
        f.script.say(200, "[" + row(1) + "]");
        const auto heard = f.heard(f.backend.file(f.draft()));
        QTRY_COMPARE(f.time.pending(), 2);
        f.time.pass(2s);
        QTRY_VERIFY(heard->has_value());
        QVERIFY((*heard)->ok());
        QCOMPARE(f.script.asked.at(0).body, f.script.asked.at(1).body);
    }

    void anIdOfAnotherTenantIsNotReportedAsStored()
    {
        BackendFixture f;
        f.script.say(201, "[]");
        f.script.say(200, "[]");
        f.script.say(200, state(true));
        QCOMPARE(f.wait(f.backend.file(f.draft())).error().kind, Kind::NotFound);
    }

    void aRefusedInsertIsLockedOrForbidden()
    {
        for (const bool locked : {true, false}) {
            BackendFixture f;
            f.script.say(403, R"({"code":"42501","message":"new row violates row-level security policy"})");
            f.script.say(200, state(!locked));
            QCOMPARE(f.wait(f.backend.post(f.reply())).error().kind, locked ? Kind::Locked : Kind::Forbidden);
        }
    }

    void postingReadsBackWhatWasThere()
    {
        BackendFixture f;
        f.script.say(201, "[]");
        f.script.say(200, "[" + message(7) + "]");
        const auto posted = f.wait(f.backend.post(f.reply()));
        QVERIFY(posted.ok());
        QCOMPARE(posted.value().id, f.reply().id);
    }

    void aChangeSendsItsVersionTwice()
    {
        BackendFixture f;
        f.script.say(200, "[" + row(4, "resolved") + "]");
        QVERIFY(f.wait(f.backend.change(f.patch)).ok());
        const Asked &asked = f.script.asked.first();
        QCOMPARE(asked.verb, QByteArray("PATCH"));
        QVERIFY(asked.query().contains("version=eq.3"));
        QCOMPARE(asked.body, QByteArray(R"({"status":"resolved","version":3})"));
    }

    void nothingChangedIsExplained_data()
    {
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("kind");
        QTest::newRow("somebody was quicker") << row(5) << static_cast<int>(Kind::Conflict);
        QTest::newRow("not allowed") << row(3) << static_cast<int>(Kind::Forbidden);
        QTest::newRow("gone") << QByteArray() << static_cast<int>(Kind::NotFound);
    }
    void nothingChangedIsExplained()
    {
        QFETCH(QByteArray, now);
        QFETCH(int, kind);
        BackendFixture f;
        f.script.say(200, "[]");
        f.script.say(200, "[" + now + "]");
        f.script.say(200, state(true));
        QCOMPARE(static_cast<int>(f.wait(f.backend.change(f.patch)).error().kind), kind);
    }

    void aConflictOfTheDatabaseIsOneToo()
    {
        BackendFixture f;
        f.script.say(409, R"({"code":"PT409","message":"version conflict"})");
        f.script.say(200, "[" + row(5) + "]");
        QCOMPARE(f.wait(f.backend.change(f.patch)).error().kind, Kind::Conflict);
    }

    void aChangeThatArrivedBeforeIsNotAConflict()
    {
        BackendFixture f;
        f.script.say(200, "[]");
        f.script.say(200, "[" + row(4, "resolved") + "]");
        QVERIFY(f.wait(f.backend.change(f.patch)).ok());
    }

    void badDaysKeepTheirKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        const auto add = [](int status, const char *body, Kind kind) {
            QTest::addRow("%d %s", status, body) << status << QByteArray(body) << static_cast<int>(kind);
        };
        add(401, "{}", Kind::ServerFault); // the refresh of this fixture fails so
        add(413, "<html>too large</html>", Kind::Rejected);
        add(429, R"({"code":"PT429","hint":"41"})", Kind::Busy);
        add(500, "<html>", Kind::ServerFault);
        add(500, R"({"code":"57014"})", Kind::ServerFault);
        add(200, "<html>", Kind::Garbled);
        add(200, "[{\"id\":", Kind::Garbled);
        add(200, "[{}]", Kind::Garbled);
    }
    void badDaysKeepTheirKind()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        BackendFixture f;
        f.script.next.push_back(Told{status, body});
        QCOMPARE(static_cast<int>(f.wait(f.backend.change(f.patch)).error().kind), kind);
    }
};

QTEST_GUILESS_MAIN(TestWrites)
#include "tst_writes.moc"
