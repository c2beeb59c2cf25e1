// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of an organization against the running stack: who reads and changes them, and what they do.
#include "net/auth/totpfactors.h"
#include "net/supabase/supabasesafety.h"
#include "tests/net/stackpeople.h"
#include "tests/support/totp.h"

using namespace desk;
using namespace desk::test;

namespace {

const QString adminMail = QStringLiteral("admin@deskbell.test");
const QString boMail = QStringLiteral("bo@deskbell.test");

} // namespace

class TestStackSafety : public QObject
{
    Q_OBJECT

    Stack m_stack;
    std::unique_ptr<Visitor> m_admin;
    std::unique_ptr<SupabaseSafety> m_rules;

    SafetySettings settings()
    {
        const auto answer = m_admin->wait(m_rules->settings());
        return answer.ok() ? answer.value() : SafetySettings{false, {0, 0, 0, 0}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
        m_admin = std::make_unique<Visitor>(m_stack);
        QVERIFY(m_admin->comeIn(m_stack, adminMail));
        m_rules = std::make_unique<SupabaseSafety>(m_admin->http, m_admin->account);
    }
    void cleanupTestCase()
    {
        m_rules.reset();
        m_admin.reset();
        (void)m_stack.reset();
    }

    void nothingIsDemandedAtFirst()
    {
        const auto said = m_admin->wait(m_rules->settings());
        QVERIFY(said.ok());
        QVERIFY(said.value() == (SafetySettings{false, {10, 15, 15, 30}}));
    }

    void minutesAreKeptByRoleAndWithinTheirLimits()
    {
        QVERIFY(m_admin->wait(m_rules->setIdleMinutes(Role::Staff, MostIdleMinutes)).ok());
        QVERIFY(m_admin->wait(m_rules->setIdleMinutes(Role::Admin, 7)).ok());
        QVERIFY(settings().idle == (IdleMinutes{7, 15, 240, 30}));
        QCOMPARE(m_admin->wait(m_admin->auth.account()).value().idleMinutes, 7);
        for (const int wrong : {LeastIdleMinutes - 1, MostIdleMinutes + 1})
            QCOMPARE(m_admin->wait(m_rules->setIdleMinutes(Role::Staff, wrong)).error().kind,
                     Error::Kind::Rejected);
        QVERIFY(settings().idle == (IdleMinutes{7, 15, 240, 30}));
    }

    void whoIsNoAdminNeitherReadsNorChangesThem()
    {
        Visitor bo(m_stack);
        QVERIFY(bo.comeIn(m_stack, boMail));
        SupabaseSafety rules(bo.http, bo.account);
        QCOMPARE(bo.wait(rules.settings()).error().kind, Error::Kind::Forbidden);
        QCOMPARE(bo.wait(rules.setIdleMinutes(Role::Staff, 5)).error().kind, Error::Kind::Forbidden);
        QCOMPARE(bo.wait(rules.demandFactor(false)).error().kind, Error::Kind::Forbidden);
        QVERIFY(settings().idle == (IdleMinutes{7, 15, 240, 30}));
    }

    void anAppIsDemandedByWhoHasOne()
    {
        const Error first = m_admin->wait(m_rules->demandFactor(true)).error();
        QCOMPARE(first.kind, Error::Kind::Forbidden);
        QCOMPARE(first.code, QStringLiteral("factor_needed"));
        QVERIFY(!settings().factorDemanded);

        TotpFactors factors(m_admin->entrance);
        const auto enrolment = m_admin->wait(factors.enrol());
        QVERIFY(enrolment.ok());
        const FactorId id = enrolment.value()->id;
        QVERIFY(m_admin->wait(factors.verify(id, totpCode(enrolment.value()->key.reveal()))).ok());
        QVERIFY(m_admin->wait(m_rules->demandFactor(true)).ok());
        QVERIFY(settings().factorDemanded);
        QVERIFY(m_admin->wait(m_rules->demandFactor(true)).ok()); // again is no fault
        QVERIFY(m_admin->wait(m_rules->demandFactor(false)).ok());
        QVERIFY(!settings().factorDemanded);
    }
};

QTEST_GUILESS_MAIN(TestStackSafety)
#include "tst_stacksafety.moc"
