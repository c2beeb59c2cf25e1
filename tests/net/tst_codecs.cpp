// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/accountcodec.h"
#include "net/supabase/admissioncodec.h"
#include "net/supabase/messagecodec.h"
#include "net/supabase/pullcodec.h"
#include "net/supabase/ticketcodec.h"
#include "tests/net/printevents.h"

#include <QFile>
#include <QTest>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

QByteArray golden(const QString &name)
{
    QFile file(QStringLiteral(GOLDEN "/") % name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no golden file %s", qPrintable(name));
    return file.readAll();
}

const QByteArray ticketRow =
    R"({"id":"00000000-0000-4000-8000-0000000000a2","number":7,)"
    R"("requester_id":"00000000-0000-4000-8000-000000000002","company_id":null,"assignee_id":null,)"
    R"("title":"t","description":"d","category":"","status":"open","priority":"low","version":1,)"
    R"("created_at":"2026-01-02T03:04:05+00:00","updated_at":"2026-01-02T03:04:05+00:00","last_message_at":null})";

QByteArray page(const char *reset, const char *more, const char *cursor)
{
    return QByteArray("{\"reset\":") + reset + ",\"more\":" + more + ",\"cursor\":\"" + cursor + "\"}";
}

} // namespace

class TestCodecs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageBecomesEventsInTheRightOrder()
    {
        const auto read = decodePull("before", golden(QStringLiteral("pull_change.json")));
        QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().detail));
        const QByteArray expected = golden(QStringLiteral("pull_change.txt"));
        const QByteArray actual = print(read.value()).toUtf8();
        if (actual != expected) {
            QFile left(QStringLiteral("pull_change.actual.txt"));
            if (left.open(QIODevice::WriteOnly))
                left.write(actual);
            QCOMPARE(QString::fromUtf8(actual), QString::fromUtf8(expected));
        }
    }

    void aCursorThatStandsStillIsNotFollowedForEver()
    {
        QCOMPARE(decodePull("1", page("false", "true", "1")).error().kind, Kind::Garbled);
        QVERIFY(decodePull("1", page("false", "false", "1")).ok());
    }

    void eachRequiredFieldIsMissed_data()
    {
        QTest::addColumn<QByteArray>("field");
        for (const char *field : {"id", "number", "requester_id", "title", "status", "priority", "version",
                                  "created_at", "updated_at"})
            QTest::newRow(field) << QByteArray(field);
    }
    void eachRequiredFieldIsMissed()
    {
        QFETCH(QByteArray, field);
        QByteArray absent = ticketRow;
        absent.replace(QByteArray("\"" + field + "\""), QByteArray("\"x_" + field + "\""));
        const auto read = decodeTickets("[" + absent + "]");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().kind, Kind::Garbled);
        QVERIFY2(read.error().detail.contains(QLatin1String(field)), qPrintable(read.error().detail));
        QByteArray wrong = ticketRow;
        const auto at = wrong.indexOf(QByteArray("\"" + field + "\":")) + field.size() + 3;
        wrong.replace(at, wrong.indexOf(',', at) - at, "[1]");
        QVERIFY(!decodeTickets("[" + wrong + "]").ok());
    }

    void garbageIsGarbled_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html>");
        QTest::newRow("truncated") << QByteArray("[" + ticketRow).chopped(20);
        QTest::newRow("two values") << "[" + ticketRow + "][]";
        QTest::newRow("object") << ticketRow;
        QTest::newRow("numbers") << QByteArray("[1,2,3]");
        QTest::newRow("not utf-8") << QByteArray("[{\"title\":\"\xff\xfe\"}]");
        QTest::newRow("deep") << QByteArray(100000, '[');
        QTest::newRow("balanced deep") << QByteArray(5000, '[') + QByteArray(5000, ']');
        QTest::newRow("nul") << QByteArray("[\0]", 3);
        QTest::newRow("huge number")
            << QByteArray(ticketRow).replace(":7,", ":99999999999999999999999,").prepend('[').append(']');
        QTest::newRow("number too large for a version")
            << QByteArray(ticketRow)
                   .replace("\"version\":1", "\"version\":3000000000")
                   .prepend('[')
                   .append(']');
    }
    void garbageIsGarbled()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(decodeTickets(text).error().kind, Kind::Garbled);
        QCOMPARE(decodeMessages(text).error().kind, Kind::Garbled);
        QCOMPARE(decodePull({}, text).error().kind, Kind::Garbled);
        QCOMPARE(decodeMyState(text).error().kind, Kind::Garbled);
        QCOMPARE(decodePinOutcome(text).error().kind, Kind::Garbled);
    }

    void everyPrefixOfAPageIsGarbledAndNothingWorse()
    {
        const QByteArray whole = golden(QStringLiteral("pull_change.json")).trimmed();
        for (qsizetype size = 0; size < whole.size(); size += 7) {
            QVERIFY(!decodePull({}, whole.left(size)).ok());
        }
    }

    void timesAreExactToTheMicrosecond_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("micros");
        QTest::newRow("postgrest") << QByteArray("2026-01-02T03:04:05.123456+00:00") << 1767323045123456LL;
        QTest::newRow("short fraction") << QByteArray("2026-01-02T03:04:05.1+00:00") << 1767323045100000LL;
        QTest::newRow("nanoseconds cut")
            << QByteArray("2026-01-02T03:04:05.123456789Z") << 1767323045123456LL;
        QTest::newRow("postgres") << QByteArray("2026-01-02 03:04:05.123456+00") << 1767323045123456LL;
        QTest::newRow("east") << QByteArray("2026-01-02T08:34:05+05:30") << 1767323045000000LL;
        QTest::newRow("west") << QByteArray("2026-01-01T19:04:05-0800") << 1767323045000000LL;
        QTest::newRow("leap day") << QByteArray("2024-02-29T00:00:00Z") << 1709164800000000LL;
        QTest::newRow("before 1970") << QByteArray("1969-12-31T23:59:59.5Z") << -500000LL;
    }
    void timesAreExactToTheMicrosecond()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, micros);
        qint64 read = 0;
        QVERIFY(json::parseInstant(std::string_view(text.constData(), size_t(text.size())), read));
        QCOMPARE(read, micros);
    }

    void nonsenseIsNoTime()
    {
        qint64 read = 0;
        for (const char *text :
             {"", "infinity", "2026-13-01T00:00:00Z", "2026-01-01", "2026-01-01T25:00:00Z",
              "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00+0", "2026-01-01T00:00:00+00:000",
              "20260-1-01T00:00:00Z", "2026-01-01T00:00:00 UTC"})
            QVERIFY2(!json::parseInstant(text, read), text);
        QUuid id;
        for (const char *text : {"", "x", "00000000-0000-4000-8000-00000000000g",
                                 "0000000000004000800000000000000a", "{00000000-0000-4000-8000-0000000000}"})
            QVERIFY2(!json::parseUuid(text, id), text);
        QVERIFY(json::parseUuid("6F9619FF-8B86-D011-B42D-00CF4FC964FF", id));
        QCOMPARE(id, QUuid(QStringLiteral("6f9619ff-8b86-d011-b42d-00cf4fc964ff")));
    }

    void excerptsAreOneLineAndEndAtACharacter()
    {
        std::string out;
        makeExcerpt("  a\n\n b\t c \x01 d  ", out);
        QCOMPARE(out, std::string("a b c d"));
        makeExcerpt("a  b ", out);
        QCOMPARE(out, std::string("a b"));
        makeExcerpt(std::string(159, 'a') + " b", out);
        QCOMPARE(out, std::string(159, 'a'));
        makeExcerpt(std::string(158, 'a') + " bc", out);
        QCOMPARE(out, std::string(158, 'a') + " b");
        for (const char *letter : {"x", "ä", "€", "😀"}) {
            for (int lead = 0; lead < 4; ++lead) {
                std::string text(static_cast<std::size_t>(lead), 'a');
                for (int i = 0; i < 200; ++i)
                    text += letter;
                makeExcerpt(text, out);
                QVERIFY(out.size() <= TicketRecord::ExcerptBytes && out.size() > 150);
                const QString back = QString::fromStdString(out);
                QVERIFY(!back.contains(QChar::ReplacementCharacter));
                QCOMPARE(back.toStdString(), out);
            }
        }
    }

    void draftsBecomeBodies()
    {
        const auto id = [](const char *text) { return QUuid(QLatin1String(text)); };
        NewTicket ticket;
        ticket.id.value = id("00000000-0000-4000-8000-0000000000a1");
        ticket.title = QStringLiteral("He said \"stop\"\n");
        const OrgId org{id("00000000-0000-4000-8000-00000000000f")};
        const PersonId me{id("00000000-0000-4000-8000-000000000001")};
        QCOMPARE(encode(ticket, org, me),
                 QByteArray(R"({"category":"","description":"","id":"00000000-0000-4000-8000-0000000000a1",)"
                            R"("org_id":"00000000-0000-4000-8000-00000000000f","priority":"medium",)"
                            R"("requester_id":"00000000-0000-4000-8000-000000000001","title":)"
                            "\"He said \\\"stop\\\"\\n\"}"));
        TicketPatch patch;
        patch.version = 4;
        patch.assignee = PersonId{};
        patch.status = TicketStatus::InProgress;
        QCOMPARE(encode(patch), QByteArray(R"({"assignee_id":null,"status":"in_progress","version":4})"));
    }

    void myStateBecomesAnAccount()
    {
        const auto state = decodeMyState(
            R"({"user_id":"00000000-0000-4000-8000-000000000001","display_name":"Ana","session_known":true,)"
            R"("memberships":[{"org_id":"00000000-0000-4000-8000-00000000000f","org_name":"Demo","role":"staff",)"
            R"("company_id":null,"company_name":null}],"member":true,"pin_min":6,"pin_set":false,)"
            R"("must_change":false,"enrol_code_needed":true,"verified":false,"blocked":false,"idle_minutes":15,)"
            R"("idle_until":null})");
        QVERIFY(state.ok());
        const Account &account = state.value().account;
        QVERIFY(account.isMember() && account.role == Role::Staff && account.enrolCodeNeeded &&
                !account.pinSet);
        QCOMPARE(account.organizationName, QStringLiteral("Demo"));
        QCOMPARE(account.idleMinutes, 15);
        QCOMPARE(account.factor, Account::Factor::None);
        const auto stranger = decodeMyState(
            R"({"user_id":"00000000-0000-4000-8000-000000000001","memberships":[],"member":false,"pin_min":null,)"
            R"("pin_set":false,"verified":false,"blocked":true})");
        QVERIFY(stranger.ok() && !stranger.value().account.isMember() &&
                stranger.value().account.sessionBlocked);
    }

    void aDeskIsNeverOpenForLongerThanMayBeChosen_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("minutes");
        QTest::newRow("an older server says nothing") << QByteArray() << 10;
        QTest::newRow("nothing is decided") << QByteArray(R"(,"idle_minutes":null)") << 10;
        QTest::newRow("never") << QByteArray(R"(,"idle_minutes":0)") << 1;
        QTest::newRow("less than never") << QByteArray(R"(,"idle_minutes":-5)") << 1;
        QTest::newRow("for ever") << QByteArray(R"(,"idle_minutes":2147483647)") << 240;
        QTest::newRow("half an hour") << QByteArray(R"(,"idle_minutes":30)") << 30;
    }

    void aDeskIsNeverOpenForLongerThanMayBeChosen()
    {
        QFETCH(QByteArray, said);
        QFETCH(int, minutes);
        const auto state = decodeMyState(
            R"({"user_id":"00000000-0000-4000-8000-000000000001","pin_set":true,"verified":true)" + said +
            "}");
        QVERIFY(state.ok());
        QCOMPARE(state.value().account.idleMinutes, minutes);
    }

    void aCodeOfAnAppIsAskedForByTheServerOnly()
    {
        using Step = Account::Factor;
        const QList<std::pair<QByteArray, Step>> words{{"none", Step::None},
                                                       {"verify", Step::Verify},
                                                       {"enrol", Step::Enrol},
                                                       {"a newer word", Step::None}};
        for (const auto &[word, step] : words) {
            const auto state = decodeMyState(
                R"({"user_id":"00000000-0000-4000-8000-000000000001","pin_set":true,"verified":false,"factor":")" +
                word + R"("})");
            QVERIFY(state.ok());
            QCOMPARE(state.value().account.factor, step);
        }
    }

    void pinAnswersHaveACode_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const auto row = [](const char *text, PinOutcome::Code code) {
            QTest::newRow(text) << QByteArray(text) << static_cast<int>(code);
        };
        using Code = PinOutcome::Code;
        row(R"({"ok":true})", Code::Ok);
        row(R"({"ok":false,"code":"wrong","left":2})", Code::Wrong);
        row(R"({"ok":false,"code":"locked","retry_after":30})", Code::Locked);
        row(R"({"ok":false,"code":"session_blocked","retry_after":30})", Code::SessionBlocked);
        row(R"({"ok":false,"code":"weak","min":6})", Code::Weak);
        row(R"({"ok":false,"code":"factor_needed"})", Code::FactorNeeded);
        row(R"({"ok":false,"code":"a new one"})", Code::Refused);
        row(R"({"ok":false})", Code::Refused);
    }
    void pinAnswersHaveACode()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QCOMPARE(static_cast<int>(decodePinOutcome(text).value().code), code);
    }

    void aRefusalNeverReadsAsOk()
    {
        QVERIFY(!decodePinOutcome(R"({"ok":false,"code":"ok"})").ok());
        QVERIFY(!decodePinOutcome(R"({"code":"ok"})").ok());
        QVERIFY(!decodePinOutcome(R"({"ok":1})").ok());
    }

    void allowedEmailsAndVerdictsAreRead()
    {
        const auto allowed = decodeAllowed(
            R"([{"email":"@acme.test","role":"client","company_id":null,"company":null,)"
            R"("expires_at":"2026-01-02T03:04:05+00:00","used_at":null,"created_at":"2026-01-02T03:04:05+00:00",)"
            R"("invited_by":null,"user_id":null,"member_role":null,"member_active":null,"state":"domain"}])");
        QVERIFY(allowed.ok() && allowed.value().first().isDomain());
        QCOMPARE(allowed.value().first().state, AllowedEmail::State::Domain);
        const auto verdicts = decodeVerdicts(
            R"([{"line":1,"email":"x","role":"boss","action":"invalid","problem":"unknown role"}])");
        QVERIFY(verdicts.ok());
        QCOMPARE(verdicts.value().first().action, AllowedVerdict::Action::Invalid);
        QCOMPARE(verdicts.value().first().role, Role::Unknown);
        QCOMPARE(decodeRemoval(R"({"user_id":null,"sessions_ended":3})").value().sessionsEnded, 3);
        QCOMPARE(decodeCount("4").value(), 4);
        QVERIFY(!decodeCount("null").ok());
        QCOMPARE(decodeText("\"A1B2\"").value(), QStringLiteral("A1B2"));
    }
};

QTEST_GUILESS_MAIN(TestCodecs)
#include "tst_codecs.moc"
