// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection under the feed: opened, beaten, lost, refused.
#include "tests/net/feedfixture.h"

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

class TestFeedLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void heartbeatsAreAnsweredOrTheLineIsDead()
    {
        FeedFixture f;
        f.live();
        f.board.wire().answersBeats = false;
        f.time.pass(25s);
        const frames::Frame beat = f.board.last(QStringLiteral("heartbeat"));
        QCOMPARE(beat.topic, QStringLiteral("phoenix"));
        f.board.tell(QString(), beat.ref, beat.topic, QStringLiteral("phx_reply"),
                     R"({"status":"ok","response":{}})");
        f.time.pass(25s);
        QCOMPARE(f.board.count(QStringLiteral("heartbeat")), 2);
        // The answer to the first one once more does not keep the line alive.
        f.board.tell(QString(), beat.ref, beat.topic, QStringLiteral("phx_reply"),
                     R"({"status":"ok","response":{}})");
        f.time.pass(10s);
        QCOMPARE(f.feed.state(), Feed::State::Offline);
        f.time.pass(1s);
        QCOMPARE(f.board.wires.size(), 2);
    }

    void aSilentHandshakeIsGivenUp()
    {
        FeedFixture f;
        f.feed.open();
        f.time.pass(10s);
        QCOMPARE(f.feed.state(), Feed::State::Offline);
    }

    void pausesGrowAndHealthForgetsThem()
    {
        FeedFixture f;
        f.feed.open();
        QList<std::chrono::milliseconds> pauses;
        for (int i = 0; i < 9; ++i) {
            Q_EMIT f.board.wire().closed(1006);
            const int before = int(f.board.wires.size());
            auto waited = 0ms;
            while (f.board.wires.size() == before && waited < 2min) {
                f.time.pass(50ms);
                waited += 50ms;
            }
            pauses.append(waited);
        }
        QVERIFY(pauses.first() <= 1s && pauses.last() >= 25s && pauses.last() <= 60s);
        Q_EMIT f.board.wire().opened();
        f.time.pass(20s);
        Q_EMIT f.board.wire().closed(1006); // too soon to count as healthy
        f.time.pass(10s);
        QCOMPARE(f.feed.state(), Feed::State::Offline);
    }

    void theReasonOfARefusedHandshakeIsAskedFor()
    {
        FeedFixture f;
        f.script.say(403, R"({"error":"RealtimeDisabledForTenant"})");
        f.feed.open();
        Q_EMIT f.board.wire().closed(0);
        QTRY_COMPARE(f.feed.state(), Feed::State::Denied);
        QCOMPARE(f.script.asked.first().path(), QByteArray("/realtime/v1/websocket"));
    }

    void aRefusalByWhatStandsInBetweenPasses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("firewall") << 403 << QByteArray("<html>Blocked</html>");
        QTest::newRow("gateway") << 404 << QByteArray(R"({"message":"no Route matched with those values"})");
        QTest::newRow("its words") << 403 << QByteArray(R"({"error":"Unauthorized"})");
    }
    void aRefusalByWhatStandsInBetweenPasses()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        FeedFixture f;
        f.script.say(status, body);
        f.feed.open();
        Q_EMIT f.board.wire().closed(0);
        QTRY_COMPARE(f.script.asked.size(), 1);
        for (int i = 0; i < 9; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(f.feed.state(), Feed::State::Offline);
        f.time.pass(1s);
        QCOMPARE(f.board.wires.size(), 2);
    }

    void aMessageThatIsNoFrameIsNotSilence_data()
    {
        QTest::addColumn<QByteArray>("message");
        const QByteArray change = R"([null,null,"realtime:t","postgres_changes",{"ids":[1],"data":)" +
                                  ticketChange("UPDATE") + "}]";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no text") << QByteArray("\xff\xfe");
        QTest::newRow("a tower") << QByteArray(200000, '[');
        QTest::newRow("a page") << QByteArray("<html><body>Welcome to the hotel</body></html>");
        QTest::newRow("another language")
            << QByteArray(R"({"topic":"t","event":"e","payload":{},"ref":null})");
        QTest::newRow("half a change") << change.chopped(change.size() / 2);
        QTest::newRow("a change and more") << change + ']';
        QTest::newRow("a part too many") << change.chopped(1) + ",{}]";
        QTest::newRow("no text for a topic") << QByteArray(R"([null,null,7,"system",{}])");
        QTest::newRow("a list for a payload") << QByteArray(R"([null,null,"realtime:t","system",[]])");
        QTest::newRow("garbled inside") << QByteArray(R"([null,null,"realtime:t","system",{"status":ok}])");
        QTest::newRow("a garbled change") << QByteArray(change).replace("\"record\":", "\"record\"");
    }
    void aMessageThatIsNoFrameIsNotSilence()
    {
        QFETCH(QByteArray, message);
        FeedFixture f;
        f.live();
        f.board.say(message);
        QCOMPARE(f.feed.state(), Feed::State::Offline);
        f.time.pass(1s);
        QCOMPARE(f.board.wires.size(), 2);
        Q_EMIT f.board.wire().opened();
        f.board.goLive();
        QCOMPARE(f.feed.state(), Feed::State::Live);
        QCOMPARE(f.gaps.size(), 1); // what it may have said is pulled
    }

    void aServerThatTalksNonsenseIsAskedLessAndLess()
    {
        FeedFixture f;
        f.feed.open();
        for (int i = 0; i < 12; ++i) {
            Q_EMIT f.board.wire().opened();
            f.board.say("nonsense");
            f.time.pass(f.time.nextIn());
        }
        QCOMPARE(f.board.wires.size(), 13);
        Q_EMIT f.board.wire().opened();
        f.board.say("nonsense");
        QVERIFY(f.time.nextIn() >= 25s);
    }

    void closingLeavesAndForgets()
    {
        FeedFixture f;
        f.live();
        f.board.say(f.change(ticketChange("UPDATE")));
        f.feed.close();
        QCOMPARE(f.board.count(QStringLiteral("phx_leave")), 1);
        QCOMPARE(f.feed.state(), Feed::State::Closed);
        QCOMPARE(f.time.pending(), 0);
        QVERIFY(f.events.isEmpty());
    }

    void wakingUpDoesNotWaitForAHeartbeat()
    {
        FeedFixture f;
        f.live();
        f.feed.reconnect();
        QCOMPARE(f.board.wires.size(), 2);
        Q_EMIT f.board.wire().opened();
        f.board.goLive();
        QCOMPARE(f.feed.state(), Feed::State::Live);
        QCOMPARE(f.gaps.size(), 1);
        QTRY_VERIFY(f.board.wires.first().isNull());
    }
};

QTEST_GUILESS_MAIN(TestFeedLine)
#include "tst_feedline.moc"
