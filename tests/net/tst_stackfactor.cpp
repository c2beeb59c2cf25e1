// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An authenticator app against the running stack: set up from inside, asked for at the next sign-in, lost.
#include "net/auth/totpfactors.h"
#include "net/supabase/supabasesessions.h"
#include "tests/net/stackpeople.h"
#include "tests/support/totp.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using Code = PinOutcome::Code;

namespace {

const QString boMail = QStringLiteral("bo@deskbell.test");
const QString adminMail = QStringLiteral("admin@deskbell.test");
const QString pin = QStringLiteral("482930");

struct Somebody : Visitor
{
    TotpFactors factors{entrance};

    explicit Somebody(const Stack &stack)
        : Visitor(stack)
    {
    }
    Result<Account> signIn(Stack &stack, const QString &email)
    {
        stack.emptyMailBox();
        (void)wait(auth.requestCode(email));
        return wait(auth.signInWithCode(email, codeIn(stack.mailTo(email))));
    }
};

} // namespace

class TestStackFactor : public QObject
{
    Q_OBJECT

    Stack m_stack;
    QByteArray m_key; ///< of bo's app
    QString m_used;   ///< a code of it; good once, whatever the time is by then
    std::unique_ptr<Somebody> m_bo;

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
        m_bo = std::make_unique<Somebody>(m_stack);
    }
    void cleanupTestCase()
    {
        m_bo.reset();
        (void)m_stack.reset();
    }

    void codesAreThoseOfTheStandard()
    {
        // RFC 6238, appendix B: the last six digits, key "12345678901234567890".
        const QByteArray key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        QCOMPARE(totpCode(key, 0, 59), QStringLiteral("287082"));
        QCOMPARE(totpCode(key, 0, 1111111109), QStringLiteral("081804"));
    }

    void settingOneUpFromInsideLeavesEverythingOpen()
    {
        QVERIFY(m_bo->comeIn(m_stack, boMail));
        QVERIFY(m_bo->goLive());
        QSignalSpy breaks(&*m_bo->feed, &Feed::stateChanged);
        const quint64 session = m_bo->keeper.session();
        const QByteArray before = m_bo->keeper.accessToken();
        QVERIFY(m_bo->wait(m_bo->factors.enrol()).ok()); // left
        const auto enrolment = m_bo->wait(m_bo->factors.enrol());
        QVERIFY(enrolment.ok());
        m_key = enrolment.value()->key.reveal();
        const FactorId id = enrolment.value()->id;
        QCOMPARE(m_bo->wait(m_bo->factors.verify(id, totpCode(m_key, 3))).error().code,
                 QStringLiteral("mfa_verification_failed"));
        QVERIFY(m_bo->wait(m_bo->factors.list()).value().isEmpty());
        m_used = totpCode(m_key);
        QVERIFY(m_bo->wait(m_bo->factors.verify(id, m_used)).ok());

        QCOMPARE(m_bo->wait(m_bo->factors.list()).value().size(), 1);
        QVERIFY(m_bo->keeper.accessToken() != before);
        QCOMPARE(m_bo->keeper.session(), session);
        const auto account = m_bo->wait(m_bo->auth.account());
        QVERIFY(account.ok() && account.value().pinVerified);
        QCOMPARE(account.value().factor, Account::Factor::None);
        QCOMPARE(m_bo->feed->state(), Feed::State::Live);
        QVERIFY(breaks.isEmpty()); // the line took the new token
        QVERIFY(m_bo->wait(m_bo->keeper.renew(m_bo->keeper.accessToken())).ok());
    }

    void theNextSignInAsksForACode()
    {
        Somebody again(m_stack);
        const auto entered = again.signIn(m_stack, boMail);
        QVERIFY(entered.ok());
        QCOMPARE(entered.value().factor, Account::Factor::Verify);
        QCOMPARE(again.wait(again.auth.verifyPin(pin)).value().code, Code::FactorNeeded);
        QCOMPARE(again.wait(again.factors.enrol()).error().code, QStringLiteral("insufficient_aal"));
        QCOMPARE(again.wait(again.factors.prove(m_used)).error().code,
                 QStringLiteral("mfa_verification_failed"));
        QVERIFY(again.wait(again.factors.prove(totpCode(m_key, 1))).ok());
        QCOMPARE(again.wait(again.auth.account()).value().factor, Account::Factor::None);
        QCOMPARE(again.wait(again.auth.verifyPin(pin)).value().code, Code::Ok);
        QVERIFY(again.wait(again.auth.restore()).ok()); // a new token says it, too
        QCOMPARE(again.wait(again.auth.account()).value().factor, Account::Factor::None);
        again.auth.signOut(Identity::SignOut::Here);
    }

    void whoLostItIsHelpedByAnAdmin()
    {
        Somebody admin(m_stack);
        QVERIFY(admin.comeIn(m_stack, adminMail));
        SupabaseSessions sessions(admin.http, admin.account);
        const PersonId bo = m_bo->account.person;
        QCOMPARE(admin.wait(sessions.removeFactorsOf(bo)).value(), 1);
        QCOMPARE(admin.wait(sessions.removeFactorsOf(bo)).value(), 0);
        Somebody again(m_stack);
        QCOMPARE(again.signIn(m_stack, boMail).value().factor, Account::Factor::None);
        QCOMPARE(again.wait(again.factors.prove(totpCode(m_key, 1))).error().code,
                 QStringLiteral("no_factor"));
        SupabaseSessions mine(m_bo->http, m_bo->account);
        const auto happened = m_bo->wait(mine.myEvents());
        QVERIFY(happened.ok());
        QCOMPARE(happened.value().first().kind, SecurityEvent::Kind::FactorRemoved);
        QVERIFY(!happened.value().first().bySelf);
    }

    void oneIsRemovedByOneself()
    {
        const auto enrolment = m_bo->wait(m_bo->factors.enrol());
        QVERIFY(enrolment.ok());
        const FactorId id = enrolment.value()->id;
        const QByteArray key = enrolment.value()->key.reveal();
        QVERIFY(m_bo->wait(m_bo->factors.verify(id, totpCode(key))).ok());
        QVERIFY(m_bo->wait(m_bo->factors.remove(id)).ok());
        QVERIFY(m_bo->wait(m_bo->factors.list()).value().isEmpty());
        const auto account = m_bo->wait(m_bo->auth.account());
        QVERIFY(account.ok() && account.value().pinVerified);
    }
};

QTEST_GUILESS_MAIN(TestStackFactor)
#include "tst_stackfactor.moc"
