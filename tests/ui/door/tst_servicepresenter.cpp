// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The organization's own service: password, first password, forgotten password, and what it refuses.
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
using Kind = Error::Kind;
using Step = ServicePresenter::Step;
using Way = WaysPresenter::Way;

namespace {

const SignInService corrib{QStringLiteral("Corrib Foods"), QStringLiteral("Company account"),
                           QUrl(QStringLiteral("https://signin.corrib.test:8443/desk"))};
const QString mail = QStringLiteral("ana@deskbell.test");
const QString secret = QStringLiteral("four bells at noon");

struct Screen
{
    FakeIdentity identity;
    FakeRegistration registration;
    FakeFactors factors;
    FakeOwnService port;
    FakeClock clock;
    WaysPresenter ways{{identity, registration, port, factors}, clock, {}};
    ServicePresenter &service = ways.service();
    QSignalSpy signedIn{&ways, &WaysPresenter::signedIn};

    void typePassword()
    {
        ways.useService(corrib);
        service.setEmail(mail);
        service.setPassword(secret);
        service.goOn();
    }
    void toCode()
    {
        ways.useService(corrib);
        service.forgot();
        service.setEmail(mail);
        service.setPassword(secret);
        service.goOn();
        port.mails.answer(Done{});
        QTRY_COMPARE(service.step(), Step::Code);
    }
    void refuse(Kind kind, const char *code, int seconds = 0)
    {
        port.accounts.answer(Error{kind, {}, 0, QString::fromLatin1(code), seconds});
        QTRY_VERIFY(!service.isBusy());
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        service.tick();
    }
};

} // namespace

class TstServicePresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theServicesOfTheInstallationAreOffered()
    {
        Screen s;
        s.port.offered = {corrib};
        s.ways.begin({});
        QTRY_COMPARE(s.ways.services(), QList<SignInService>{corrib});
    }

    void theRightPasswordSignsIn()
    {
        Screen s;
        s.ways.email().setEmail(mail); // what was typed on the first page
        s.ways.useService(corrib);
        QCOMPARE(s.ways.way(), Way::Service);
        QCOMPARE(s.service.email(), mail);
        QCOMPARE(s.service.host(), QStringLiteral("signin.corrib.test:8443"));
        QVERIFY(!s.service.canGoOn());
        s.service.setPassword(secret);
        s.service.goOn();
        QVERIFY(s.service.isBusy());
        s.service.goOn(); // a second press asks nothing
        QCOMPARE(s.port.calls, QStringList{QStringLiteral("signIn signin.corrib.test:8443 ana@deskbell.test "
                                                          "four bells at noon")});
        s.port.accounts.answer(ana());
        QTRY_COMPARE(s.signedIn.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
        QVERIFY(s.service.password().isEmpty());
    }

    void refusalsSayWhatToDo_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ServiceField>("field");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *code, Kind kind, ServiceField field, const char *words) {
            QTest::newRow(code) << kind << QByteArray(code) << field << QString::fromLatin1(words);
        };
        row("invalid_credentials", Kind::SignedOut, ServiceField::Password, "do not belong together");
        row("not_allowed", Kind::Forbidden, ServiceField::None, "Ask an admin");
        row("email_not_confirmed", Kind::Forbidden, ServiceField::Email, "not confirmed");
        row("validation_failed email", Kind::Rejected, ServiceField::Email, "name@company.example");
        row("validation_failed", Kind::Rejected, ServiceField::None, "Check what you typed");
        row("upstream_unavailable", Kind::ServerFault, ServiceField::None, "cannot reach the help desk");
        row("tls_untrusted", Kind::Offline, ServiceField::None, "Nobody whom this computer trusts");
        row("deadline", Kind::Offline, ServiceField::None, "did not answer");
        row("unexpected_failure", Kind::ServerFault, ServiceField::None, "problem of its own");
        row("too_large", Kind::Garbled, ServiceField::None, "could not be read");
    }
    void refusalsSayWhatToDo()
    {
        QFETCH(Error::Kind, kind);
        QFETCH(QByteArray, code);
        QFETCH(ServiceField, field);
        QFETCH(QString, words);
        Screen s;
        s.typePassword();
        s.refuse(kind, code.constData());
        const ServiceProblem problem = s.service.problem();
        QCOMPARE(problem.field, field);
        QVERIFY2(problem.text.whole().contains(words), qPrintable(problem.text.whole()));
        QVERIFY(!problem.text.whole().contains(QString::fromLatin1(code)));
        QCOMPARE(s.service.password().isEmpty(), field == ServiceField::Password);
        s.service.setPassword(QStringLiteral("another"));
        QVERIFY(s.service.problem().text.whole().isEmpty());
        QCOMPARE(s.signedIn.count(), 0);
    }

    void tooManySignInsCountDownAndLeaveTheOtherWaysOpen()
    {
        Screen s;
        s.typePassword();
        s.refuse(Kind::Busy, "throttled", 90);
        QVERIFY(s.service.problem().text.whole().contains(QStringLiteral("1:30")));
        QVERIFY(!s.service.canGoOn());
        s.later(30);
        QVERIFY(s.service.problem().text.whole().contains(QStringLiteral("1:00")));
        s.service.forgot(); // another limit
        s.service.setPassword(secret);
        QVERIFY(s.service.canGoOn());
        QVERIFY(s.service.problem().text.whole().isEmpty());
        s.service.back();
        s.service.setPassword(secret);
        QVERIFY(!s.service.canGoOn());
        s.later(60);
        QVERIFY(s.service.canGoOn());
    }

    void aNewPersonGivesANameAndProvesTheAddress()
    {
        Screen s;
        s.ways.useService(corrib);
        s.service.beNew();
        s.service.setEmail(mail);
        s.service.setPassword(secret);
        s.service.goOn();
        QCOMPARE(s.service.problem().field, ServiceField::Name);
        QVERIFY(s.port.calls.isEmpty());
        s.service.setName(QStringLiteral("Ana  Ribeiro"));
        s.service.goOn();
        QCOMPARE(s.port.calls.last(),
                 QStringLiteral("requestCode signin.corrib.test:8443 ana@deskbell.test four "
                                "bells at noon Ana Ribeiro"));
        s.port.mails.answer(Done{});
        QTRY_COMPARE(s.service.step(), Step::Code);
        QVERIFY(!s.service.canGoOn());
        s.service.setCode(QStringLiteral("407 213")); // the sixth digit confirms
        QVERIFY(s.port.calls.last().startsWith(QStringLiteral("confirm")));
        QVERIFY(s.port.calls.last().endsWith(QStringLiteral("four bells at noon 407213")));
        s.port.accounts.answer(ana());
        QTRY_COMPARE(s.signedIn.count(), 1);
    }

    void whoForgotThePasswordIsNotAskedForAName()
    {
        Screen s;
        s.toCode();
        QVERIFY(s.port.calls.last().endsWith(QStringLiteral("four bells at noon ana")));
    }

    void aWrongCodeIsTypedAgain()
    {
        Screen s;
        s.toCode();
        s.service.setCode(QStringLiteral("111111"));
        s.refuse(Kind::Rejected, "otp_expired");
        QCOMPARE(s.service.problem().field, ServiceField::Code);
        QVERIFY(s.service.code().isEmpty());
        QCOMPARE(s.service.password(), secret);
        QCOMPARE(s.service.step(), Step::Code);
    }

    void aPasswordThatIsTooWeakIsChosenAgain()
    {
        Screen s;
        s.ways.useService(corrib);
        s.service.forgot();
        s.service.setEmail(mail);
        s.service.setPassword(QStringLiteral("1234"));
        s.service.goOn();
        s.port.mails.answer(Error{
            Kind::Rejected, {}, 400, QStringLiteral("weak_password length common characters similar"), 0});
        QTRY_COMPARE(s.service.problem().field, ServiceField::Password);
        for (const char *why : {"longer", "digits alone", "Many people", "your name"})
            QVERIFY2(s.service.problem().text.then.contains(QLatin1String(why)), why);
        QCOMPARE(s.service.step(), Step::NewPassword);

        Screen late; // seen only with the code
        late.toCode();
        late.service.setCode(QStringLiteral("407213"));
        late.refuse(Kind::Rejected, "weak_password similar");
        QCOMPARE(late.service.step(), Step::NewPassword);
        QCOMPARE(late.service.problem().field, ServiceField::Password);
    }

    void anotherMailLeavesAfterAMinute()
    {
        Screen s;
        s.toCode();
        const auto asked = s.port.calls.size();
        s.service.sendAgain();
        QCOMPARE(s.port.calls.size(), asked);
        QCOMPARE(s.service.resendIn(), ServicePresenter::ResendAfter);
        s.later(ServicePresenter::ResendAfter);
        s.service.sendAgain();
        QCOMPARE(s.port.calls.size(), asked + 1);
        QCOMPARE(s.service.step(), Step::Code);
        s.port.mails.answer(Error{Kind::Busy, {}, 429, QStringLiteral("throttled"), 30});
        QTRY_VERIFY(s.service.problem().text.whole().contains(QStringLiteral("0:30")));
        s.service.setCode(QStringLiteral("407213")); // the first mail's code is still good
        QVERIFY(s.port.calls.last().startsWith(QStringLiteral("confirm")));
    }

    void aPasswordTypedForOneServiceIsNotAnothers()
    {
        Screen s;
        s.ways.useService(corrib);
        s.service.setPassword(secret);
        SignInService other = corrib;
        other.url = QUrl(QStringLiteral("https://signin.other.test"));
        s.ways.useEmail();
        s.ways.useService(other);
        QVERIFY(s.service.password().isEmpty());
    }

    void backLeadsStepByStepOutAndForgetsThePassword()
    {
        Screen s;
        s.toCode();
        s.service.back();
        QCOMPARE(s.service.step(), Step::NewPassword);
        s.service.back();
        QCOMPARE(s.service.step(), Step::Password);
        QVERIFY(s.service.password().isEmpty());
        s.service.setPassword(secret);
        s.service.back();
        QCOMPARE(s.ways.way(), Way::Email);
        QVERIFY(s.service.password().isEmpty());
    }

    void whoIsInAndNotYetKnownIsSaidOnce()
    {
        Screen s;
        QSignalSpy unknown(&s.ways, &WaysPresenter::enteredUnknown);
        s.typePassword();
        s.identity.signedIn = true;
        s.port.accounts.answer(Error{Kind::Busy, {}, 429, {}, 20});
        QTRY_COMPARE(unknown.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
        s.later(10); // a pause that counts down says nothing new
        QCOMPARE(unknown.count(), 1);
    }

    void theLinkOfAMailAsksFirstHereToo()
    {
        Screen s;
        s.ways.useService(corrib);
        s.ways.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email")));
        QTRY_COMPARE(s.ways.email().step(), SignInPresenter::Step::Link);
        QCOMPARE(s.ways.way(), Way::Email);
        QVERIFY(s.port.calls.isEmpty());
    }

    void aSignInThatIsBeingCheckedIsNotDisturbed()
    {
        Screen s;
        s.typePassword();
        s.ways.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc&type=email")));
        s.service.back();
        s.service.forgot();
        s.service.setEmail(QStringLiteral("other@deskbell.test"));
        QCOMPARE(s.service.step(), Step::Password);
        QCOMPARE(s.service.email(), mail);
        s.port.accounts.answer(ana());
        QTRY_COMPARE(s.signedIn.count(), 1);
        QVERIFY(s.ways.email().step() != SignInPresenter::Step::Link);
    }
};

QTEST_MAIN(TstServicePresenter)
#include "tst_servicepresenter.moc"
