// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in on somebody else's page, and what is offered at all.
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

namespace {

const Provider keycloak{QStringLiteral("keycloak"), QStringLiteral("Keycloak")};
const QUrl reply(QStringLiteral("http://127.0.0.1:4711/abc?code=one"));

struct Screen
{
    FakeIdentity identity;
    FakeRegistration registration;
    FakeFactors factors;
    FakeClock clock;
    FakeOwnService service;
    WaysPresenter ways{{identity, registration, service, factors}, clock, {}};
    QSignalSpy opened{&ways.browser(), &BrowserPresenter::openRequested};
    QSignalSpy signedIn{&ways, &WaysPresenter::signedIn};

    /// The page comes back, and what it brings is being checked.
    void comeBack()
    {
        ways.openLink(reply);
        QVERIFY(ways.browser().isChecking());
        QTRY_VERIFY(identity.calls.last().startsWith(QStringLiteral("signInWithLink")));
    }
    void later(int seconds)
    {
        clock.advance(std::chrono::seconds(seconds));
        ways.browser().tick();
    }
};

} // namespace

class TstBrowserPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerOffersIsShown()
    {
        Screen s;
        QSignalSpy changed(&s.ways, &WaysPresenter::changed);
        s.ways.begin({});
        QVERIFY(s.ways.offered().providers.isEmpty());
        WaysIn offered;
        offered.providers = {keycloak};
        QVERIFY(s.identity.answer(Result<WaysIn>(offered)));
        QTRY_COMPARE(s.ways.offered().providers.size(), 1);
        QCOMPARE(changed.count(), 1);

        s.ways.begin({}); // a server that does not answer takes nothing away
        QVERIFY(s.identity.answer(Result<WaysIn>(Error{})));
        QCoreApplication::processEvents();
        QCOMPARE(s.ways.offered().providers.size(), 1);
    }

    void thePageComesBackAsALink()
    {
        Screen s;
        s.ways.useBrowser(keycloak);
        QCOMPARE(s.ways.way(), Way::Browser);
        QCOMPARE(s.opened.count(), 1);
        QCOMPARE(s.ways.browser().left(), BrowserPresenter::Patience);

        s.comeBack();
        QVERIFY(s.ways.browser().isChecking());
        QVERIFY(s.identity.answer(Result<Account>(ana())));
        QTRY_COMPARE(s.signedIn.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
        QCOMPARE(s.ways.browser().left(), 0);
    }

    void aLinkFromAMailIsNoAnswerOfThePage()
    {
        Screen s;
        s.ways.useBrowser(keycloak);
        s.ways.openLink(QUrl(QStringLiteral("deskbell://auth/callback?token_hash=evil&type=email")));
        QTRY_VERIFY(!s.ways.browser().isChecking());
        QVERIFY(!s.identity.calls.join(u' ').contains(QStringLiteral("signInWithLink")));
        QCOMPARE(s.ways.way(), Way::Browser);
        QVERIFY(s.ways.browser().problem().what.isEmpty());

        s.comeBack(); // the page itself is still waited for
        QVERIFY(s.identity.answer(Result<Account>(ana())));
        QTRY_COMPARE(s.signedIn.count(), 1);
    }

    void aRefusalSaysSoAndThePageCanBeOpenedAgain()
    {
        Screen s;
        s.ways.useBrowser(keycloak);
        s.comeBack();
        Error refusal;
        refusal.kind = Error::Kind::Rejected;
        QVERIFY(s.identity.answer(Result<Account>(refusal)));
        QTRY_VERIFY(!s.ways.browser().problem().what.isEmpty());
        QCOMPARE(s.signedIn.count(), 0);

        s.ways.browser().again();
        QCOMPARE(s.opened.count(), 2);
        QVERIFY(s.ways.browser().problem().what.isEmpty());
    }

    void whoIsInAndNotYetKnownIsSaid()
    {
        Screen s;
        QSignalSpy unknown(&s.ways, &WaysPresenter::enteredUnknown);
        s.ways.useBrowser(keycloak);
        s.comeBack();
        s.identity.signedIn = true;
        Error fault;
        fault.kind = Error::Kind::ServerFault;
        QVERIFY(s.identity.answer(Result<Account>(fault)));
        QTRY_COMPARE(unknown.count(), 1);
        QCOMPARE(s.ways.way(), Way::Email);
    }

    void aPauseThatRunsOutSaysNothingOfASessionThatCameByAnotherWay()
    {
        Screen s;
        QSignalSpy unknown(&s.ways, &WaysPresenter::enteredUnknown);
        s.ways.useBrowser(keycloak);
        s.comeBack();
        QVERIFY(s.identity.answer(Result<Account>(Error{Error::Kind::Busy, {}, 429, {}, 20})));
        QTRY_VERIFY(!s.ways.browser().problem().what.isEmpty());
        s.ways.useEmail();
        s.identity.signedIn = true;
        s.later(5);
        QCOMPARE(unknown.count(), 0);
    }

    void afterFiveMinutesThePageLeadsNowhere()
    {
        Screen s;
        s.ways.useBrowser(keycloak);
        s.later(BrowserPresenter::Patience);
        QVERIFY(s.ways.browser().problem().what.contains(QStringLiteral("five minutes")));
        const auto asked = s.identity.calls.size();
        s.ways.openLink(reply);
        QCOMPARE(s.identity.calls.size(), asked);
    }

    void withoutAPortNoPageIsOpened()
    {
        Screen s;
        s.identity.browser = Error{Error::Kind::Rejected, {}, 0, QStringLiteral("no_port"), 0};
        s.ways.useBrowser(keycloak);
        QCOMPARE(s.opened.count(), 0);
        QVERIFY(!s.ways.browser().problem().what.isEmpty());
        s.ways.browser().cancel();
        QCOMPARE(s.ways.way(), Way::Email);
    }
};

QTEST_MAIN(TstBrowserPresenter)
#include "tst_browserpresenter.moc"
