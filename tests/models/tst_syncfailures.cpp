// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad days: what Sync does, and what it tells.
#include "tests/models/syncfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;
using State = Sync::State;

class TestSyncFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLostFeedIsOfflineAsOfTheLastPull()
    {
        SyncFixture f;
        f.goLive({{1}});
        const Instant known = f.time.now();
        f.pass(30s);
        f.feed.become(Feed::State::Offline);
        QCOMPARE(f.sync.state(), State::Offline);
        QVERIFY(f.sync.since() <= known);
        QVERIFY(f.has(1));
        f.feed.become(Feed::State::Connecting); // each attempt in vain is not news
        QCOMPARE(f.sync.state(), State::Offline);
    }

    void afterAReconnectItPullsWithTheKeptCursorBeforeItIsLive()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.become(Feed::State::Offline);
        f.feed.become(Feed::State::Live);
        f.feed.suspectGap();
        f.settle();
        QCOMPARE(f.sync.state(), State::Loading);
        QCOMPARE(f.backend.pulls.count(), 2);
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("1"));
        f.answer({false, false, "2", {arrive({{2}})}});
        QCOMPARE(f.sync.state(), State::Live);
        QVERIFY(f.has(2));
    }

    void aRoundThatBeganBeforeTheFeedReturnedIsNotEnough()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.feed.become(Feed::State::Offline);
        f.feed.become(Feed::State::Live);
        f.settle();
        f.answer({false, false, "2", {}});
        QCOMPARE(f.sync.state(), State::Loading);
        QCOMPARE(f.backend.pulls.count(), 3);
        f.answer({false, false, "3", {}});
        QCOMPARE(f.sync.state(), State::Live);
    }

    void withoutAFeedItPullsAllTheSame()
    {
        SyncFixture f;
        f.sync.start();
        f.feed.become(Feed::State::Offline);
        QCOMPARE(f.sync.state(), State::Offline);
        f.pass(9s);
        QCOMPARE(f.backend.pulls.count(), 1);
        f.answer({true, false, "1", {arrive({{1}})}});
        QVERIFY(f.has(1));
        QCOMPARE(f.sync.state(), State::Stale);
        QVERIFY(f.sync.since().isSet());
    }

    void aSlowFeedDoesNotHoldUpTheFirstPage()
    {
        SyncFixture f;
        f.sync.start();
        f.pass(601ms);
        QCOMPARE(f.backend.pulls.count(), 1);
        f.feed.become(Feed::State::Live);
        f.answer({true, false, "1", {arrive({{1}})}});
        QVERIFY(f.has(1));
        QCOMPARE(f.sync.state(), State::Loading); // that round began before the feed was live
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("1"));
        f.answer({false, false, "2", {}});
        QCOMPARE(f.sync.state(), State::Live);
    }

    void failuresAreTriedAgainWithGrowingPauses()
    {
        SyncFixture f;
        f.connectFeed();
        std::chrono::milliseconds last = 0ms;
        for (int failure = 0; failure < 12; ++failure) {
            QCOMPARE(f.backend.pulls.count(), failure + 1);
            f.backend.pulls.fail(failure % 2 ? Error::Kind::Offline : Error::Kind::ServerFault);
            const auto pause = f.time.nextIn();
            QVERIFY(pause >= 250ms && pause <= 60s);
            QVERIFY2(pause * 4 >= last, "it may jitter, but it grows");
            last = pause;
            f.pass(pause + 1ms);
        }
        QVERIFY(last >= 30s);
        QCOMPARE(f.sync.state(), State::Offline);
        f.answer({true, false, "1", {}});
        QCOMPARE(f.sync.state(), State::Live);
        QVERIFY(!f.sync.trouble().has_value());
    }

    void aBusyServerIsGivenTheTimeItAsksFor()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.backend.pulls.fail(Error::Kind::Busy, 90);
        QVERIFY(f.time.nextIn() >= 90s);
        QCOMPARE(f.sync.state(), State::Stale);
        f.feed.say(arrive({{1, 2000, "still live", 2}}));
        QCOMPARE(f.title(1), QStringLiteral("still live"));
    }

    void anAbsurdRetryAfterIsClamped()
    {
        SyncFixture f;
        f.connectFeed();
        f.backend.pulls.fail(Error::Kind::Busy, 1'000'000'000);
        QVERIFY(f.time.nextIn() <= 900s);
    }

    void aFailureInAGenerationGoesOnFromTheKeptCursor()
    {
        SyncFixture f;
        f.connectFeed();
        f.answer({true, true, "1", {arrive({{1}})}});
        f.fail(Error::Kind::Garbled);
        QCOMPARE(f.sync.state(), State::Offline);
        f.feed.say(arrive({{1, 2000, "held", 2}}));
        f.pass(2s);
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("1"));
        f.answer({false, false, "2", {arrive({{2}})}});
        QCOMPARE(f.sync.state(), State::Live);
        QVERIFY(f.has(1) && f.has(2));
        QCOMPARE(f.title(1), QStringLiteral("held"));
    }

    void aDroppedAnswerIsAFailureLikeAnyOther()
    {
        SyncFixture f;
        f.connectFeed();
        f.backend.pulls.drop();
        f.pass(2s);
        QCOMPARE(f.backend.pulls.count(), 2);
    }

    void aPageThatLeadsNowhereIsNotFollowed_data()
    {
        QTest::addColumn<QByteArray>("cursor");
        QTest::newRow("no cursor") << QByteArray();
        QTest::newRow("the same cursor") << QByteArray("1");
    }
    void aPageThatLeadsNowhereIsNotFollowed()
    {
        QFETCH(QByteArray, cursor);
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.answer({false, true, cursor, {}});
        QCOMPARE(f.sync.state(), State::Stale);
        QCOMPARE(f.sync.trouble()->kind, Error::Kind::Garbled);
        QCOMPARE(f.backend.pulls.count(), 2);
    }

    void aLockedSessionStopsUntilItIsStartedAgain()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.fail(Error::Kind::Locked);
        QCOMPARE(f.sync.state(), State::Locked);
        QCOMPARE(f.feed.closed, 1);
        f.pass(10min);
        QCOMPARE(f.backend.pulls.count(), 2);
        QCOMPARE(f.time.pending(), 0);
        f.sync.start();
        f.feed.become(Feed::State::Live);
        f.settle();
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("1"));
        f.answer({false, false, "2", {}});
        QCOMPARE(f.sync.state(), State::Live);
    }

    void aRefusalIsNotTriedAgain()
    {
        SyncFixture f;
        f.connectFeed();
        f.fail(Error::Kind::Forbidden);
        QCOMPARE(f.sync.state(), State::Denied);
        f.pass(10min);
        QCOMPARE(f.backend.pulls.count(), 1);
    }

    void aDeniedFeedAsksThePullWhatItMeans_data()
    {
        QTest::addColumn<Error::Kind>("answer");
        QTest::addColumn<State>("state");
        QTest::newRow("the PIN has lapsed") << Error::Kind::Locked << State::Locked;
        QTest::newRow("nobody is let in") << Error::Kind::Forbidden << State::Denied;
    }
    void aDeniedFeedAsksThePullWhatItMeans()
    {
        QFETCH(Error::Kind, answer);
        QFETCH(State, state);
        SyncFixture f;
        f.goLive({{1}});
        f.feed.become(Feed::State::Offline); // asleep, past the PIN's time
        f.feed.become(Feed::State::Denied);
        f.settle(); // not after a pause
        QCOMPARE(f.backend.pulls.count(), 2);
        QVERIFY(f.sync.state() != State::Denied);
        f.fail(answer);
        QCOMPARE(f.sync.state(), state);
        QCOMPARE(f.time.pending(), 0);
    }

    void aDeniedFeedDoesNotStopThePulls()
    {
        SyncFixture f;
        f.sync.start();
        f.feed.become(Feed::State::Denied);
        f.settle();
        f.answer({true, false, "1", {arrive({{1}})}});
        QCOMPARE(f.sync.state(), State::Stale);
        f.pass(59s);
        QCOMPARE(f.feed.reconnected, 0);
        f.pass(1s); // tried again with the next round, no sooner
        QCOMPARE(f.feed.reconnected, 1);
        f.feed.become(Feed::State::Connecting);
        QCOMPARE(f.sync.state(), State::Stale);
        f.feed.become(Feed::State::Live);
        f.settle();
        while (f.backend.pulls.open() > 0)
            f.answer({false, false, "2", {arrive({{2}})}});
        QCOMPARE(f.sync.state(), State::Live);
        QVERIFY(f.has(2));
    }

    void wakingAsksAgainWhoWasDenied()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.fail(Error::Kind::Forbidden);
        f.sync.wake();
        f.settle();
        QCOMPARE(f.feed.opened, 2);
        QCOMPARE(f.backend.pulls.count(), 3);
        f.feed.become(Feed::State::Live);
        f.answer({false, false, "2", {}});
        f.answer({false, false, "3", {}});
        QCOMPARE(f.sync.state(), State::Live);
        f.sync.stop();
        f.sync.wake();
        QCOMPARE(f.sync.state(), State::Offline);
    }

    void wakingOpensNoLock()
    {
        SyncFixture f;
        f.connectFeed();
        f.fail(Error::Kind::Locked);
        f.sync.wake();
        f.settle();
        QCOMPARE(f.sync.state(), State::Locked);
        QCOMPARE(f.backend.pulls.count(), 1);
    }

    void anEndedSessionStopsEverything()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.fail(Error::Kind::SignedOut);
        QCOMPARE(f.sync.state(), State::Offline);
        QCOMPARE(f.sync.trouble()->kind, Error::Kind::SignedOut);
        QCOMPARE(f.time.pending(), 0);
    }

    void wakingLooksAtOnceAndDoesNotTrustAnOldQuestion()
    {
        SyncFixture f;
        f.goLive({{1}});
        f.feed.suspectGap();
        f.settle();
        f.sync.wake();
        f.settle();
        QCOMPARE(f.feed.reconnected, 1);
        QCOMPARE(f.backend.pulls.count(), 3);
        f.answer({false, false, "lost", {arrive({{8}})}}); // the answer to the question from before the sleep
        QVERIFY(!f.has(8));
        f.feed.become(Feed::State::Live);
        f.answer({false, false, "2", {}});
        QCOMPARE(f.backend.pulls.last().cursor, QByteArray("2"));
        f.answer({false, false, "3", {}});
        QCOMPARE(f.sync.state(), State::Live);
    }

    void aFloodDuringTheFirstPullIsForgottenAndPulled()
    {
        SyncFixture f;
        f.connectFeed();
        for (quint32 i = 0; i < 6000; ++i)
            f.feed.say(arrive({{i + 10, 1000, "flood", 1}}));
        f.answer({true, false, "1", {arrive({{1}})}});
        QCOMPARE(f.sync.loadedTickets(), 1);
        QCOMPARE(f.backend.pulls.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestSyncFailures)
#include "tst_syncfailures.moc"
