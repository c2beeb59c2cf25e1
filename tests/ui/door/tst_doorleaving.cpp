// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who leaves in front of the locked door, and who finds it unusable.
#include "tests/support/fakeclock.h"
#include "tests/support/fakefactors.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/fakeownservice.h"
#include "tests/support/fakeregistration.h"
#include "tests/ui/door/people.h"
#include "ui/signin/doorpresenter.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using Page = DoorPresenter::Page;

namespace {

struct Door
{
    FakeIdentity identity;
    FakeFactors factors;
    FakeRegistration registration;
    FakeClock clock;
    FakeOwnService service;
    DoorPresenter presenter{{identity, registration, service, factors}, clock, DoorOptions{true, {}, {}}};
};

Account verified()
{
    Account account = ana();
    account.pinVerified = true;
    return account;
}

} // namespace

class TstDoorLeaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStackThatCannotBeUsedSaysSo();
    void signingOutInFrontOfKeptWorkIsAskedFirst();
};

void TstDoorLeaving::aStackThatCannotBeUsedSaysSo()
{
    Door d;

    d.presenter.showStackUnusable();

    QCOMPARE(d.presenter.page(), Page::StackDown);
    QVERIFY(!d.presenter.isWorking());
    QVERIFY(d.presenter.problem().whole().contains(QStringLiteral("cannot be used")));
}

void TstDoorLeaving::signingOutInFrontOfKeptWorkIsAskedFirst()
{
    Door d;
    QSignalSpy leave(&d.presenter, &DoorPresenter::leaveRequested);
    d.presenter.lock(verified(), DoorPresenter::LockReason::ByPerson, true);

    d.presenter.pin().leave();

    QCOMPARE(leave.count(), 1);
    QCOMPARE(d.presenter.page(), Page::Pin);
    QVERIFY(!d.identity.calls.contains(QStringLiteral("signOut")));
    d.presenter.signOut();
    QCOMPARE(d.presenter.page(), Page::SignIn);
    QCOMPARE(d.identity.calls.last(), QStringLiteral("signOut"));
    QCOMPARE(leave.count(), 1);
}

QTEST_MAIN(TstDoorLeaving)
#include "tst_doorleaving.moc"
