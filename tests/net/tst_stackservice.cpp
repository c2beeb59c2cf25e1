// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in through the real Django of the running stack, beside its real database and gateway.
#include "net/supabase/rpc.h"
#include "tests/net/stackpeople.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;

namespace {

const QString anaMail = QStringLiteral("ana@deskbell.test");
const QString boMail = QStringLiteral("bo@deskbell.test");
const QString password = QStringLiteral("four bells at noon");
const QString keptName = QStringLiteral("session");

/// A visitor who comes in with the password, and past the PIN.
struct Guest : Visitor
{
    using Visitor::Visitor;

    SignInService django;
    QSignalSpy ended{&auth, &Identity::ended};

    bool knock()
    {
        const auto named = wait(ownService.services());
        if (named.ok() && named.value().size() == 1)
            django = named.value().first();
        return !django.url.isEmpty();
    }
    bool comeThrough(const QString &email)
    {
        return knock() && wait(ownService.signIn(django, email, password)).ok() && passThePin();
    }
    QByteArray kept() { return wait(vault.read(keptName)).value(); }
    /// A program that finds this in its keychain.
    bool begin(const QByteArray &found)
    {
        (void)vault.write(keptName, found);
        return wait(auth.restore()).ok();
    }
    /// Whether Supabase still knows the session of this token.
    bool isKnown(const QByteArray &access)
    {
        Request request = rpc("my_state", {});
        request.bearer = access;
        const auto answer = wait(transport.send(request));
        return answer.ok() &&
               QJsonDocument::fromJson(answer.value().body)[QStringLiteral("session_known")].toBool();
    }
};

} // namespace

class TestStackService : public QObject
{
    Q_OBJECT

    Stack m_stack;

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
    }

    void aWrongPasswordIsRefusedARightOneLetsInAndWorks()
    {
        Guest ana(m_stack);
        QVERIFY2(ana.knock(), "the stack names no sign-in service: is Django installed?");
        QCOMPARE(ana.django.organization, QStringLiteral("Deskbell Demo"));
        const auto refused =
            ana.wait(ana.ownService.signIn(ana.django, anaMail, QStringLiteral("four bells at one")));
        QCOMPARE(refused.error().code, QStringLiteral("invalid_credentials"));
        const auto entered = ana.wait(ana.ownService.signIn(ana.django, anaMail, password));
        QVERIFY(entered.ok());
        QCOMPARE(entered.value().role, Role::Staff);
        QCOMPARE(entered.value().email, anaMail);
        QVERIFY(!entered.value().pinVerified);
        SupabaseBackend early(ana.http, entered.value());
        QCOMPARE(ana.wait(early.pull({}, 10)).error().kind,
                 Kind::Locked); // the PIN is asked for all the same
        QVERIFY(ana.passThePin() && ana.goLive());
        QVERIFY(ana.wait(ana.backend->pull({}, 10)).ok());
    }

    void itIsRenewedThroughTheService()
    {
        Guest ana(m_stack);
        QVERIFY(ana.comeThrough(anaMail));
        const QByteArray first = ana.kept(), access = ana.keeper.accessToken();
        QVERIFY(ana.wait(ana.keeper.renew(access)).ok());
        QVERIFY(ana.keeper.accessToken() != access);
        QVERIFY(ana.kept() != first);
        QVERIFY(ana.wait(ana.backend->pull({}, 10)).ok());
        Guest next(m_stack); // the next start
        QVERIFY(next.begin(ana.kept()));
        QCOMPARE(next.keeper.email(), anaMail);
        QVERIFY(next.wait(next.auth.account()).value().pinVerified); // the same session
    }

    void aLostAnswerIsGivenAgain()
    {
        Guest ana(m_stack);
        QVERIFY(ana.comeThrough(anaMail));
        const QByteArray old = ana.kept();
        QVERIFY(ana.wait(ana.keeper.renew(ana.keeper.accessToken())).ok());
        Guest whoNeverHeard(m_stack);
        QVERIFY(whoNeverHeard.begin(old));
        QCOMPARE(whoNeverHeard.kept(), ana.kept());
    }

    void aReplayedTokenEndsTheSessionOnBothSides()
    {
        Guest ana(m_stack);
        QVERIFY(ana.comeThrough(anaMail));
        const QByteArray stolen = ana.kept();
        for (int i = 0; i < 2; ++i)
            QVERIFY(ana.wait(ana.keeper.renew(ana.keeper.accessToken())).ok());
        QVERIFY(ana.isKnown(ana.keeper.accessToken()));

        Guest thief(m_stack);
        QVERIFY(!thief.begin(stolen));
        QCOMPARE(thief.ended.size(), 1);
        QVERIFY(thief.keeper.accessToken().isEmpty());

        QVERIFY(!ana.isKnown(ana.keeper.accessToken()));
        QCOMPARE(ana.wait(ana.backend->pull({}, 10)).error().kind, Kind::Locked);
        QCOMPARE(ana.wait(ana.keeper.renew(ana.keeper.accessToken())).error().kind, Kind::SignedOut);
        QCOMPARE(ana.ended.size(), 1);
        QVERIFY(!ana.wait(ana.vault.read(keptName)).ok());
    }

    void signingOutEndsItOnBothSides()
    {
        Guest ana(m_stack);
        QVERIFY(ana.comeThrough(anaMail));
        const QByteArray kept = ana.kept(), access = ana.keeper.accessToken();
        ana.auth.signOut(Identity::SignOut::Here);
        QTRY_VERIFY_WITH_TIMEOUT(!ana.isKnown(access), 10000);
        Guest next(m_stack);
        QVERIFY(!next.begin(kept));
        QCOMPARE(next.ended.size(), 1);
        QCOMPARE(next.ended.first().first().value<Identity::EndReason>(), Identity::EndReason::Expired);
    }

    void whoseSessionAnAdminEndsIsToldAtTheNextRefresh()
    {
        Guest ana(m_stack), admin(m_stack);
        QVERIFY(ana.comeThrough(anaMail));
        QVERIFY(admin.comeThrough(QStringLiteral("admin@deskbell.test")));
        SupabaseAdmission admission(admin.http, admin.account);
        QVERIFY(admin.wait(admission.endSessions(ana.account.person)).ok());
        QCOMPARE(ana.wait(ana.keeper.renew(ana.keeper.accessToken())).error().kind, Kind::SignedOut);
        QCOMPARE(ana.ended.size(), 1);
    }

    void aForgottenPasswordIsReplacedByAMailedCode()
    {
        const QString fresh = QStringLiteral("nine brass kettles");
        Guest bo(m_stack);
        QVERIFY(bo.knock());
        const auto weak =
            bo.wait(bo.ownService.requestCode(bo.django, boMail, QStringLiteral("12345"), boMail));
        QCOMPARE(weak.error().code, QStringLiteral("weak_password length common characters"));
        m_stack.emptyMailBox();
        QVERIFY(bo.wait(bo.ownService.requestCode(bo.django, boMail, fresh, QStringLiteral("Bo"))).ok());
        const QString code = Visitor::codeIn(m_stack.mailTo(boMail));
        QCOMPARE(code.size(), 6);
        const QString wrong = code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
        QCOMPARE(bo.wait(bo.ownService.confirm(bo.django, boMail, fresh, wrong)).error().code,
                 QStringLiteral("otp_expired"));
        QVERIFY(bo.wait(bo.ownService.confirm(bo.django, boMail, fresh, code)).ok());
        QVERIFY(bo.passThePin());
        Guest again(m_stack);
        QVERIFY(again.knock());
        QCOMPARE(again.wait(again.ownService.signIn(again.django, boMail, password)).error().code,
                 QStringLiteral("invalid_credentials"));
        QVERIFY(again.wait(again.ownService.signIn(again.django, boMail, fresh)).ok());
    }

    void aStrangerSeesWhatAMemberSees()
    {
        Guest nobody(m_stack);
        QVERIFY(nobody.knock());
        const QString stranger = QStringLiteral("nobody@elsewhere.test");
        QVERIFY(nobody.wait(nobody.ownService.requestCode(nobody.django, stranger, password, stranger)).ok());
        QCOMPARE(nobody.wait(nobody.ownService.signIn(nobody.django, stranger, password)).error().code,
                 QStringLiteral("invalid_credentials"));
    }
};

QTEST_GUILESS_MAIN(TestStackService)
#include "tst_stackservice.moc"
