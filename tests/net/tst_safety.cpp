// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of an organization over the server's functions, and what they answer.
#include "net/supabase/safetycodec.h"
#include "net/supabase/supabasesafety.h"
#include "tests/net/backendfixture.h"

#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

const QByteArray Said =
    R"({"second_factor":true,"idle":{"admin":5,"manager":16,"staff":17,"client":240},"newer":[1]})";

struct Fixture : BackendFixture
{
    SupabaseSafety rules{http, member(Role::Admin)};

    [[nodiscard]] QByteArray last() const { return script.asked.last().path(); }
    [[nodiscard]] QByteArray body() const { return script.asked.last().body; }
};

} // namespace

class TestSafety : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswerIsReadWhole()
    {
        const auto read = decodeSafety(Said);
        QVERIFY(read.ok());
        QVERIFY(read.value() == (SafetySettings{true, {5, 16, 17, 240}}));
        QCOMPARE(read.value().idle.of(Role::Manager), 16);
        const auto wild =
            decodeSafety(R"({"second_factor":false,"idle":{"admin":0,"manager":-5,"staff":241,"client":9}})");
        QVERIFY(wild.value().idle == (IdleMinutes{1, 1, 240, 9}));
    }

    void aRuleThatIsNotToldIsNotTakenForOneThatIsOff_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no list") << QByteArray("[]");
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("no demand") << QByteArray(R"({"idle":{"admin":5,"manager":5,"staff":5,"client":5}})");
        QTest::newRow("no minutes") << QByteArray(R"({"second_factor":false})");
        QTest::newRow("a role is missing")
            << QByteArray(R"({"second_factor":false,"idle":{"admin":5,"manager":5,"staff":5}})");
        QTest::newRow("minutes of another shape")
            << QByteArray(R"({"second_factor":false,"idle":{"admin":"x","manager":5,"staff":5,"client":5}})");
        QTest::newRow("minutes in a list") << QByteArray(R"({"second_factor":false,"idle":[5,5,5,5]})");
    }
    void aRuleThatIsNotToldIsNotTakenForOneThatIsOff()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(decodeSafety(text).error().kind, Error::Kind::Garbled);
    }

    void eachQuestionIsAFunctionOfTheServer()
    {
        Fixture f;
        f.script.otherwise = [](const Asked &asked) -> std::optional<Told> {
            if (asked.path().endsWith("organization_security"))
                return Told{200, Said};
            return Told{204, {}};
        };
        QVERIFY(f.wait(f.rules.settings()).value().factorDemanded);
        QCOMPARE(f.last(), QByteArray("/rest/v1/rpc/organization_security"));
        QCOMPARE(f.body(), QByteArray(R"({"org":")" + orgId + R"("})"));
        QVERIFY(f.wait(f.rules.demandFactor(true)).ok());
        QCOMPARE(f.last(), QByteArray("/rest/v1/rpc/set_second_factor"));
        QCOMPARE(f.body(), QByteArray(R"({"demanded":true,"org":")" + orgId + R"("})"));
        QVERIFY(f.wait(f.rules.demandFactor(false)).ok());
        QVERIFY(f.body().contains(R"("demanded":false)"));
        QVERIFY(f.wait(f.rules.setIdleMinutes(Role::Client, 7)).ok());
        QCOMPARE(f.last(), QByteArray("/rest/v1/rpc/set_idle_minutes"));
        QCOMPARE(f.body(), QByteArray(R"({"for_role":"client","minutes":7,"org":")" + orgId + R"("})"));
    }

    void refusalsSayWhatCanBeDone()
    {
        Fixture f;
        f.script.say(403, R"({"code":"42501","message":"second factor needed","hint":"factor_needed"})");
        const Error own = f.wait(f.rules.demandFactor(true)).error();
        QCOMPARE(own.kind, Error::Kind::Forbidden);
        QCOMPARE(own.code, QStringLiteral("factor_needed"));
        f.script.say(403, R"({"code":"42501","message":"not allowed","hint":null})");
        QCOMPARE(f.wait(f.rules.settings()).error().code, QStringLiteral("42501"));
        f.script.say(400, R"({"code":"23514","message":"violates check constraint"})");
        QCOMPARE(f.wait(f.rules.setIdleMinutes(Role::Staff, 241)).error().kind, Error::Kind::Rejected);
    }
};

QTEST_GUILESS_MAIN(TestSafety)
#include "tst_safety.moc"
