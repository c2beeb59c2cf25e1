// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "tests/support/fakeidentity.h"
#include "tests/ui/door/people.h"
#include "ui/signin/signinpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Step = SignInPresenter::Step;
using Field = SignInPresenter::Field;

namespace {

struct Screen
{
    FakeIdentity identity;
    FakeClock clock;
    SignInPresenter presenter{identity, clock, {600, 60}};
    QSignalSpy signedIn{&presenter, &SignInPresenter::signedIn};

    void toCodeStep()
    {
        presenter.setEmail(QStringLiteral("orla@corrib.test"));
        presenter.sendCode();
        QVERIFY(identity.answer(Result<Done>(Done{})));
        QTRY_COMPARE(presenter.step(), Step::Code);
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        presenter.tick();
    }
};

} // namespace

class TstSignInPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSixthDigitSignsIn();
    void aPastedCodeMayHaveSpacesAroundAndInside();
    void aWrongCodeIsEmptiedAndExplained();
    void aCodeTypedOfflineIsKept();
    void strangersSeeWhatMembersSee_data();
    void strangersSeeWhatMembersSee();
    void anAddressIsCheckedBeforeAnybodyIsAsked_data();
    void anAddressIsCheckedBeforeAnybodyIsAsked();
    void anotherCodeWaitsForTheCountdown();
    void askedTooOftenCountsDownAndEnds();
    void theCodeStopsWorkingInFrontOfOnesEyes();
    void aPasswordSignsInAndIsForgotten();
    void aWrongPasswordIsExplained();
    void aLinkSignsIn();
    void aLinkFromAMailWaitsForAClick();
    void aUsedLinkKeepsTheTypedDigits();
    void aHostileLinkIsRefusedQuietly();
    void aLinkDoesNotDisturbWhatIsBeingChecked();
    void nobodyWalksAwayFromACodeBeingChecked();
    void anAnswerToAnOlderAddressIsNotHeard();
    void anAddressMendedMeanwhileGetsACodeOfItsOwn();
    void aCodeFromBeforeCanBeTypedWithoutAskingForAnother();
};

void TstSignInPresenter::theSixthDigitSignsIn()
{
    Screen s;
    s.toCodeStep();

    s.presenter.setCode(QStringLiteral("40721"));
    QVERIFY(!s.presenter.canSignIn());
    s.presenter.setCode(QStringLiteral("407213"));
    QVERIFY(s.presenter.isBusy());
    QVERIFY(s.identity.answer(Result<Account>(orla())));

    QTRY_COMPARE(s.signedIn.count(), 1);
    QCOMPARE(s.identity.calls.last(), QStringLiteral("signInWithCode orla@corrib.test 407213"));
    QVERIFY(s.presenter.code().isEmpty());
}

void TstSignInPresenter::aPastedCodeMayHaveSpacesAroundAndInside()
{
    Screen s;
    s.toCodeStep();

    s.presenter.setCode(QStringLiteral(" 407 213\n"));

    QCOMPARE(s.identity.calls.last(), QStringLiteral("signInWithCode orla@corrib.test 407213"));
}

void TstSignInPresenter::aWrongCodeIsEmptiedAndExplained()
{
    Screen s;
    s.toCodeStep();

    s.presenter.setCode(QStringLiteral("000000"));
    QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")))));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.step(), Step::Code);
    QCOMPARE(s.presenter.problem()->field, Field::Code);
    QVERIFY(s.presenter.code().isEmpty());
    QVERIFY(s.presenter.problem()->text.then.contains(QStringLiteral("newest email")));
    QCOMPARE(s.signedIn.count(), 0);

    s.presenter.setCode(QStringLiteral("1"));
    QVERIFY(!s.presenter.problem());
}

void TstSignInPresenter::aCodeTypedOfflineIsKept()
{
    Screen s;
    s.toCodeStep();

    s.presenter.setCode(QStringLiteral("407213"));
    QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Offline))));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.code(), QStringLiteral("407213"));
    QVERIFY(s.presenter.canSignIn());
}

void TstSignInPresenter::strangersSeeWhatMembersSee_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("forbidden") << int(Error::Kind::Forbidden) << QString();
    QTest::newRow("not found") << int(Error::Kind::NotFound) << QString();
    QTest::newRow("otp_disabled") << int(Error::Kind::Rejected) << QStringLiteral("otp_disabled");
    QTest::newRow("signup_disabled") << int(Error::Kind::Rejected) << QStringLiteral("signup_disabled");
}

void TstSignInPresenter::strangersSeeWhatMembersSee()
{
    QFETCH(int, kind);
    QFETCH(QString, code);
    Screen s;
    s.presenter.setEmail(QStringLiteral("eve@else.where.test"));

    s.presenter.sendCode();
    QVERIFY(s.identity.answer(Result<Done>(failed(Error::Kind(kind), code))));

    QTRY_COMPARE(s.presenter.step(), Step::Code);
    QVERIFY(!s.presenter.problem());
    QCOMPARE(s.presenter.resendIn(), 60);
}

void TstSignInPresenter::anAddressIsCheckedBeforeAnybodyIsAsked_data()
{
    QTest::addColumn<QString>("email");
    for (const char *email :
         {"", "orla", "@corrib.test", "orla@", "orla@corrib", "orla@corrib.", "or la@corrib.test"})
        QTest::newRow(email) << QString::fromLatin1(email);
}

void TstSignInPresenter::anAddressIsCheckedBeforeAnybodyIsAsked()
{
    QFETCH(QString, email);
    Screen s;
    s.presenter.setEmail(email);

    s.presenter.sendCode();

    QVERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.problem()->field, Field::Email);
    QVERIFY(s.identity.calls.isEmpty());
}

void TstSignInPresenter::anotherCodeWaitsForTheCountdown()
{
    Screen s;
    s.toCodeStep();

    QCOMPARE(s.presenter.resendIn(), 60);
    s.presenter.sendCode();
    QCOMPARE(s.identity.calls.size(), 1);
    s.later(36);
    QCOMPARE(s.presenter.resendIn(), 24);
    s.later(24);
    QVERIFY(s.presenter.canSendCode());

    s.presenter.sendCode();
    QCOMPARE(s.identity.calls.size(), 2);
}

void TstSignInPresenter::askedTooOftenCountsDownAndEnds()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("orla@corrib.test"));

    s.presenter.sendCode();
    QVERIFY(s.identity.answer(Result<Done>(failed(Error::Kind::Busy, {}, 45))));

    QTRY_VERIFY(s.presenter.problem());
    QVERIFY(s.presenter.problem()->text.then.contains(QStringLiteral("0:45")));
    QVERIFY(!s.presenter.canSendCode());
    s.later(5);
    QVERIFY(s.presenter.problem()->text.then.contains(QStringLiteral("0:40")));
    s.later(40);
    QVERIFY(!s.presenter.problem());
    QVERIFY(s.presenter.canSendCode());
}

void TstSignInPresenter::theCodeStopsWorkingInFrontOfOnesEyes()
{
    Screen s;
    s.toCodeStep();

    s.later(19);
    QCOMPARE(s.presenter.codeWorksFor(), 581);
    s.later(600);
    QCOMPARE(s.presenter.codeWorksFor(), 0);
}

void TstSignInPresenter::aPasswordSignsInAndIsForgotten()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("ana@deskbell.test"));
    s.presenter.usePassword();

    s.presenter.setPassword(QStringLiteral("horse"));
    QVERIFY(s.presenter.canSignIn());
    s.presenter.signIn();
    QVERIFY(s.identity.answer(Result<Account>(ana())));

    QTRY_COMPARE(s.signedIn.count(), 1);
    QCOMPARE(s.identity.calls.last(), QStringLiteral("signInWithPassword ana@deskbell.test horse"));
    s.presenter.usePassword();
    QVERIFY(!s.presenter.canSignIn());
}

void TstSignInPresenter::aWrongPasswordIsExplained()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("ana@deskbell.test"));
    s.presenter.usePassword();
    s.presenter.setPassword(QStringLiteral("cart"));

    s.presenter.signIn();
    QVERIFY(s.identity.answer(
        Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("invalid_credentials")))));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.problem()->field, Field::Password);
    QVERIFY(s.presenter.problem()->text.then.contains(QStringLiteral("code instead")));
}

void TstSignInPresenter::aLinkSignsIn()
{
    Screen s;

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?code=abc")));
    QCOMPARE(s.presenter.work(), SignInPresenter::Work::OpeningLink);
    QTRY_VERIFY(s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
    QVERIFY(s.identity.answer(Result<Account>(orla())));

    QTRY_COMPARE(s.signedIn.count(), 1);
}

void TstSignInPresenter::aLinkFromAMailWaitsForAClick()
{
    Screen s;
    s.toCodeStep();
    s.presenter.setCode(QStringLiteral("407"));

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc")));
    QTRY_COMPARE(s.presenter.step(), Step::Link);
    QVERIFY(!s.presenter.isBusy());
    QVERIFY(!s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));

    s.presenter.refuseLink();
    QCOMPARE(s.presenter.step(), Step::Code);
    QCOMPARE(s.presenter.code(), QStringLiteral("407"));
    QVERIFY(!s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc")));
    QTRY_COMPARE(s.presenter.step(), Step::Link);
    s.presenter.signIn();
    QVERIFY(s.identity.answer(Result<Account>(orla())));
    QTRY_COMPARE(s.signedIn.count(), 1);
}

void TstSignInPresenter::aUsedLinkKeepsTheTypedDigits()
{
    Screen s;
    s.toCodeStep();
    s.presenter.setCode(QStringLiteral("407"));

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=old")));
    QTRY_COMPARE(s.presenter.step(), Step::Link);
    s.presenter.signIn();
    QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("otp_expired")))));

    QTRY_VERIFY(s.presenter.problem());
    QVERIFY(s.presenter.problem()->text.then.contains(QStringLiteral("works once")));
    QCOMPARE(s.presenter.step(), Step::Code);
    QCOMPARE(s.presenter.code(), QStringLiteral("407"));
}

void TstSignInPresenter::aHostileLinkIsRefusedQuietly()
{
    Screen s;
    s.toCodeStep();
    s.presenter.setCode(QStringLiteral("407"));

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/../../etc?x=1")));
    QTRY_VERIFY(s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
    QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Rejected, QStringLiteral("link")))));

    QTRY_VERIFY(!s.presenter.isBusy());
    QVERIFY(!s.presenter.problem());
    QCOMPARE(s.presenter.code(), QStringLiteral("407"));
}

void TstSignInPresenter::aLinkDoesNotDisturbWhatIsBeingChecked()
{
    Screen s;
    s.toCodeStep();
    s.presenter.setCode(QStringLiteral("407213"));

    s.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=evil")));
    QVERIFY(s.identity.answer(Result<Account>(orla())));

    QTRY_COMPARE(s.signedIn.count(), 1);
    QVERIFY(!s.identity.calls.join(u' ').contains(QStringLiteral("evil")));
}

void TstSignInPresenter::nobodyWalksAwayFromACodeBeingChecked()
{
    Screen s;
    s.toCodeStep();
    s.presenter.setCode(QStringLiteral("407213"));

    s.presenter.useAnotherAddress();

    QCOMPARE(s.presenter.step(), Step::Code);
}

void TstSignInPresenter::anAnswerToAnOlderAddressIsNotHeard()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("orla@corrib.test"));
    s.presenter.sendCode();
    s.presenter.usePassword();

    QVERIFY(s.identity.answer(Result<Done>(Done{})));
    s.presenter.setPassword(QStringLiteral("x"));
    s.presenter.signIn();
    QVERIFY(s.identity.answer(Result<Account>(failed(Error::Kind::Rejected))));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.step(), Step::Password);
}

void TstSignInPresenter::anAddressMendedMeanwhileGetsACodeOfItsOwn()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("orla@corib.test"));
    s.presenter.sendCode();
    s.presenter.setEmail(QStringLiteral("orla@corrib.test"));

    QVERIFY(s.identity.answer(Result<Done>(Done{})));
    QTRY_VERIFY(!s.presenter.isBusy());

    QCOMPARE(s.presenter.step(), Step::Address);
    QVERIFY(!s.presenter.wasSent());
    QCOMPARE(s.presenter.codeWorksFor(), 0);
    QVERIFY(s.presenter.canSendCode());
    s.presenter.sendCode();
    QCOMPARE(s.identity.calls.last(), QStringLiteral("requestCode orla@corrib.test"));
    QVERIFY(s.identity.answer(Result<Done>(Done{})));
    QTRY_COMPARE(s.presenter.step(), Step::Code);
}

void TstSignInPresenter::aCodeFromBeforeCanBeTypedWithoutAskingForAnother()
{
    Screen s;
    s.presenter.setEmail(QStringLiteral("orla@corrib.test"));

    s.presenter.haveCode();

    QCOMPARE(s.presenter.step(), Step::Code);
    QVERIFY(s.identity.calls.isEmpty());
    QVERIFY(s.presenter.canSendCode());
}

QTEST_GUILESS_MAIN(TstSignInPresenter)
#include "tst_signinpresenter.moc"
