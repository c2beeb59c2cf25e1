#include "models/store/desk.h"
#include "net/supabase/supabaseadmission.h"
#include "net/supabase/supabasebackend.h"
#include "tests/net/netfixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const QByteArray ticketId = "00000000-0000-4000-8000-0000000000a1";
const QByteArray orgId = "00000000-0000-4000-8000-00000000000f";

struct OneToken final : TokenSource
{
    QByteArray accessToken() const override { return "token"; }
    QFuture<Result<Done>> renew(const QByteArray &) override { return ready<Done>(Error{}); }
};

Account member(Role role)
{
    Account account;
    account.person = PersonId::fromString(u"00000000-0000-4000-8000-000000000001");
    account.organization = OrgId::fromString(QString::fromLatin1(orgId));
    account.role = role;
    return account;
}

Account staff()
{
    return member(Role::Staff);
}

/// Of profiles.
QByteArray profile(int number, const char *name)
{
    return R"({"id":"00000000-0000-4000-8000-)" + QByteArray::number(number).rightJustified(12, '0') +
           R"(","display_name":")" + name + "\"}";
}

/// A page of pull() with the membership of member() in it.
QByteArray ownPage(bool reset)
{
    return QByteArray(R"({"reset":)") + (reset ? "true" : "false") +
           R"(,"more":false,"cursor":"2","members":[{"user_id":"00000000-0000-4000-8000-000000000001",)"
           R"("role":"client","active":true,"display_name":"Orla Byrne"}]})";
}

QByteArray row(int version, const char *status = "open", const char *title = "t")
{
    return R"({"id":")" + ticketId +
           R"(","number":7,"requester_id":"00000000-0000-4000-8000-000000000002",)" + R"("title":")" + title +
           R"(","description":"d","category":"","status":")" + status + R"(","priority":"low","version":)" +
           QByteArray::number(version) +
           R"(,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"})";
}

QByteArray message(int number, const QByteArray &at = "2026-01-02T03:04:05Z")
{
    return R"({"id":"00000000-0000-4000-8000-)" + QByteArray::number(number).rightJustified(12, '0') +
           R"(","ticket_id":")" + ticketId +
           R"(","author_id":"00000000-0000-4000-8000-000000000001","internal":false,"body":"b","created_at":")" +
           at + "\"}";
}

struct BackendFixture : NetFixture
{
    OneToken tokens;
    HttpClient http{transport, tokens};
    SupabaseBackend backend{http, staff()};
    SupabaseBackend client{http, member(Role::Client)};
    SupabaseAdmission admission{http, staff()};
    TicketPatch patch;

    BackendFixture()
    {
        patch.ticket = TicketId::fromString(QString::fromLatin1(ticketId));
        patch.version = 3;
        patch.status = TicketStatus::Resolved;
    }
    NewTicket draft() const
    {
        NewTicket ticket;
        ticket.id = patch.ticket;
        ticket.title = QStringLiteral("t");
        return ticket;
    }
    NewMessage reply() const
    {
        NewMessage said;
        said.id = MessageId::fromString(u"00000000-0000-4000-8000-000000000007");
        said.ticket = patch.ticket;
        said.body = QStringLiteral("b");
        return said;
    }
};

} // namespace

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
            f.script.say(200, locked ? "false" : "true");
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
        f.script.say(200, "true"); // touch_session: not locked
        QCOMPARE(f.wait(f.backend.file(f.draft())).error().kind, Kind::NotFound);
    }

    void aRefusedInsertIsLockedOrForbidden()
    {
        for (const bool locked : {true, false}) {
            BackendFixture f;
            f.script.say(403, R"({"code":"42501","message":"new row violates row-level security policy"})");
            f.script.say(200, locked ? "false" : "true");
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
        f.script.say(200, "true");
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
