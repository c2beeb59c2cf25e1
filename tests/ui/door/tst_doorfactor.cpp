// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between signing in and the PIN: the authenticator app.
#include "tests/ui/door/doorfixture.h"

using namespace desk;
using Page = DoorPresenter::Page;

namespace {

const QString sixDigits = QStringLiteral("492817");

Account asked(Account::Factor factor)
{
    Account account = ana();
    account.factor = factor;
    return account;
}

struct FactorDoorFixture : Door
{
    FactorDoor &factor = presenter.factor();

    void arrive(Account::Factor wanted)
    {
        presenter.start();
        QVERIFY(identity.answer(Result<Account>(asked(wanted))));
        QTRY_COMPARE(presenter.page(), Page::Factor);
    }
    void type()
    {
        factor.setCode(sixDigits);
        factor.submit();
    }
    /// The key is there and can be photographed.
    void enrolled()
    {
        arrive(Account::Factor::Enrol);
        factors.enrolments.answer(FakeFactors::enrolment());
        QTRY_COMPARE(factor.setup().state(), FactorSetup::State::Shown);
    }
};

} // namespace

class TstDoorFactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCodeComesBeforeThePin();
    void aWrongCodeStaysAndIsKept();
    void aPauseCountsDownAndIsNotTypedOver();
    void whoIsThroughIsAskedAboutAndNotForAnotherCode();
    void anAppThatIsGoneIsNotAskedFor();
    void lookingAgainTellsWhenNothingHasChanged();
    void anAppIsSetUpBeforeThePin();
    void aKeyThatDidNotComeIsAskedForAgain();
    void aKeyIsAskedForAgainWhenThePauseIsOver();
    void anEnrolmentThatIsOverBeginsAnew();
    void leavingRemovesWhatWasBegun();
    void whatMayCountIsNotRemovedUnseen();
    void whatIsBeingLookedAtIsNotRemovedEither();
    void theEndOfTheSessionForgetsTheKey();
    void aPinThatWantsTheAppFirstLeadsThere();
    void aDeskThatTheServerLockedGoesToTheAppAtOnce();
    void aPinOnItsWayIsNotOvertaken();
    void aLockedDeskAsksBeforeItsWorkIsLost();
};

void TstDoorFactor::aCodeComesBeforeThePin()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    QVERIFY(!d.factor.mustEnrol());
    QVERIFY(d.factors.calls.isEmpty());

    d.factor.setCode(QStringLiteral("492 81"));
    QVERIFY(!d.factor.canSubmit());
    d.type();
    QCOMPARE(d.factors.calls, QStringList{QStringLiteral("prove 492817")});
    QVERIFY(d.factor.isBusy());
    d.factors.done.answer(Done{});
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.factor.isBusy()); // until it is known who that is
    QVERIFY(d.identity.answer(Result<Account>(ana())));

    QTRY_COMPARE(d.presenter.page(), Page::Pin);
    QVERIFY(d.factor.code().isEmpty());
    QVERIFY(d.opened.isEmpty());
}

void TstDoorFactor::aWrongCodeStaysAndIsKept()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    d.type();
    d.factors.done.answer(failed(Error::Kind::Rejected, QStringLiteral("mfa_verification_failed")));

    QTRY_VERIFY(!d.factor.problem().what.isEmpty());
    QCOMPARE(d.presenter.page(), Page::Factor);
    QCOMPARE(d.factor.code(), sixDigits);
    QVERIFY(d.factor.problem().whole().contains(QStringLiteral("next one")));
    d.factor.setCode(QStringLiteral("55"));
    QVERIFY(d.factor.problem().what.isEmpty());
}

void TstDoorFactor::aPauseCountsDownAndIsNotTypedOver()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    d.type();
    d.factors.done.answer(failed(Error::Kind::Busy, QStringLiteral("over_request_rate_limit"), 17));

    QTRY_VERIFY(d.factor.problem().whole().contains(QStringLiteral("0:17")));
    d.factor.setCode(QStringLiteral("551204"));
    QVERIFY(!d.factor.canSubmit());
    d.clock.advance(std::chrono::seconds(18));
    d.factor.tick();
    QVERIFY(d.factor.canSubmit());
}

void TstDoorFactor::whoIsThroughIsAskedAboutAndNotForAnotherCode()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    d.type();
    d.factors.done.answer(Done{});
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    d.identity.signedIn = true;
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::Offline))));

    QTRY_COMPARE(d.presenter.page(), Page::Opening);
    QVERIFY(!d.presenter.problem().what.isEmpty());
    d.presenter.start(); // try again
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
}

void TstDoorFactor::anAppThatIsGoneIsNotAskedFor()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    d.type();
    d.factors.done.answer(failed(Error::Kind::NotFound, QStringLiteral("no_factor")));
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
}

void TstDoorFactor::lookingAgainTellsWhenNothingHasChanged()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Verify);
    d.factor.lookAgain();
    QVERIFY(d.factor.isBusy());
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::Verify))));
    QTRY_VERIFY(!d.factor.notice().isEmpty());
    QVERIFY(!d.factor.isBusy());
    d.factor.setCode(QStringLiteral("4"));
    QVERIFY(d.factor.notice().isEmpty());
}

void TstDoorFactor::anAppIsSetUpBeforeThePin()
{
    FactorDoorFixture d;
    d.enrolled();
    FactorSetup &setup = d.factor.setup();
    QCOMPARE(setup.groupedKey(), QStringLiteral("ABCD EFGH IJKL MNOP QRST UVWX YZ23 4567"));
    QVERIFY(setup.address().startsWith("otpauth://"));
    setup.setCode(sixDigits);
    setup.confirm();
    QCOMPARE(d.factors.calls.last(),
             QStringLiteral("verify ") + FakeFactors::phone().toString() + u" 492817");
    d.factors.done.answer(Done{});
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(setup.groupedKey().isEmpty());
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
    QCOMPARE(d.factors.calls.filter(QStringLiteral("abandon")).size(), 0);
}

void TstDoorFactor::aKeyThatDidNotComeIsAskedForAgain()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Enrol);
    d.factors.enrolments.answer(failed(Error::Kind::Offline));
    QTRY_COMPARE(d.factor.setup().state(), FactorSetup::State::Failed);
    QVERIFY(!d.factor.setup().problem().what.isEmpty());
    d.factor.setup().begin();
    d.factors.enrolments.answer(FakeFactors::enrolment());
    QTRY_COMPARE(d.factor.setup().state(), FactorSetup::State::Shown);
    QVERIFY(d.factor.setup().problem().what.isEmpty());
}

void TstDoorFactor::aKeyIsAskedForAgainWhenThePauseIsOver()
{
    FactorDoorFixture d;
    d.arrive(Account::Factor::Enrol);
    d.factors.enrolments.answer(failed(Error::Kind::Busy, QStringLiteral("over_request_rate_limit"), 17));
    QTRY_COMPARE(d.factor.setup().state(), FactorSetup::State::Failed);
    QVERIFY(!d.factor.setup().problem().what.isEmpty());
    d.clock.advance(std::chrono::seconds(17));
    d.factor.tick();
    QCOMPARE(d.factors.calls, (QStringList{QStringLiteral("enrol"), QStringLiteral("enrol")}));
    d.factors.enrolments.answer(FakeFactors::enrolment());
    QTRY_COMPARE(d.factor.setup().state(), FactorSetup::State::Shown);
}

void TstDoorFactor::anEnrolmentThatIsOverBeginsAnew()
{
    FactorDoorFixture d;
    d.enrolled();
    d.factor.setup().setCode(sixDigits);
    d.factor.setup().confirm();
    d.factors.done.answer(failed(Error::Kind::NotFound, QStringLiteral("mfa_factor_not_found")));
    QTRY_COMPARE(d.factor.setup().state(), FactorSetup::State::Failed);
    QVERIFY(d.factor.setup().groupedKey().isEmpty());
    d.factor.setup().begin();
    QCOMPARE(d.factors.calls.last(), QStringLiteral("enrol"));
}

void TstDoorFactor::leavingRemovesWhatWasBegun()
{
    FactorDoorFixture d;
    d.enrolled();
    d.factor.leave();
    QCOMPARE(d.factors.calls.last(), QStringLiteral("abandon ") + FakeFactors::phone().toString());
    QCOMPARE(d.identity.calls.last(), QStringLiteral("signOut"));
    QCOMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(d.factor.setup().address().isEmpty());
}

void TstDoorFactor::whatMayCountIsNotRemovedUnseen()
{
    FactorDoorFixture d;
    d.enrolled();
    d.factor.setup().setCode(sixDigits);
    d.factor.setup().confirm();
    d.factors.done.answer(failed(Error::Kind::Offline, QStringLiteral("answer_lost")));
    QTRY_VERIFY(d.factor.setup().problem().whole().contains(QStringLiteral("next one")));
    QCOMPARE(d.factor.setup().code(), sixDigits);
    d.factor.leave();
    QCOMPARE(d.factors.calls.filter(QStringLiteral("abandon")).size(), 0);
}

/// The server may have taken the code a moment ago.
void TstDoorFactor::whatIsBeingLookedAtIsNotRemovedEither()
{
    FactorDoorFixture d;
    d.enrolled();
    d.factor.setup().setCode(sixDigits);
    d.factor.setup().confirm();
    d.factor.leave();
    QCOMPARE(d.factors.calls.filter(QStringLiteral("abandon")).size(), 0);
    QVERIFY(d.factor.setup().groupedKey().isEmpty());
}

void TstDoorFactor::theEndOfTheSessionForgetsTheKey()
{
    FactorDoorFixture d;
    d.enrolled();
    d.identity.end(Identity::EndReason::Removed);
    QCOMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(d.factor.setup().groupedKey().isEmpty() && d.factor.setup().address().isEmpty());
}

void TstDoorFactor::aPinThatWantsTheAppFirstLeadsThere()
{
    FactorDoorFixture d;
    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
    d.presenter.pin().setPin(QStringLiteral("491736"));
    d.presenter.pin().submit();
    QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::FactorNeeded, 0, 0, 0})));
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::Verify))));
    QTRY_COMPARE(d.presenter.page(), Page::Factor);
    QVERIFY(d.opened.isEmpty());
}

/// An admin may have demanded one meanwhile. Nobody types a PIN to learn that.
void TstDoorFactor::aDeskThatTheServerLockedGoesToTheAppAtOnce()
{
    FactorDoorFixture d;
    d.presenter.lock(ana(), DoorPresenter::LockReason::ByServer);
    QCOMPARE(d.presenter.page(), Page::Pin);
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::Enrol))));
    QTRY_COMPARE(d.presenter.page(), Page::Factor);
    QVERIFY(d.factor.mustEnrol());
}

void TstDoorFactor::aPinOnItsWayIsNotOvertaken()
{
    FactorDoorFixture d;
    d.presenter.lock(ana(), DoorPresenter::LockReason::ByServer);
    d.presenter.pin().setPin(QStringLiteral("491736"));
    d.presenter.pin().submit();
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::Enrol))));
    QCoreApplication::processEvents();
    QCOMPARE(d.presenter.page(), Page::Pin); // its own answer says it
}

void TstDoorFactor::aLockedDeskAsksBeforeItsWorkIsLost()
{
    FactorDoorFixture d;
    QSignalSpy wanted(&d.presenter, &DoorPresenter::leaveRequested);
    d.presenter.lock(ana(), DoorPresenter::LockReason::ByServer, true);
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::None))));
    d.presenter.pin().setPin(QStringLiteral("491736"));
    d.presenter.pin().submit();
    QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::FactorNeeded, 0, 0, 0})));
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.identity.answer(Result<Account>(asked(Account::Factor::Verify))));
    QTRY_COMPARE(d.presenter.page(), Page::Factor);
    d.factor.leave();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(d.presenter.page(), Page::Factor);
    QVERIFY(!d.identity.calls.contains(QStringLiteral("signOut")));
}

QTEST_GUILESS_MAIN(TstDoorFactor)
#include "tst_doorfactor.moc"
