// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts with passwords and codes by text message, against the running stack.
#include "tests/net/stackpeople.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;
using Kind = Error::Kind;
using Mail = Registration::Mail;
using Begun = Registration::Begun;

namespace {

const QString guest = QStringLiteral("guest@corrib.test");
const QString orlaMail = QStringLiteral("orla@corrib.test");
const QString first = QStringLiteral("kitchen lamp otter");
const QString second = QStringLiteral("window spoon heron");
const QString boPhone = QStringLiteral("+44 7700 900101");
const QString boBox = QStringLiteral("447700900101");

} // namespace

class TestStackAccounts : public QObject
{
    Q_OBJECT

    Stack m_stack;

    QString newestCode(const QString &box) { return Visitor::codeIn(m_stack.mailTo(box)); }
    void invite(const QString &email)
    {
        Visitor admin(m_stack);
        QVERIFY(admin.comeIn(m_stack, QStringLiteral("admin@deskbell.test")));
        SupabaseAdmission admission(admin.http, admin.account);
        AllowedEntry entry;
        entry.email = email;
        entry.role = Role::Staff;
        QVERIFY(admin.wait(admission.admit({entry})).ok());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (qEnvironmentVariableIsEmpty("DESKBELL_STACK_HOME"))
            QFAIL("DESKBELL_STACK_HOME is not set: start the stack first (packaging/stack up)");
        QVERIFY(m_stack.reset());
        invite(guest);
    }
    void init() { m_stack.emptyMailBox(); }

    void theServerSaysWhatIsOn()
    {
        Visitor anybody(m_stack);
        const auto ways = anybody.wait(anybody.auth.ways());
        QVERIFY(ways.ok());
        QVERIFY(ways.value().email && ways.value().signUp && ways.value().phone);
    }

    void aWeakPasswordIsRefusedBeforeAnyMail()
    {
        Visitor visitor(m_stack);
        const auto weak = visitor.wait(visitor.registrar.signUp(guest, QStringLiteral("short"), {}));
        QCOMPARE(weak.error().code, QStringLiteral("weak_password length"));
        const auto stolen = visitor.wait(visitor.registrar.signUp(guest, QStringLiteral("password1234"), {}));
        QCOMPARE(stolen.error().code, QStringLiteral("weak_password pwned"));
        QCOMPARE(m_stack.mails(), 0);
    }

    /// And what a stranger chose for the address before is worth nothing afterwards.
    void whoWasInvitedMakesAnAccountOfTheirOwn()
    {
        const QString strangers = QStringLiteral("what a stranger chose");
        Visitor stranger(m_stack);
        QVERIFY(stranger.wait(stranger.registrar.signUp(guest, strangers, QStringLiteral("Mallory"))).ok());
        QCOMPARE(stranger.wait(stranger.auth.signInWithPassword(guest, strangers)).error().kind,
                 Kind::Rejected);
        m_stack.emptyMailBox();

        Visitor owner(m_stack);
        const auto begun = owner.wait(owner.registrar.signUp(guest, first, QStringLiteral("Gwen Guest")));
        QVERIFY(begun.ok() && begun.value() == Begun::MailSent);
        QVERIFY(owner.wait(owner.registrar.prove(Mail::SignUp, guest, newestCode(guest))).ok());
        QVERIFY(owner.wait(owner.registrar.choosePassword(first)).ok());
        QVERIFY(owner.passThePin());
        QCOMPARE(owner.account.email, guest);
        QCOMPARE(owner.account.role, Role::Staff);

        QCOMPARE(stranger.wait(stranger.auth.signInWithPassword(guest, strangers)).error().code,
                 QStringLiteral("invalid_credentials"));
        Visitor again(m_stack);
        QVERIFY(again.wait(again.auth.signInWithPassword(guest, first)).ok());
        QVERIFY(owner.wait(owner.registrar.choosePassword(first)).ok()); // it is in force: no mistake
    }

    void aStrangerAndAMemberGetTheSameAnswerAndNoMail()
    {
        Visitor visitor(m_stack);
        for (const QString &email : {QStringLiteral("nobody@nowhere.test"), orlaMail}) {
            const auto begun = visitor.wait(visitor.registrar.signUp(email, first, {}));
            QVERIFY(begun.ok() && begun.value() == Begun::MailSent);
        }
        QVERIFY(
            visitor.wait(visitor.registrar.sendMail(Mail::Recovery, QStringLiteral("nobody@nowhere.test")))
                .ok());
        // The mail that comes is the one of who has an account: it was asked for last.
        QVERIFY(visitor.wait(visitor.registrar.sendMail(Mail::Recovery, orlaMail)).ok());
        QVERIFY(!newestCode(orlaMail).isEmpty());
        QCOMPARE(m_stack.mails(), 1);
    }

    void aForgottenPasswordIsReplacedAndOtherSessionsEnd()
    {
        Visitor elsewhere(m_stack);
        QVERIFY(elsewhere.wait(elsewhere.auth.signInWithPassword(guest, first)).ok());

        Visitor here(m_stack);
        QVERIFY(here.wait(here.registrar.sendMail(Mail::Recovery, guest)).ok());
        const QString code = newestCode(guest);
        const QString wrong = code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
        QCOMPARE(here.wait(here.registrar.prove(Mail::Recovery, guest, wrong)).error().kind, Kind::Rejected);
        QVERIFY(here.wait(here.registrar.prove(Mail::Recovery, guest, code)).ok());
        QCOMPARE(here.wait(here.registrar.choosePassword(QStringLiteral("short"))).error().code,
                 QStringLiteral("weak_password length"));
        QVERIFY(here.wait(here.registrar.choosePassword(second)).ok());
        QVERIFY(here.passThePin());

        QVERIFY(!elsewhere.wait(elsewhere.auth.account()).ok());
        Visitor again(m_stack);
        QVERIFY(!again.wait(again.auth.signInWithPassword(guest, first)).ok());
        QVERIFY(again.wait(again.auth.signInWithPassword(guest, second)).ok());
        QVERIFY(!again.wait(again.registrar.prove(Mail::Recovery, guest, code)).ok()); // used
    }

    void theLinkOfARecoverySignsInAsItsCodeDoes()
    {
        Visitor here(m_stack);
        QVERIFY(here.wait(here.registrar.sendMail(Mail::Recovery, guest)).ok());
        const QUrl link = Visitor::linkIn(m_stack.mailTo(guest), QStringLiteral("deskbell"));
        QVERIFY(here.wait(here.auth.signInWithLink(link)).ok());
        QVERIFY(here.wait(here.registrar.choosePassword(first)).ok());

        m_stack.emptyMailBox();
        Visitor browsing(m_stack);
        QSignalSpy arrived(&browsing.door, &LoopbackListener::arrived);
        QVERIFY(browsing.wait(browsing.registrar.sendMail(Mail::Recovery, guest)).ok());
        const QUrl mailed = Visitor::linkIn(m_stack.mailTo(guest), QStringLiteral("http"));
        (void)m_stack.redirectOf(m_stack.redirectOf(mailed)); // the browser's visits
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(browsing.wait(browsing.auth.signInWithLink(arrived.first().first().toUrl())).ok());
        QVERIFY(browsing.wait(browsing.registrar.choosePassword(second)).ok());
    }

    void aCodeToThePhoneLetsInOnce()
    {
        Visitor bo(m_stack);
        QVERIFY(bo.wait(bo.auth.requestTextCode(boPhone)).ok());
        const QString code = newestCode(boBox);
        QCOMPARE(code.size(), 6);
        const QString wrong = code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
        QCOMPARE(bo.wait(bo.auth.signInWithTextCode(boPhone, wrong)).error().kind, Kind::Rejected);
        const auto entered = bo.wait(bo.auth.signInWithTextCode(boPhone, code));
        QVERIFY(entered.ok());
        QCOMPARE(entered.value().name, QStringLiteral("Bo Lindqvist"));
        QVERIFY(bo.passThePin());
        Visitor again(m_stack);
        QVERIFY(!again.wait(again.auth.signInWithTextCode(boPhone, code)).ok());
    }

    void aNumberOfNobodyGetsTheSameAnswer()
    {
        Visitor visitor(m_stack);
        QVERIFY(visitor.wait(visitor.auth.requestTextCode(QStringLiteral("+44 7700 900999"))).ok());
        QVERIFY(visitor.wait(visitor.auth.requestTextCode(boPhone)).ok());
        QVERIFY(!newestCode(boBox).isEmpty());
        QCOMPARE(m_stack.mails(), 1);
    }
};

QTEST_GUILESS_MAIN(TestStackAccounts)
#include "tst_stackaccounts.moc"
