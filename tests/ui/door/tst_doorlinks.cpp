// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/door/doorfixture.h"

using namespace desk;
using Page = DoorPresenter::Page;

class TstDoorLinks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkThatStartsTheProgramWaitsForTheSignIn_data();
    void aLinkThatStartsTheProgramWaitsForTheSignIn();
    void aLinkThatStartsTheProgramIsForgottenWhereASessionIsKept();
    void aLinkDoesNothingOnceSomebodyIsSignedIn();
};

void TstDoorLinks::aLinkThatStartsTheProgramWaitsForTheSignIn_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("no session") << int(Error::Kind::NotFound);
    QTest::newRow("it has ended") << int(Error::Kind::SignedOut);
    QTest::newRow("offline, then instead") << int(Error::Kind::Offline);
}

void TstDoorLinks::aLinkThatStartsTheProgramWaitsForTheSignIn()
{
    QFETCH(int, kind);
    Door d;
    d.presenter.start();

    QVERIFY(d.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?code=abc"))));
    QCOMPARE(d.identity.calls, QStringList{QStringLiteral("restore")});
    QVERIFY(d.identity.answer(Result<Account>(failed(Error::Kind(kind)))));
    QTRY_VERIFY(!d.presenter.isWorking());
    if (d.presenter.page() == Page::Opening)
        d.presenter.signInInstead();

    QTRY_VERIFY(d.identity.calls.last().startsWith(QStringLiteral("signInWithLink")));
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);
}

void TstDoorLinks::aLinkThatStartsTheProgramIsForgottenWhereASessionIsKept()
{
    Door d;
    d.presenter.start();
    d.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc")));
    QVERIFY(d.identity.answer(Result<Account>(ana())));
    QTRY_COMPARE(d.presenter.page(), Page::Pin);

    d.presenter.signOut();

    QCOMPARE(d.presenter.page(), Page::SignIn);
    QVERIFY(!d.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
}

void TstDoorLinks::aLinkDoesNothingOnceSomebodyIsSignedIn()
{
    Door d;
    d.presenter.lock(verified(), DoorPresenter::LockReason::ByServer);

    const bool taken = d.presenter.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=abc")));

    QVERIFY(!taken);
    QVERIFY(!d.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
}

QTEST_GUILESS_MAIN(TstDoorLinks)
#include "tst_doorlinks.moc"
