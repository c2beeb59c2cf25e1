// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/desk.h"
#include "tests/net/backendfixture.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

class TestBackend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pullAsksWithTheCursorAndTheLimit()
    {
        BackendFixture f;
        f.script.say(200, R"({"reset":true,"more":false,"cursor":"{s:1}"})");
        const auto page = f.wait(f.backend.pull("{\"v\":1}", 500));
        QVERIFY(page.ok());
        QCOMPARE(page.value().cursor, QByteArray("{s:1}"));
        const auto body = QJsonDocument::fromJson(f.script.asked.first().body).object();
        QCOMPARE(body.value(QStringLiteral("cursor")).toString(), QStringLiteral("{\"v\":1}"));
        QCOMPARE(body.value(QStringLiteral("lim")).toInt(), 500);
        QCOMPARE(f.script.asked.first().header("Authorization"), QByteArray("Bearer token"));
    }

    void aClientsGenerationBeginsWithTheNamesOfTheTeam()
    {
        for (const QByteArray &cursor : {QByteArray(), QByteArray("1")}) {
            BackendFixture f;
            f.script.say(200, ownPage(true));
            f.script.say(200, "[" + profile(1, "Orla Byrne") + "," + profile(2, "Ana Ribeiro") + "]");
            const auto pulled = f.wait(f.client.pull(cursor, 500));
            QVERIFY(pulled.ok());
            QCOMPARE(f.script.asked.at(1).path(), QByteArray("/rest/v1/profiles"));
            Desk desk(staff().person);
            desk.apply(GenerationStarted{});
            for (const Event &event : pulled.value().events)
                desk.apply(event);
            desk.apply(GenerationEnded{});
            QCOMPARE(desk.people().size(), 2);
            // Known by membership stays so, known by name is nobody's role.
            QCOMPARE(desk.people().find(staff().person)->role, Role::Client);
            const Person *ana =
                desk.people().find(PersonId::fromString(u"00000000-0000-4000-8000-000000000002"));
            QVERIFY(ana);
            QCOMPARE(ana->name, QStringLiteral("Ana Ribeiro"));
            QCOMPARE(ana->role, Role::Unknown);
        }
    }

    void namesAreReadToTheEnd()
    {
        BackendFixture f;
        QByteArray rows = profile(1, "Orla Byrne");
        for (int i = 2; i <= 500; ++i)
            rows += "," + profile(i, "A");
        f.script.say(200, ownPage(true));
        f.script.say(200, "[" + rows + "]");
        f.script.say(200, "[" + profile(501, "Zoe") + "]");
        const auto pulled = f.wait(f.client.pull({}, 500));
        QVERIFY(pulled.ok());
        QVERIFY(f.script.asked.at(2).query().contains("id=gt.00000000-0000-4000-8000-000000000500"));
        QCOMPARE(std::get<PeopleArrived>(pulled.value().events.first()).people.size(), 500);
    }

    void namesAreAskedForOnlyWhereTheyAreMissing()
    {
        BackendFixture f;
        f.script.say(200, ownPage(false));
        QVERIFY(f.wait(f.client.pull("1", 500)).ok()); // goes on from what is known
        f.script.say(200, ownPage(true));
        QVERIFY(f.wait(f.backend.pull({}, 500)).ok()); // the team's pages bring everybody
        QCOMPARE(f.script.count("/rest/v1/profiles"), 0);
    }

    void withoutTheNamesThePageDoesNotCount()
    {
        for (const bool locked : {true, false}) {
            BackendFixture f;
            f.script.say(200, ownPage(true));
            f.script.say(200, "[]"); // not even the own one
            f.script.say(200, state(!locked));
            QCOMPARE(f.wait(f.client.pull({}, 500)).error().kind, locked ? Kind::Locked : Kind::NotFound);
        }
        BackendFixture f;
        f.script.say(200, ownPage(true));
        f.script.say(200, "[{}]");
        QCOMPARE(f.wait(f.client.pull({}, 500)).error().kind, Kind::Garbled);
    }

    void aLockedSessionIsToldAsLocked()
    {
        BackendFixture f;
        f.script.say(403, R"({"code":"42501","message":"PIN required","hint":"verify_pin"})");
        QCOMPARE(f.wait(f.backend.pull({}, 500)).error().kind, Kind::Locked);
    }

    void onlyTheDatabaseRefusesSomebody_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("not a member")
            << QByteArray(R"({"code":"42501","hint":"membership"})") << static_cast<int>(Kind::Forbidden);
        QTest::newRow("firewall") << QByteArray("<html>Blocked</html>")
                                  << static_cast<int>(Kind::ServerFault);
        QTest::newRow("gateway") << QByteArray(R"({"error":"Forbidden"})")
                                 << static_cast<int>(Kind::ServerFault);
    }
    void onlyTheDatabaseRefusesSomebody()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        BackendFixture f;
        f.script.say(403, body);
        QCOMPARE(static_cast<int>(f.wait(f.backend.pull({}, 500)).error().kind), kind);
        f.script.say(200, ownPage(true));
        f.script.say(403, body); // to the question for the names
        QCOMPARE(static_cast<int>(f.wait(f.client.pull({}, 500)).error().kind), kind);
    }

    void longThreadsAreReadToTheEnd()
    {
        BackendFixture f;
        f.script.otherwise = [](const Asked &asked) -> std::optional<Told> {
            if (asked.path() == "/rest/v1/tickets")
                return Told{200, R"([{"description":"what happened"}])"};
            if (asked.path() == "/rest/v1/ticket_events")
                return Told{200, "[]"};
            QByteArray rows;
            const bool second = asked.query().contains("created_at=gte.2026-01-02T03:04:05.000001Z");
            // The second page begins with the last row of the first.
            for (int i = second ? 499 : 0; i < (second ? 510 : 500); ++i)
                rows += (rows.isEmpty() ? "" : ",") + message(i, "2026-01-02T03:04:05.000001Z");
            return Told{200, "[" + rows + "]"};
        };
        const auto thread = f.wait(f.backend.thread(f.patch.ticket));
        QVERIFY(thread.ok());
        QCOMPARE(thread.value().messages.size(), 510);
        QCOMPARE(thread.value().description, QStringLiteral("what happened"));
    }

    void askingWhyNothingIsThereCountsAsNobodyAtWork()
    {
        for (const bool locked : {true, false}) {
            BackendFixture f;
            f.script.otherwise = [locked](const Asked &asked) -> std::optional<Told> {
                return asked.path().endsWith("my_state") ? Told{200, state(!locked)} : Told{200, "[]"};
            };
            const Kind kind = locked ? Kind::Locked : Kind::NotFound;
            QCOMPARE(f.wait(f.backend.thread(f.patch.ticket)).error().kind, kind);
            QCOMPARE(f.wait(f.backend.ticket(f.patch.ticket)).error().kind, kind);
            QCOMPARE(f.wait(f.backend.change(f.patch)).error().kind, kind);
            QCOMPARE(f.script.count("/rest/v1/rpc/touch_session"), 0);
            QCOMPARE(f.script.count("/rest/v1/rpc/my_state"), 3);
        }
    }

    void anAnswerThatIsTooLargeIsAskedForInSmallerPages()
    {
        BackendFixture f;
        f.script.next.push_back(Told{200, "{}", {{"Content-Length", "99999999999"}}});
        f.script.say(200, R"({"reset":false,"more":false,"cursor":"2"})");
        QVERIFY(f.wait(f.backend.pull("1", 800)).ok());
        QCOMPARE(
            QJsonDocument::fromJson(f.script.asked.at(1).body).object().value(QStringLiteral("lim")).toInt(),
            100);
    }

    void admissionSpeaksTheServersFunctions()
    {
        BackendFixture f;
        f.script.otherwise = [](const Asked &asked) -> std::optional<Told> {
            if (asked.path().endsWith("allowed_email_remove"))
                return Told{200, R"({"user_id":null,"sessions_ended":2})"};
            if (asked.path().endsWith("end_sessions"))
                return Told{200, "1"};
            if (asked.path().endsWith("issue_enrol_code"))
                return Told{200, "\"A1B2C3D4E5F60718\""};
            if (asked.path().endsWith("_list") || asked.path().endsWith("_upsert"))
                return Told{200, "[]"};
            return Told{204, {}};
        };
        const PersonId who = staff().person;
        QVERIFY(f.wait(f.admission.allowed(QStringLiteral("a"), {})).ok());
        QVERIFY(
            f.wait(f.admission.preview({AllowedEntry{QStringLiteral("a@b.test"), Role::Client, {}}})).ok());
        QVERIFY(f.script.asked.last().body.contains(R"("dry_run":true)"));
        QVERIFY(f.wait(f.admission.admit({})).ok());
        QVERIFY(f.script.asked.last().body.contains(R"("dry_run":false)"));
        QVERIFY(f.wait(f.admission.changeRole(QStringLiteral("a@b.test"), Role::Manager, {})).ok());
        QVERIFY(f.script.asked.last().body.contains(R"("new_role":"manager")"));
        QCOMPARE(f.wait(f.admission.remove(QStringLiteral("a@b.test"), {})).value().sessionsEnded, 2);
        QCOMPARE(f.wait(f.admission.endSessions(who)).value(), 1);
        QCOMPARE(f.wait(f.admission.issueEnrolCode(who)).value(), QStringLiteral("A1B2C3D4E5F60718"));
        QVERIFY(f.wait(f.admission.waiting()).ok());
        QVERIFY(f.wait(f.admission.letIn(who, Role::Client, {})).ok());
        QVERIFY(f.wait(f.admission.refuse(who)).ok());
        for (const Asked &asked : f.script.asked)
            QVERIFY(asked.body.contains(orgId));
    }
};

QTEST_GUILESS_MAIN(TestBackend)
#include "tst_backend.moc"
