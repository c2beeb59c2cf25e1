// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclock.h"
#include "tests/support/fakeidentity.h"
#include "tests/ui/door/people.h"
#include "ui/signin/pinpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Page = PinPresenter::Page;
using Field = PinPresenter::Field;
using Code = PinOutcome::Code;

namespace {

struct Screen
{
    FakeIdentity identity;
    FakeClock clock;
    PinPresenter presenter{identity, clock};
    QSignalSpy opened{&presenter, &PinPresenter::opened};
    QSignalSpy left{&presenter, &PinPresenter::leaveRequested};

    explicit Screen(const Account &account) { presenter.begin(account); }
    void type(const char *pin)
    {
        presenter.setPin(QString::fromLatin1(pin));
        presenter.submit();
    }
    bool answer(Code code, int attemptsLeft = 0, int retryAfter = 0, int minimum = 0)
    {
        return identity.answer(Result<PinOutcome>(PinOutcome{code, attemptsLeft, retryAfter, minimum}));
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        presenter.tick();
    }
};

Account without(Account account)
{
    account.pinSet = false;
    return account;
}

Account verified(Account account)
{
    account.pinSet = true;
    account.pinVerified = true;
    return account;
}

} // namespace

class TstPinPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPinOpens();
    void aWrongPinSaysHowManyTriesAreLeft();
    void threeWrongPinsEndTheSignIn();
    void theCountdownOfABlockIsHeardAfterTheSessionEnded();
    void aRestingPinCountsDownAndComesBack();
    void anUnreachableServerIsNotAWrongPin();
    void theFirstPinIsTypedTwice();
    void theFirstPinOpensOnlyAfterItIsVerified();
    void trivialPinsAreSeenBeforeTheServerIsAsked_data();
    void trivialPinsAreSeenBeforeTheServerIsAsked();
    void theMinimumFollowsTheRole();
    void anEnrolmentCodeIsAskedForWhenItIsNeeded();
    void aWrongEnrolmentCodeIsSaid();
    void aRaisedRoleReplacesThePinWithoutTypingTheOldOneTwice();
    void aForgottenPinSaysWhoCanHelp();
    void anAdminsResetLeadsToANewPin();
    void askingAgainOpensNothing();
    void withoutPermissionOneCanAskAgain();
    void aSessionThatIsGoneLeadsOut();
};

void TstPinPresenter::theRightPinOpens()
{
    Screen s(ana());

    s.type("491736");
    QVERIFY(s.presenter.isBusy());
    QVERIFY(s.answer(Code::Ok));
    QTRY_COMPARE(s.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(s.identity.answer(Result<Account>(verified(ana()))));

    QTRY_COMPARE(s.opened.count(), 1);
    QVERIFY(s.opened.first().first().value<Account>().pinVerified);
    QVERIFY(s.presenter.pin().isEmpty());
}

void TstPinPresenter::aWrongPinSaysHowManyTriesAreLeft()
{
    Screen s(ana());

    s.type("111222");
    QVERIFY(s.answer(Code::Wrong, 2));
    QTRY_VERIFY(s.presenter.problem());
    QVERIFY(s.presenter.problem()->text.contains(QStringLiteral("2 more times")));
    QVERIFY(s.presenter.pin().isEmpty());
    s.type("111333");
    QVERIFY(s.answer(Code::Wrong, 1));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.problem()->field, Field::Pin);
    QVERIFY(s.presenter.problem()->text.contains(QStringLiteral("once more")));
}

void TstPinPresenter::threeWrongPinsEndTheSignIn()
{
    Screen s(ana());

    s.type("111222");
    QVERIFY(s.answer(Code::SessionBlocked, 0, 30));

    QTRY_COMPARE(s.presenter.page(), Page::Blocked);
    QCOMPARE(s.presenter.restsFor(), 30);
    s.later(30);
    QCOMPARE(s.presenter.page(), Page::Blocked);
    s.presenter.leave();
    QCOMPARE(s.left.count(), 1);
}

void TstPinPresenter::theCountdownOfABlockIsHeardAfterTheSessionEnded()
{
    Screen s(ana());
    s.type("111222");

    s.presenter.showBlocked(0);
    QVERIFY(s.answer(Code::SessionBlocked, 0, 60));

    QTRY_COMPARE(s.presenter.restsFor(), 60);
    QCOMPARE(s.presenter.page(), Page::Blocked);
}

void TstPinPresenter::aRestingPinCountsDownAndComesBack()
{
    Screen s(ana());

    s.type("491736");
    QVERIFY(s.answer(Code::Locked, 0, 277));

    QTRY_COMPARE(s.presenter.page(), Page::Resting);
    QCOMPARE(s.presenter.restsFor(), 277);
    s.presenter.setPin(QStringLiteral("491736"));
    QVERIFY(!s.presenter.canSubmit());
    s.later(276);
    QCOMPARE(s.presenter.restsFor(), 1);
    s.later(1);
    QCOMPARE(s.presenter.page(), Page::Entry);
}

void TstPinPresenter::anUnreachableServerIsNotAWrongPin()
{
    Screen s(ana());

    s.type("491736");
    QVERIFY(s.identity.answer(Result<PinOutcome>(failed(Error::Kind::Offline))));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.page(), Page::Entry);
    QCOMPARE(s.presenter.problem()->field, Field::None);
    QVERIFY(s.presenter.problem()->text.contains(QStringLiteral("did not answer")));
}

void TstPinPresenter::theFirstPinIsTypedTwice()
{
    Screen s(without(orla()));
    QCOMPARE(s.presenter.page(), Page::Choose);

    s.presenter.setPin(QStringLiteral("4917"));
    QCOMPARE(s.presenter.checks(), (PinPresenter::Checks{true, true, false}));
    s.presenter.submit();
    QVERIFY(s.identity.calls.isEmpty());
    s.presenter.setAgain(QStringLiteral("4917"));
    s.presenter.submit();

    QCOMPARE(s.identity.calls.last(), QStringLiteral("setPin 4917"));
}

void TstPinPresenter::theFirstPinOpensOnlyAfterItIsVerified()
{
    Screen s(without(orla()));
    s.presenter.setPin(QStringLiteral("4917"));
    s.presenter.setAgain(QStringLiteral("4917"));

    s.presenter.submit();
    QVERIFY(s.answer(Code::Ok));
    QTRY_COMPARE(s.identity.calls.last(), QStringLiteral("verifyPin 4917"));
    QCOMPARE(s.opened.count(), 0);
    QVERIFY(s.answer(Code::Ok));
    QTRY_COMPARE(s.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(s.identity.answer(Result<Account>(verified(orla()))));

    QTRY_COMPARE(s.opened.count(), 1);
}

void TstPinPresenter::trivialPinsAreSeenBeforeTheServerIsAsked_data()
{
    QTest::addColumn<QString>("pin");
    QTest::addColumn<bool>("trivial");
    for (const char *pin : {"1111", "000000", "1234", "123456", "890123", "4321", "987654", "109876"})
        QTest::newRow(pin) << QString::fromLatin1(pin) << true;
    for (const char *pin : {"1112", "4917", "135790", "112233", "491736"})
        QTest::newRow(pin) << QString::fromLatin1(pin) << false;
}

void TstPinPresenter::trivialPinsAreSeenBeforeTheServerIsAsked()
{
    QFETCH(QString, pin);
    QFETCH(bool, trivial);
    Screen s(without(orla()));

    s.presenter.setPin(pin);
    s.presenter.setAgain(pin);

    QCOMPARE(s.presenter.checks().notTrivial, !trivial);
    QCOMPARE(s.presenter.canSubmit(), !trivial);
}

void TstPinPresenter::theMinimumFollowsTheRole()
{
    Screen s(without(ana()));

    s.presenter.setPin(QStringLiteral("49173"));
    s.presenter.setAgain(QStringLiteral("49173"));

    QVERIFY(!s.presenter.checks().longEnough);
    QVERIFY(!s.presenter.canSubmit());
}

void TstPinPresenter::anEnrolmentCodeIsAskedForWhenItIsNeeded()
{
    Account account = without(ana());
    account.enrolCodeNeeded = true;
    Screen s(account);
    s.presenter.setPin(QStringLiteral("491736"));
    s.presenter.setAgain(QStringLiteral("491736"));

    QVERIFY(!s.presenter.canSubmit());
    s.presenter.setEnrolCode(QStringLiteral(" a1b2c3d4 "));
    s.presenter.submit();

    QCOMPARE(s.identity.calls.last(), QStringLiteral("setPin 491736  a1b2c3d4"));
}

void TstPinPresenter::aWrongEnrolmentCodeIsSaid()
{
    Account account = without(ana());
    account.enrolCodeNeeded = true;
    Screen s(account);
    s.presenter.setPin(QStringLiteral("491736"));
    s.presenter.setAgain(QStringLiteral("491736"));
    s.presenter.setEnrolCode(QStringLiteral("nope"));

    s.presenter.submit();
    QVERIFY(s.answer(Code::EnrolWrong));

    QTRY_VERIFY(s.presenter.problem());
    QCOMPARE(s.presenter.problem()->field, Field::EnrolCode);
    QCOMPARE(s.presenter.pin(), QStringLiteral("491736"));
}

void TstPinPresenter::aRaisedRoleReplacesThePinWithoutTypingTheOldOneTwice()
{
    Screen s(orla());

    s.type("4917");
    QVERIFY(s.answer(Code::MustChange, 0, 0, 6));
    QTRY_COMPARE(s.presenter.page(), Page::Replace);
    QCOMPARE(s.presenter.minimum(), 6);
    s.presenter.setPin(QStringLiteral("491736"));
    s.presenter.setAgain(QStringLiteral("491736"));
    s.presenter.submit();

    QCOMPARE(s.identity.calls.last(), QStringLiteral("setPin 491736 4917"));
}

void TstPinPresenter::aForgottenPinSaysWhoCanHelp()
{
    Screen s(ana());

    s.presenter.forgotten();
    QVERIFY(s.presenter.showsHelp());
    s.presenter.askAgain();
    QVERIFY(s.identity.answer(Result<Account>(ana())));

    QTRY_VERIFY(s.presenter.problem());
    QVERIFY(s.presenter.problem()->text.contains(QStringLiteral("not been reset")));
}

void TstPinPresenter::anAdminsResetLeadsToANewPin()
{
    Screen s(ana());
    s.type("491736");
    QVERIFY(s.answer(Code::ResetNeeded));
    QTRY_COMPARE(s.presenter.page(), Page::Reset);

    s.presenter.askAgain();
    Account reset = without(ana());
    reset.enrolCodeNeeded = true;
    QVERIFY(s.identity.answer(Result<Account>(reset)));

    QTRY_COMPARE(s.presenter.page(), Page::Choose);
    QVERIFY(s.presenter.enrolCodeNeeded());
}

void TstPinPresenter::askingAgainOpensNothing()
{
    Screen s(ana());
    s.presenter.forgotten();

    s.presenter.askAgain(); // the server honours the PIN from before still
    QVERIFY(s.identity.answer(Result<Account>(verified(ana()))));

    QTRY_VERIFY(!s.presenter.isBusy());
    QCOMPARE(s.opened.count(), 0);
    QCOMPARE(s.presenter.page(), Page::Entry);
    QVERIFY(!s.presenter.account().pinVerified);
}

void TstPinPresenter::withoutPermissionOneCanAskAgain()
{
    Account stranger = without(orla());
    stranger.organization = {};
    Screen s(stranger);
    QCOMPARE(s.presenter.page(), Page::NotMember);

    s.presenter.askAgain();
    QVERIFY(s.identity.answer(Result<Account>(stranger)));
    QTRY_VERIFY(s.presenter.problem());
    s.presenter.askAgain();
    QVERIFY(s.identity.answer(Result<Account>(without(orla()))));

    QTRY_COMPARE(s.presenter.page(), Page::Choose);
}

void TstPinPresenter::aSessionThatIsGoneLeadsOut()
{
    Screen s(ana());

    s.type("491736");
    QVERIFY(s.answer(Code::SessionGone));

    QTRY_COMPARE(s.left.count(), 1);
}

QTEST_GUILESS_MAIN(TstPinPresenter)
#include "tst_pinpresenter.moc"
