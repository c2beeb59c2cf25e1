// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new account and a forgotten password, and where links and pauses come in between.
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/wayspresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Way = WaysPresenter::Way;
using Step = RegistrationPresenter::Step;
using Field = RegistrationPresenter::Field;
using Begun = Registration::Begun;

namespace {

const QString address = QStringLiteral("orla@corrib.test");
const QString password = QStringLiteral("kitchen lamp otter");
const QUrl hashLink(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=recovery"));
const QUrl codeLink(QStringLiteral("http://127.0.0.1:4711/abc?code=one"));

struct Screen
{
    FakeIdentity identity;
    FakeRegistration server;
    FakeFactors factors;
    FakeOwnService service;
    FakeClock clock;
    WaysPresenter ways{{identity, server, service, factors}, clock, {}};
    RegistrationPresenter &form = ways.registration();
    QSignalSpy signedIn{&ways, &WaysPresenter::signedIn};
    QSignalSpy unknown{&ways, &WaysPresenter::enteredUnknown};

    void fillIn()
    {
        ways.useNewAccount();
        form.setEmail(address);
        form.setName(QStringLiteral("Orla Byrne"));
        form.setPassword(password);
    }
    void toSignUpCode()
    {
        fillIn();
        form.submit();
        server.begun.answer(Begun::MailSent);
        QTRY_COMPARE(form.step(), Step::Code);
    }
    void toRecoveryCode()
    {
        ways.useForgottenPassword();
        form.setEmail(address);
        form.submit();
        server.done.answer(Done{});
        QTRY_COMPARE(form.step(), Step::Code);
    }
    void prove()
    {
        form.setCode(QStringLiteral("407 213"));
        server.done.answer(Done{});
        QTRY_COMPARE(form.step(), Step::NewPassword);
    }
    void letIn()
    {
        QTRY_VERIFY(identity.calls.contains(QStringLiteral("account")));
        QVERIFY(identity.answer(Result<Account>(orla())));
        QTRY_COMPARE(signedIn.count(), 1);
        QCOMPARE(ways.way(), Way::Email);
        QVERIFY(form.password().isEmpty());
        QCOMPARE(ways.email().email(), address);
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        form.tick();
    }
    [[nodiscard]] QString words() const { return form.problem() ? form.problem()->text.whole() : QString(); }
    [[nodiscard]] Field field() const { return form.problem() ? form.problem()->field : Field::None; }
};

} // namespace

class TstRegistrationPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewAccountIsProvenByTheCodeAndItsPasswordSavedAnew()
    {
        Screen s;
        s.toSignUpCode();
        QCOMPARE(s.server.calls.last(),
                 QStringLiteral("signUp orla@corrib.test kitchen lamp otter Orla Byrne"));

        s.form.setCode(QStringLiteral("407 213"));
        QCOMPARE(s.server.calls.last(), QStringLiteral("prove sign-up orla@corrib.test 407213"));
        s.server.done.answer(Done{});
        // What a stranger may have chosen for this address before is replaced.
        QTRY_COMPARE(s.server.calls.last(), QStringLiteral("choosePassword kitchen lamp otter"));
        s.server.done.answer(Done{});
        s.letIn();
    }

    void aForgottenPasswordIsChosenAfterTheCode()
    {
        Screen s;
        s.toRecoveryCode();
        QCOMPARE(s.server.calls, QStringList{QStringLiteral("sendMail recovery orla@corrib.test")});
        s.prove();
        QVERIFY(s.server.calls.last().startsWith(QStringLiteral("prove recovery")));
        QVERIFY(!s.form.canSubmit());

        s.form.setPassword(password);
        s.form.submit();
        QCOMPARE(s.server.calls.last(), QStringLiteral("choosePassword kitchen lamp otter"));
        s.server.done.answer(Done{});
        s.letIn();
    }

    void whoIsProvenMayGoOnWithoutANewPassword()
    {
        Screen s;
        s.toRecoveryCode();
        s.prove();
        s.form.leavePassword();
        QVERIFY(!s.server.calls.last().startsWith(QStringLiteral("choosePassword")));
        s.letIn();
    }

    void aWeakPasswordSaysWhatIsWrongBesideItsField()
    {
        Screen s;
        s.fillIn();
        s.form.submit();
        s.server.begun.answer(failed(Error::Kind::Rejected, QStringLiteral("weak_password length pwned")));
        QTRY_COMPARE(s.field(), Field::Password);
        QVERIFY(s.words().contains(QStringLiteral("stolen")) && s.words().contains(QStringLiteral("short")));
        QCOMPARE(s.form.password(), password); // to be mended, not typed again
        s.form.setPassword(password + u'!');
        QVERIFY(!s.form.problem());
    }

    void whatCanBeSeenIsNotAsked_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("field");
        QTest::newRow("no address") << "orla@corrib" << password << int(Field::Email);
        QTest::newRow("too long") << address << QString(73, u'x') << int(Field::Password);
        QTest::newRow("too many bytes") << address << QString(30, QChar(0x4e2d)) << int(Field::Password);
        QTest::newRow("spaces") << address << "   " << int(Field::Password);
    }
    void whatCanBeSeenIsNotAsked()
    {
        QFETCH(QString, email);
        QFETCH(QString, typed);
        QFETCH(int, field);
        Screen s;
        s.ways.useNewAccount();
        s.form.setEmail(email);
        s.form.setPassword(typed);
        s.form.submit();
        QCOMPARE(int(s.field()), field);
        QVERIFY(s.server.calls.isEmpty());
    }

    void anotherMailWaitsItsPause()
    {
        Screen s;
        s.toSignUpCode();
        QVERIFY(!s.form.canSendAgain());
        QCOMPARE(s.form.resendIn(), 30);
        s.form.sendAgain();
        QCOMPARE(s.server.calls.size(), 1);
        s.later(30);
        s.form.sendAgain();
        QCOMPARE(s.server.calls.last(), QStringLiteral("sendMail sign-up orla@corrib.test"));
        s.server.done.answer(failed(Error::Kind::Busy, {}, 45));
        QTRY_VERIFY(s.words().contains(QStringLiteral("0:45")));
        s.form.setCode(QStringLiteral("407213")); // that pause is no reason not to type the code
        QVERIFY(s.server.calls.last().startsWith(QStringLiteral("prove")));
    }

    void aWrongCodeIsEmptiedAndAnotherMayBeTyped()
    {
        Screen s;
        s.toRecoveryCode();
        s.form.setCode(QStringLiteral("000000"));
        s.server.done.answer(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")));
        QTRY_COMPARE(s.field(), Field::Code);
        QVERIFY(s.form.code().isEmpty());
        s.form.setCode(QStringLiteral("407213"));
        QCOMPARE(s.server.calls.last(), QStringLiteral("prove recovery orla@corrib.test 407213"));
        s.server.done.answer(failed(Error::Kind::Offline));
        QTRY_VERIFY(s.form.problem() && s.field() == Field::None);
        QCOMPARE(s.form.code(), QStringLiteral("407213")); // it was not looked at
    }

    void aCodeGrowsOld()
    {
        Screen s;
        s.toRecoveryCode();
        QCOMPARE(s.form.codeWorksFor(), 600);
        s.later(600);
        QCOMPARE(s.form.codeWorksFor(), 0);
        QVERIFY(s.form.canSendAgain());
    }

    void aPasswordThatCouldNotBeSavedIsTriedAgainOrLeft()
    {
        Screen s;
        s.toSignUpCode();
        s.prove();
        s.server.done.answer(failed(Error::Kind::Offline));
        QTRY_VERIFY(!s.words().isEmpty());
        QCOMPARE(s.form.step(), Step::NewPassword);
        QCOMPARE(s.form.password(), password);
        s.form.submit();
        QCOMPARE(s.server.calls.count(QStringLiteral("choosePassword kitchen lamp otter")), 2);
        s.server.done.answer(failed(Error::Kind::Forbidden, QStringLiteral("insufficient_aal")));
        QTRY_VERIFY(s.words().contains(QStringLiteral("authenticator")));
        s.form.leavePassword();
        s.letIn();
    }

    void theLinkOfTheMailIsAsGoodAsItsCode()
    {
        Screen s;
        s.toRecoveryCode();
        s.ways.openLink(hashLink);
        QTRY_COMPARE(s.ways.email().step(), SignInPresenter::Step::Link);
        QCOMPARE(s.ways.way(), Way::Email); // whether it is wanted is asked first
        s.ways.email().signIn();
        QVERIFY(s.identity.answer(Result<Account>(orla())));
        QTRY_COMPARE(s.form.step(), Step::NewPassword);
        QCOMPARE(s.ways.way(), Way::Registration);
        QCOMPARE(s.signedIn.count(), 0);
        s.form.setPassword(password);
        s.form.submit();
        s.server.done.answer(Done{});
        s.letIn();
    }

    void theLinkOfASignUpSavesThePasswordToo()
    {
        Screen s;
        s.toSignUpCode();
        s.ways.openLink(codeLink);
        QTRY_VERIFY(s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
        s.identity.signedIn = true; // let in, and then nobody could say who it is
        QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::ServerFault))));
        QTRY_COMPARE(s.server.calls.last(), QStringLiteral("choosePassword kitchen lamp otter"));
        s.server.done.answer(Done{});
        s.letIn();
        QCOMPARE(s.unknown.count(), 0);
    }

    void aLinkThatIsRefusedLeavesEverythingAsItWas()
    {
        Screen s;
        s.toRecoveryCode();
        s.ways.openLink(hashLink);
        QTRY_COMPARE(s.ways.way(), Way::Email);
        s.ways.email().refuseLink();
        QCOMPARE(s.ways.way(), Way::Registration);
        QCOMPARE(s.form.step(), Step::Code);
        s.ways.openLink(codeLink);
        QTRY_VERIFY(s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
        QVERIFY(s.identity.answer(
            Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("flow_state_expired")))));
        QTRY_VERIFY(s.words().contains(QStringLiteral("link")));
        QCOMPARE(s.form.step(), Step::Code);
    }

    void aLinkBeforeAnyMailOfThisWaySignsInAsEver()
    {
        Screen s;
        s.ways.useForgottenPassword();
        s.ways.openLink(codeLink);
        QTRY_VERIFY(s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
        QVERIFY(s.identity.answer(Result<Account>(orla())));
        QTRY_COMPARE(s.signedIn.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
    }

    void anInstallationThatBelievesAddressesGoesOnAtOnce()
    {
        Screen s;
        s.fillIn();
        s.form.submit();
        s.server.begun.answer(Begun::Entered);
        s.letIn();
        QCOMPARE(s.server.calls.size(), 1);
    }

    void whoIsInAndNotYetKnownIsSaid()
    {
        Screen s;
        s.toRecoveryCode();
        s.identity.signedIn = true; // the answer was lost, the session was not
        s.form.setCode(QStringLiteral("407213"));
        s.server.done.answer(failed(Error::Kind::Forbidden));
        QTRY_COMPARE(s.form.step(), Step::NewPassword);
        s.form.leavePassword();
        QTRY_VERIFY(s.identity.calls.contains(QStringLiteral("account")));
        QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::ServerFault))));
        QTRY_COMPARE(s.unknown.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
    }

    void nothingThatWasTypedStays()
    {
        Screen s;
        s.ways.email().setEmail(address);
        s.fillIn();
        QCOMPARE(s.form.email(), address);
        s.form.cancel();
        QCOMPARE(s.ways.way(), Way::Email);
        QVERIFY(s.form.password().isEmpty() && s.form.name().isEmpty());
        s.toSignUpCode();
        s.ways.begin({}); // a session that ended, another server
        QVERIFY(s.form.password().isEmpty() && s.form.code().isEmpty());
        QCOMPARE(s.ways.way(), Way::Email);
    }
};

QTEST_MAIN(TstRegistrationPresenter)
#include "tst_registrationpresenter.moc"
