// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogues that go well. Bad days: tst_syncfailures.cpp.
#include "tests/models/syncfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using State = Sync::State;

class TestSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSubscribesBeforeItReads()
    {
        SyncFixture f;
        QCOMPARE(f.sync.state(), State::Offline);
        f.sync.start();
        f.settle();
        QCOMPARE(f.feed.opened, 1);
        QCOMPARE(f.backend.pulls.count(), 0);
        QCOMPARE(f.sync.state(), State::Connecting);
        f.feed.become(Feed::State::Live);
        f.settle();
        QCOMPARE(f.backend.pulls.count(), 1);
        QVERIFY(f.backend.pulls.last().cursor.isEmpty());
        QCOMPARE(f.sync.state(), State::Loading);
        f.answer({true, false, "1", {arrive({{1}, {2}})}});
        QCOMPARE(f.sync.state(), State::Live);
        QCOMPARE(f.sync.loadedTickets(), 2);
        QVERIFY(f.desk.isLoaded());
    }

    void pagesFollowEachOtherWithTheServersCursor()
    {
        SyncFixture f;
        f.connectFeed();
        QCOMPARE(f.backend.pulls.last().limit, 500);
        f.answer({true, true, "1", {arrive({{1}})}});
        QCOMPARE(f.backend.pulls.last(), (FakeBackend::Pull{"1", 1500}));
        QVERIFY(f.has(1)); // shown while the rest is still coming
        QCOMPARE(f.sync.state(), State::Loading);
        f.answer({false, true, "2", {arrive({{2}})}});
        f.answer({false, false, "3", {}});
        QCOMPARE(f.backend.pulls.count(), 3);
        QCOMPARE(f.sync.state(), State::Live);
    }

    void theEventLoopBreathesBetweenPages()
    {
        SyncFixture f;
        f.connectFeed();
        f.backend.pulls.answer(PullPage{true, true, "1", {}});
        QCOMPARE(f.backend.pulls.count(), 1);
        f.pass(SyncPolicy{}.pause);
        QCOMPARE(f.backend.pulls.count(), 2);
    }

    void liveEventsWaitUntilTheFirstPullIsIn()
    {
        SyncFixture f;
        f.connectFeed();
        f.feed.say(arrive({{1, 2000, "newer, live", 2}}));
        QVERIFY(!f.has(1));
        f.answer({true, false, "1", {arrive({{1, 1000, "older, pulled", 1}})}});
        QCOMPARE(f.title(1), QStringLiteral("newer, live"));
    }

    void aLatePageDoesNotOverwriteALiveEvent()
    {
        SyncFixture f;
        f.goLive({{1, 1000, "old", 1}});
        f.feed.suspectGap();
        f.settle();
        f.feed.say(arrive({{1, 3000, "live", 3}}));
        QCOMPARE(f.title(1), QStringLiteral("live"));
        f.answer({false, false, "2", {arrive({{1, 2000, "page", 2}})}});
        QCOMPARE(f.title(1), QStringLiteral("live"));
    }

    void aHeldTicketThatThePullDidNotBringIsAskedForAgain()
    {
        SyncFixture f;
        f.connectFeed();
        f.feed.say(arrive({{1, 1000, "seen for a moment", 1}}));
        f.answer({true, false, "1", {arrive({{2}})}});
        QVERIFY(!f.has(1)); // it may have left our sight before the pull
        QCOMPARE(f.backend.pulls.count(), 2);
        f.answer({false, false, "2", {arrive({{1, 1000, "there it is", 1}})}});
        QVERIFY(f.has(1));
        QCOMPARE(f.sync.state(), State::Live);
    }

    void aLateEventDoesNotBringBackWhatIsGone()
    {
        SyncFixture f;
        f.goLive({{1}, {2}});
        f.feed.suspectGap();
        f.settle();
        f.answer({false, false, "2", {TicketsGone{{ticketId(1)}}}});
        f.feed.say(arrive({{1, 1500, "late", 2}, {2, 1500, "on time", 2}}));
        QVERIFY(!f.has(1));
        QCOMPARE(f.title(2), QStringLiteral("on time"));
        f.settle();
        QCOMPARE(f.backend.pulls.count(), 3); // the pull decides
        f.answer({false, false, "3", {arrive({{1, 1600, "back indeed", 3}})}});
        QVERIFY(f.has(1));
    }

    void onlyPulledPagesMoveTheCursor()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.say(arrive({{2}}));
        f.feed.say(arrive({{3}}));
        f.feed.suspectGap();
        f.settle();
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("1"));
    }

    void severalReasonsToPullAreOnePull()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.feed.suspectGap();
        f.settle();
        QCOMPARE(f.backend.pulls.count(), 2);
    }

    void aGapDuringAPullIsPulledAgain()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.feed.suspectGap();
        f.answer({false, false, "2", {}});
        QCOMPARE(f.backend.pulls.count(), 3);
        f.answer({false, false, "3", {}});
        QCOMPARE(f.backend.pulls.count(), 3);
    }

    void aSafetyPullComesEveryMinute()
    {
        SyncFixture f;
        f.goLive({{1}});
        QSignalSpy pulled(&f.sync, &Sync::pulled);
        f.pass(61s);
        QCOMPARE(f.backend.pulls.count(), 2);
        f.answer({false, false, "2", {}});
        f.pass(61s);
        QCOMPARE(f.backend.pulls.count(), 3);
        f.answer({false, false, "3", {}});
        QCOMPARE(pulled.size(), 2);
        QCOMPARE(f.sync.state(), State::Live);
    }

    void aResetInTheMiddleOfLifeEmptiesNothing()
    {
        SyncFixture f;
        f.goLive({{1}, {2}});
        f.feed.suspectGap();
        f.settle();
        f.answer({true, true, "2", {arrive({{2}})}});
        QVERIFY(f.has(1));
        f.feed.say(arrive({{2, 2000, "live", 2}}));
        f.answer({false, false, "3", {}});
        QVERIFY(!f.has(1));
        QCOMPARE(f.title(2), QStringLiteral("live"));
    }

    void stoppingForgetsTheAnswerThatIsUnderWay()
    {
        SyncFixture f;
        f.connectFeed();
        f.sync.stop();
        QCOMPARE(f.feed.closed, 1);
        f.backend.pulls.answer(PullPage{true, false, "1", {arrive({{1}})}});
        QCOMPARE(f.desk.tickets().size(), 0);
        QCOMPARE(f.sync.state(), State::Offline);
        QCOMPARE(f.time.pending(), 0);
    }

    void stateChangesAreToldOnceEach()
    {
        SyncFixture f;
        QList<State> states;
        connect(&f.sync, &Sync::stateChanged, this, [&] { states << f.sync.state(); });
        f.goLive({{1}});
        QCOMPARE(states, (QList<State>{State::Connecting, State::Loading, State::Live}));
    }

    void sinceAndLastChangeAreTrue()
    {
        SyncFixture f;
        f.goLive({{1}});
        const Instant liveSince = f.sync.since();
        QVERIFY(liveSince.isSet());
        f.pass(10s);
        f.feed.say(arrive({{1, 2000, "x", 2}}));
        QCOMPARE(f.sync.lastChange(), f.time.now());
        QCOMPARE(f.sync.since(), liveSince);
    }
};

QTEST_GUILESS_MAIN(TestSync)
#include "tst_sync.moc"
