// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/doorfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Page = DoorPresenter::Page;

class TstDoorPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstStartSignsIn();
    void aKeptSessionAsksForThePinOnly();
    void aSessionThatIsOverSaysSo();
    void anUnreachableServerKeepsTheSession();
    void whoIsInAndNotYetKnownIsAskedAboutAgain();
    void aKeychainThatCannotBeAskedIsTold();
    void whoSignsInInsteadLeavesTheKeptSessionAside();
    void withoutTheStackTheDemoOffersToStartIt();
    void aStackThatDoesNotStartSaysWhy();
    void thePinOpensTheDoor();
    void lockingAsksForThePinAgain();
    void everyLockSaysWhy();
    void aLockThatTheServerDoesNotKnowIsToldUntilItDoes();
    void aLockDoesNotOvertakeThePin();
    void aPinOnItsWayOpensNothingOnceTheComputerIsLocked();
    void theServersOwnLockIsNotSentBack();
    void everyEndIsTold_data();
    void everyEndIsTold();
    void whyASessionEndedIsNotForgottenByItsLastAnswer();
    void threeWrongPinsStayOnTheirPage();
    void aSessionThatIsNotKeptIsTold();
};

void TstDoorPresenter::aFirstStartSignsIn()
{
    Door d;

    d.presenter.start();
    QCOMPARE(d.presenter.page(), Page::Opening);
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::NotFound))));

    QTRY_COMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(d.presenter.signIn().notice().isEmpty());
    QVERIFY(!d.presenter.signIn().problem());
}

void TstDoorPresenter::aKeptSessionAsksForThePinOnly()
{
    Door d;

    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(verified())));

    QTRY_COMPARE(d.presenter.page(), Page::Pin);
    QCOMPARE(d.presenter.pin().page(), PinPresenter::Page::Entry);
    QCOMPARE(d.opened.count(), 0);
}

void TstDoorPresenter::aSessionThatIsOverSaysSo()
{
    Door d;

    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::SignedOut))));

    QTRY_COMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(d.presenter.signIn().notice().contains(QStringLiteral("has ended")));
}

void TstDoorPresenter::anUnreachableServerKeepsTheSession()
{
    Door d;

    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::Offline))));

    QTRY_VERIFY(!d.presenter.isWorking());
    QCOMPARE(d.presenter.page(), Page::Opening);
    QVERIFY(d.presenter.problem().then.contains(QStringLiteral("did not answer")));
    QVERIFY(!d.identity.calls.contains(QStringLiteral("signOut")));
    d.presenter.start();
    QCOMPARE(d.identity.calls.count(QStringLiteral("restore")), 2);
}

void TstDoorPresenter::whoIsInAndNotYetKnownIsAskedAboutAgain()
{
    Door d;
    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::NotFound))));
    QTRY_COMPARE(d.presenter.page(), Page::SignIn);
    SignInPresenter &signIn = d.presenter.signIn();
    signIn.setEmail(QStringLiteral("ana@deskbell.test"));
    signIn.haveCode();
    signIn.setCode(QStringLiteral("407213"));
    d.identity.signedIn = true; // the code was right
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::ServerFault))));

    QTRY_COMPARE(d.presenter.page(), Page::Opening);
    QVERIFY(!d.presenter.isWorking() && !d.presenter.problem().what.isEmpty());
    d.presenter.start();
    // A gateway that has lost its routes says nothing about the session.
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::NotFound))));
    QTRY_VERIFY(!d.presenter.isWorking());
    QCOMPARE(d.presenter.page(), Page::Opening);
    d.presenter.start();
    QCOMPARE(d.identity.calls.last(), QStringLiteral("restore"));
    QVERIFY(d.identity.answer(Result<Account>(verified())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
}

void TstDoorPresenter::aKeychainThatCannotBeAskedIsTold()
{
    Door d;
    d.presenter.start();

    const QString locked = QStringLiteral("vault_locked");
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::Forbidden, locked))));

    QTRY_VERIFY(!d.presenter.isWorking());
    QCOMPARE(d.presenter.page(), Page::Opening);
    QVERIFY(d.presenter.problem().whole().contains(QStringLiteral("keychain is locked")));
    QVERIFY(d.presenter.problem().then.contains(QStringLiteral("Unlock it")));
    QVERIFY(errorText(failed(Error::Kind::Forbidden, QStringLiteral("vault_slow")), Doing::RestoringSession)
                .what.contains(QStringLiteral("did not answer")));
}

void TstDoorPresenter::whoSignsInInsteadLeavesTheKeptSessionAside()
{
    Door d;
    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::Offline))));
    QTRY_VERIFY(!d.presenter.isWorking());

    d.presenter.signInInstead();

    QCOMPARE(d.presenter.page(), Page::SignIn);
    QCOMPARE(d.identity.calls.last(), QStringLiteral("setAside"));
}

void TstDoorPresenter::withoutTheStackTheDemoOffersToStartIt()
{
    Door d(true);
    QSignalSpy wanted(&d.presenter, &DoorPresenter::startStackRequested);

    d.presenter.start();
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::Offline))));
    QTRY_COMPARE(d.presenter.page(), Page::StackDown);
    d.presenter.startStack();
    d.presenter.startStack();

    QCOMPARE(wanted.count(), 1);
    QVERIFY(d.presenter.isWorking());
}

void TstDoorPresenter::aStackThatDoesNotStartSaysWhy()
{
    Door d(true);
    d.presenter.showStackDown();
    d.presenter.startStack();

    d.presenter.setStackFailed(QStringLiteral("Node is not installed."));

    QVERIFY(!d.presenter.isWorking());
    QCOMPARE(d.presenter.problem().then, QStringLiteral("Node is not installed."));
}

void TstDoorPresenter::thePinOpensTheDoor()
{
    Door d;
    d.signIn();

    d.presenter.pin().setPin(QStringLiteral("491736"));
    d.presenter.pin().submit();
    QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Ok, 0, 0, 0})));
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.identity.answer(Result<Account>(verified())));

    QTRY_COMPARE(d.opened.count(), 1);
    QCOMPARE(d.presenter.page(), Page::Open);
}

void TstDoorPresenter::lockingAsksForThePinAgain()
{
    Door d;

    d.presenter.lock(verified(), DoorPresenter::LockReason::ByPerson, true);

    QCOMPARE(d.presenter.page(), Page::Pin);
    QVERIFY(d.presenter.isWorkKept());
    QCOMPARE(d.identity.calls.last(), QStringLiteral("lock"));
    QCOMPARE(d.presenter.pin().page(), PinPresenter::Page::Entry);
    QVERIFY(d.presenter.lockNotice().contains(QStringLiteral("Locked by you at")));
}

void TstDoorPresenter::everyLockSaysWhy()
{
    Door d;
    Account account = verified();
    account.idleMinutes = 15;

    d.presenter.lock(account, DoorPresenter::LockReason::BySystem);
    QVERIFY(d.presenter.lockNotice().contains(QStringLiteral("Locked with your computer at")));
    QCOMPARE(d.identity.calls.count(QStringLiteral("lock")), 1);

    d.presenter.lock(account, DoorPresenter::LockReason::Idle);
    QVERIFY(d.presenter.lockNotice().contains(QStringLiteral("after 15 minute")));

    d.presenter.lock(account, DoorPresenter::LockReason::ByChange);
    QVERIFY(d.presenter.lockNotice().contains(QStringLiteral("changed what you may do here at")));
    QCOMPARE(d.presenter.pin().page(), PinPresenter::Page::Entry);
    QCOMPARE(d.identity.calls.count(QStringLiteral("lock")), 3); // the server has heard nothing of it
}

void TstDoorPresenter::aLockThatTheServerDoesNotKnowIsToldUntilItDoes()
{
    Door d;
    d.presenter.lock(verified(), DoorPresenter::LockReason::ByPerson);

    QVERIFY(d.identity.answer(Result<Done>(failed(Error::Kind::Offline))));
    QTRY_VERIFY(d.presenter.lockNotice().contains(QStringLiteral("could not be told")));
    QCOMPARE(d.presenter.page(), Page::Pin);
    QSignalSpy heard(&d.presenter, &DoorPresenter::changed);
    for (const int pause : {2, 4, 8, 16, 32, 60, 60}) {
        d.later(pause - 1);
        QVERIFY(!d.identity.answer(Result<Done>(Done{}))); // not asked yet
        d.later(1);
        QVERIFY(d.identity.answer(Result<Done>(failed(Error::Kind::ServerFault))));
        QTRY_COMPARE(heard.count(), 1);
        heard.clear();
    }
    d.later(60);
    QVERIFY(d.identity.answer(Result<Done>(Done{})));

    QTRY_VERIFY(!d.presenter.lockNotice().contains(QStringLiteral("could not be told")));
    QVERIFY(d.presenter.lockNotice().contains(QStringLiteral("Locked by you at")));
    d.later(3600);
    QCOMPARE(d.identity.calls.count(QStringLiteral("lock")), 9);
}

void TstDoorPresenter::aLockDoesNotOvertakeThePin()
{
    Door d;
    d.presenter.lock(verified(), DoorPresenter::LockReason::ByPerson);
    QVERIFY(d.identity.answer(Result<Done>(failed(Error::Kind::Offline))));
    QTRY_VERIFY(d.presenter.lockNotice().contains(QStringLiteral("could not be told")));

    d.presenter.pin().setPin(QStringLiteral("491736"));
    d.presenter.pin().submit();
    d.later(2);
    QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Ok, 0, 0, 0})));
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
    QVERIFY(d.identity.answer(Result<Account>(verified())));
    QTRY_COMPARE(d.presenter.page(), Page::Open);
    d.later(3600);

    QCOMPARE(d.identity.calls.count(QStringLiteral("lock")), 1);
}

void TstDoorPresenter::aPinOnItsWayOpensNothingOnceTheComputerIsLocked()
{
    Door d;
    d.presenter.lock(verified(), DoorPresenter::LockReason::ByPerson, true);
    QVERIFY(d.identity.answer(Result<Done>(Done{})));
    const auto typePin = [&] {
        d.presenter.pin().setPin(QStringLiteral("491736"));
        d.presenter.pin().submit();
    };
    const auto isRight = [&] {
        QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::Ok, 0, 0, 0})));
        QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("account"));
        QVERIFY(d.identity.answer(Result<Account>(verified())));
    };

    typePin();
    d.presenter.callAway();
    isRight();
    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("lock")); // what the PIN has opened there
    QCOMPARE(d.opened.count(), 0);
    QCOMPARE(d.presenter.page(), Page::Pin);
    QVERIFY(d.presenter.isWorkKept());
    QVERIFY(d.identity.answer(Result<Done>(Done{})));

    typePin(); // back at the computer
    isRight();
    QTRY_COMPARE(d.opened.count(), 1);
}

void TstDoorPresenter::theServersOwnLockIsNotSentBack()
{
    Door d;

    d.presenter.lock(verified(), DoorPresenter::LockReason::ByServer);

    QVERIFY(!d.identity.calls.contains(QStringLiteral("lock")));
    QVERIFY(!d.presenter.isWorkKept());
}

void TstDoorPresenter::everyEndIsTold_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QString>("said");
    QTest::newRow("signed out") << int(Identity::EndReason::SignedOut) << QStringLiteral("signed out");
    QTest::newRow("expired") << int(Identity::EndReason::Expired) << QStringLiteral("has ended");
    QTest::newRow("removed") << int(Identity::EndReason::Removed)
                             << QStringLiteral("by you on another device");
    QTest::newRow("blocked") << int(Identity::EndReason::Blocked) << QStringLiteral("Three wrong PINs");
}

void TstDoorPresenter::everyEndIsTold()
{
    QFETCH(int, reason);
    QFETCH(QString, said);
    Door d;

    d.identity.end(Identity::EndReason(reason));

    QCOMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY2(d.presenter.signIn().notice().contains(said), qPrintable(d.presenter.signIn().notice()));
}

void TstDoorPresenter::whyASessionEndedIsNotForgottenByItsLastAnswer()
{
    Door d;
    d.signIn();
    d.presenter.pin().askAgain();

    d.identity.end(Identity::EndReason::Removed);
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind::SignedOut))));

    QTRY_COMPARE(d.identity.calls.last(), QStringLiteral("signOut"));
    QCOMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(d.presenter.signIn().notice().contains(QStringLiteral("by you on another device")));
}

void TstDoorPresenter::threeWrongPinsStayOnTheirPage()
{
    Door d;
    d.signIn();
    d.presenter.pin().setPin(QStringLiteral("111222"));
    d.presenter.pin().submit();

    d.identity.end(Identity::EndReason::Blocked);
    QVERIFY(d.identity.answer(Result<PinOutcome>(PinOutcome{PinOutcome::Code::SessionBlocked, 0, 30, 0})));

    QTRY_COMPARE(d.presenter.pin().restsFor(), 30);
    QCOMPARE(d.presenter.page(), Page::Pin);
    d.presenter.pin().leave();
    QCOMPARE(d.presenter.page(), Page::SignIn);
    QCOMPARE(d.identity.calls.last(), QStringLiteral("signOut"));
}

void TstDoorPresenter::aSessionThatIsNotKeptIsTold()
{
    Door d;
    QVERIFY(d.presenter.keepingNotice().isEmpty());

    d.identity.keep(Identity::Keeping::MemoryNoKeychain);
    QVERIFY(d.presenter.keepingNotice().contains(QStringLiteral("no keychain")));
    d.identity.keep(Identity::Keeping::MemoryLocked);
    QVERIFY(d.presenter.keepingNotice().contains(QStringLiteral("locked")));
    d.identity.keep(Identity::Keeping::LeftBehind);
    QVERIFY(d.presenter.keepingNotice().contains(QStringLiteral("still be in the keychain")));
    d.identity.keep(Identity::Keeping::MemoryRefused);
    QVERIFY(d.presenter.keepingNotice().contains(QStringLiteral("did not take")));
}

QTEST_GUILESS_MAIN(TstDoorPresenter)
#include "tst_doorpresenter.moc"
