// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions over the server's functions, and what they answer.
#include "net/supabase/sessionscodec.h"
#include "net/supabase/supabasesessions.h"
#include "tests/net/backendfixture.h"

#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

const QByteArray Two =
    R"([{"session":"00000000-0000-4000-8000-0000000000a1","device":"ana-laptop","system":"Debian 12",)"
    R"("version":"0.9","place":"203.0.113.7","since":"2026-01-02T03:04:05+00:00",)"
    R"("last_used":"2026-01-03T03:04:05.5+00:00","pin":"open","current":true},)"
    R"({"session":"00000000-0000-4000-8000-0000000000a2","device":null,"system":null,"version":null,)"
    R"("place":null,"since":"2026-01-02T03:04:05+00:00","last_used":"2026-01-02T03:04:05+00:00",)"
    R"("pin":"a newer word","current":false}])";
const QByteArray Happened =
    R"([{"id":7,"at":"2026-01-02T03:04:05+00:00","kind":"member.role",)"
    R"("person":"00000000-0000-4000-8000-000000000001","name":"Ana","by_self":false,"by_name":"Ada",)"
    R"("device":null,"old_role":"client","new_role":"staff","active":null},)"
    R"({"id":6,"at":"2026-01-02T03:04:05+00:00","kind":"a newer kind",)"
    R"("person":"00000000-0000-4000-8000-000000000001","name":"Ana","by_self":true}])";

struct Fixture : BackendFixture
{
    SupabaseSessions sessions{http, staff()};

    [[nodiscard]] QByteArray last() const { return script.asked.last().path(); }
    [[nodiscard]] QByteArray body() const { return script.asked.last().body; }
};

QByteArray happened(const QByteArray &kind)
{
    return R"([{"id":8,"at":"2026-01-02T03:04:05+00:00","kind":")" + kind +
           R"(","person":"00000000-0000-4000-8000-000000000001"}])";
}

} // namespace

class TestSessions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sessionsAreRead()
    {
        const auto read = decodeSessions(Two);
        QVERIFY(read.ok());
        const OpenSession &here = read.value().first();
        QCOMPARE(here.device, QStringLiteral("ana-laptop"));
        QCOMPARE(here.place, QStringLiteral("203.0.113.7"));
        QCOMPARE(here.pin, OpenSession::Pin::Open);
        QVERIFY(here.current && here.lastUsed > here.since);
        const OpenSession &silent = read.value().last();
        QVERIFY(silent.device.isEmpty() && !silent.current);
        QCOMPARE(silent.pin, OpenSession::Pin::Unknown);
    }

    void eventsAreRead()
    {
        const auto read = decodeEvents(Happened);
        QVERIFY(read.ok());
        const SecurityEvent &role = read.value().first();
        QCOMPARE(role.kind, SecurityEvent::Kind::RoleChanged);
        QCOMPARE(role.oldRole, Role::Client);
        QCOMPARE(role.newRole, Role::Staff);
        QCOMPARE(role.byName, QStringLiteral("Ada"));
        QCOMPARE(read.value().last().kind, SecurityEvent::Kind::Unknown);
        QCOMPARE(decodeEvents(happened("factor.added")).value().first().kind,
                 SecurityEvent::Kind::FactorAdded);
        QCOMPARE(decodeEvents(happened("factor.removed")).value().first().kind,
                 SecurityEvent::Kind::FactorRemoved);
        QCOMPARE(decodeEvents(happened("email.changed")).value().first().kind,
                 SecurityEvent::Kind::EmailChanged);
        QVERIFY(read.value().last().bySelf);
    }

    void nonsenseIsGarbled()
    {
        QCOMPARE(decodeSessions("{}").error().kind, Error::Kind::Garbled);
        QCOMPARE(decodeSessions(R"([{"session":"x","pin":"open","current":true}])").error().kind,
                 Error::Kind::Garbled);
        QCOMPARE(decodeSessions(R"([{"pin":"open","current":true}])").error().kind, Error::Kind::Garbled);
        QCOMPARE(decodeEvents(R"([{"id":"x"}])").error().kind, Error::Kind::Garbled);
    }

    void eachQuestionIsAFunctionOfTheServer()
    {
        Fixture f;
        f.script.otherwise = [](const Asked &asked) -> std::optional<Told> {
            if (asked.path().endsWith("my_sessions") || asked.path().endsWith("member_sessions"))
                return Told{200, Two};
            if (asked.path().endsWith("events"))
                return Told{200, Happened};
            if (asked.path().endsWith("end_other_sessions") || asked.path().endsWith("end_sessions") ||
                asked.path().endsWith("remove_factors"))
                return Told{200, "2"};
            return Told{204, {}};
        };
        const PersonId who = staff().person;
        QVERIFY(f.wait(f.sessions.say({QStringLiteral("n"), QStringLiteral("s"), QStringLiteral("v")})).ok());
        QCOMPARE(f.body(), QByteArray(R"({"name":"n","system":"s","version":"v"})"));
        QCOMPARE(f.wait(f.sessions.mine()).value().size(), 2);
        QCOMPARE(f.last(), QByteArray("/rest/v1/rpc/my_sessions"));
        QCOMPARE(f.wait(f.sessions.ofMember(who)).value().size(), 2);
        QVERIFY(f.body().contains(who.toString().toLatin1()) && f.body().contains(orgId));
        const SessionId session = SessionId::create();
        QVERIFY(f.wait(f.sessions.end(session)).ok());
        QVERIFY(f.last().endsWith("/end_session") && f.body().contains(session.toString().toLatin1()));
        QCOMPARE(f.wait(f.sessions.endOthers()).value(), 2);
        QCOMPARE(f.wait(f.sessions.endAllOf(who)).value(), 2);
        QVERIFY(f.last().endsWith("/end_sessions") && f.body().contains(orgId));
        QCOMPARE(f.wait(f.sessions.removeFactorsOf(who)).value(), 2);
        QVERIFY(f.last().endsWith("/remove_factors") && f.body().contains(orgId));
        QVERIFY(f.body().contains(who.toString().toLatin1()));
        QCOMPARE(f.wait(f.sessions.myEvents()).value().size(), 2);
        QCOMPARE(f.wait(f.sessions.allEvents()).value().size(), 2);
        QVERIFY(f.last().endsWith("/org_security_events") && f.body().contains(orgId));
    }

    void refusalsSayWhatCanBeDone()
    {
        Fixture f;
        f.script.say(403, R"({"code":"42501","message":"PIN required","hint":"verify_pin"})");
        QCOMPARE(f.wait(f.sessions.mine()).error().kind, Error::Kind::Locked);
        f.script.say(400, R"({"code":"P0002","message":"no such session"})");
        QCOMPARE(f.wait(f.sessions.end(SessionId::create())).error().kind, Error::Kind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestSessions)
#include "tst_sessions.moc"
