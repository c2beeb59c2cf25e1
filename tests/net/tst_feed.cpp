// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/net/feedfixture.h"

#include <QJsonArray>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

class TestFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstJoinCarriesTokenAndFilters()
    {
        FeedFixture f;
        f.connectUp();
        QCOMPARE(f.board.wire().address.path(), QStringLiteral("/realtime/v1/websocket"));
        const frames::Frame join = f.board.last(QStringLiteral("phx_join"));
        QCOMPARE(join.ref, join.joinRef);
        QCOMPARE(join.topic, QStringLiteral("realtime:org:00000000-0000-4000-8000-00000000000f:agents"));
        const auto payload = QJsonDocument::fromJson(join.payload).object();
        QCOMPARE(payload[QStringLiteral("access_token")].toString(), QStringLiteral("first"));
        const auto config = payload[QStringLiteral("config")].toObject();
        QVERIFY(config[QStringLiteral("private")].toBool());
        for (const auto &one : config[QStringLiteral("postgres_changes")].toArray())
            QCOMPARE(one[QStringLiteral("filter")].toString(),
                     QStringLiteral("org_id=eq.00000000-0000-4000-8000-00000000000f"));
    }

    void aClientAsksForTheirOwnOnly()
    {
        FeedFixture f(Role::Client);
        f.connectUp();
        const frames::Frame join = f.board.last(QStringLiteral("phx_join"));
        QCOMPARE(join.topic, QStringLiteral("realtime:user:00000000-0000-4000-8000-000000000001"));
        QVERIFY(join.payload.contains("requester_id=eq.00000000-0000-4000-8000-000000000001"));
        QVERIFY(join.payload.contains("user_id=eq.00000000-0000-4000-8000-000000000001"));
    }

    void liveMeansSystemOkNotTheReply()
    {
        FeedFixture f;
        f.connectUp();
        f.board.acceptJoin();
        QCOMPARE(f.feed.state(), Feed::State::Connecting);
        f.board.system("ok", "postgres_changes", "Subscribed to PostgreSQL");
        QCOMPARE(f.feed.state(), Feed::State::Live);
        QVERIFY(f.gaps.isEmpty());
        f.board.system("ok", "postgres_changes", "Subscribed to PostgreSQL");
        QCOMPARE(f.gaps.size(), 1);
    }

    void aJoinThatNeverGoesLiveIsRepeated()
    {
        FeedFixture f;
        f.connectUp();
        f.board.acceptJoin();
        f.rejoined(32s);
        f.rejoined(17s); // and one that is not even answered
    }

    void rowsAreGatheredPerFrame()
    {
        FeedFixture f;
        f.live();
        for (int i = 0; i < 3; ++i)
            f.board.say(f.change(ticketChange("UPDATE")));
        QVERIFY(f.events.isEmpty());
        f.time.pass(16ms);
        QCOMPARE(f.events.size(), 1);
        const auto event = f.events.first().first().value<Event>();
        QCOMPARE(std::get<TicketsArrived>(event).tickets.size(), 3U);
        QCOMPARE(std::get<TicketsArrived>(event).tickets.at(0).number, 9007199254740993LL);
    }

    void whatLeftAndCameBackKeepsItsOrder()
    {
        FeedFixture f;
        f.live();
        f.board.say(f.change(ticketChange("UPDATE", R"(,"deleted_at":"2026-01-02T03:04:05Z")")));
        f.board.say(f.change(ticketChange("UPDATE", R"(,"deleted_at":null)")));
        f.time.pass(16ms);
        QCOMPARE(f.events.size(), 2);
        QVERIFY(std::holds_alternative<TicketsGone>(f.events.at(0).first().value<Event>()));
        QVERIFY(std::holds_alternative<TicketsArrived>(f.events.at(1).first().value<Event>()));
    }

    void whatIsNotToldIsAGap_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::newRow("too large") << ticketChange("UPDATE", {}, R"(["Error 413: Payload Too Large"])");
        QTest::newRow("not ours") << QByteArray(
            R"({"table":"tickets","type":"INSERT","errors":["Error 401: Unauthorized"]})");
        QTest::newRow("members") << QByteArray(
            R"({"table":"memberships","type":"UPDATE","record":{"user_id":"x"}})");
        QTest::newRow("row without id") << QByteArray(R"({"table":"tickets","type":"INSERT","record":{}})");
        QTest::newRow("no data") << QByteArray("null");
    }
    void whatIsNotToldIsAGap()
    {
        QFETCH(QByteArray, data);
        FeedFixture f;
        f.live();
        f.board.say(f.change(data));
        QCOMPARE(f.gaps.size(), 1);
        f.time.pass(16ms);
        QVERIFY(f.events.isEmpty());
        QCOMPARE(f.feed.state(), Feed::State::Live);
    }

    void halfAChangeBringsNoRows()
    {
        for (qsizetype missing = 1; missing < 700; missing += 5) {
            FeedFixture f;
            f.live();
            const QByteArray whole = f.change(ticketChange("UPDATE"));
            f.board.say(whole.chopped(std::min(missing, whole.size())));
            f.time.pass(16ms);
            QVERIFY(f.events.isEmpty());
            QCOMPARE(f.feed.state(), Feed::State::Offline);
        }
    }

    void changesOfAnotherTopicAreNotOurs()
    {
        FeedFixture f;
        f.live();
        const QByteArray good = f.change(ticketChange("UPDATE"));
        f.board.say(QByteArray(good).replace("realtime:org", "realtime:other"));
        f.time.pass(16ms);
        QVERIFY(f.events.isEmpty() && f.gaps.isEmpty());
        f.board.say(good);
        f.time.pass(16ms);
        QCOMPARE(f.events.size(), 1);
    }

    void tokenFaultsRenewAndRejoinTwiceThenSlowly()
    {
        FeedFixture f;
        f.connectUp();
        f.tokens.next = "second";
        f.board.refuseJoin("InvalidJWTToken: Token has expired 3 seconds ago");
        QTRY_COMPARE(f.board.count(QStringLiteral("phx_join")), 2);
        QVERIFY(f.board.last(QStringLiteral("phx_join")).payload.contains("second"));
        f.tokens.next = "third";
        f.board.refuseJoin("JwtSignatureError: x");
        QTRY_COMPARE(f.board.count(QStringLiteral("phx_join")), 3);
        f.board.refuseJoin("MalformedJWT: x");
        QCOMPARE(f.tokens.renewals, 2);
        f.time.pass(20s);
        QCOMPARE(f.board.count(QStringLiteral("phx_join")), 3);
        f.rejoined(20s);
    }

    void aCloseThatNobodyAskedForIsAFault()
    {
        FeedFixture f;
        f.live();
        const QString topic = f.board.last(QStringLiteral("phx_join")).topic;
        const QString ref = f.board.last(QStringLiteral("phx_join")).joinRef;
        f.board.system("error", "system", "Token has expired 0 seconds ago");
        f.board.tell(ref, ref, topic, QStringLiteral("phx_close"), "{}");
        QCOMPARE(f.feed.state(), Feed::State::Connecting);
        QTRY_COMPARE(f.board.count(QStringLiteral("phx_join")), 2);
        QCOMPARE(f.tokens.renewals, 1);
        // The late close of the first join is not ours any more.
        f.board.tell(ref, ref, topic, QStringLiteral("phx_close"), "{}");
        f.board.goLive();
        QCOMPARE(f.feed.state(), Feed::State::Live);
        QCOMPARE(f.gaps.size(), 1);
    }

    void otherFaultsAreTriedAgain_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("crash") << "phx_error" << QByteArray("{}");
        QTest::newRow("close") << "phx_close" << QByteArray("{}");
        QTest::newRow("unknown topic")
            << "phx_reply" << QByteArray(R"({"status":"error","response":{"reason":"unmatched topic"}})");
    }
    void otherFaultsAreTriedAgain()
    {
        QFETCH(QString, event);
        QFETCH(QByteArray, payload);
        FeedFixture f;
        f.live();
        const frames::Frame join = f.board.last(QStringLiteral("phx_join"));
        f.board.tell(join.joinRef, QStringLiteral("99"), join.topic, event, payload);
        f.rejoined(2s);
    }

    void deniedIsNotTriedAgainByItself()
    {
        for (const char *reason :
             {"Unauthorized: You do not have permissions", "RealtimeDisabledForTenant: x"}) {
            FeedFixture f;
            f.connectUp();
            f.board.refuseJoin(reason);
            QCOMPARE(f.feed.state(), Feed::State::Denied);
            f.time.pass(10min);
            QCOMPARE(f.board.wires.size(), 1);
            f.feed.reconnect();
            QCOMPARE(f.feed.state(), Feed::State::Connecting);
            QCOMPARE(f.board.wires.size(), 2);
        }
    }

    void aNewTokenIsPushed()
    {
        FeedFixture f;
        f.live();
        f.tokens.token = "fresh";
        Q_EMIT f.tokens.tokenChanged();
        QCOMPARE(f.board.last(QStringLiteral("access_token")).payload,
                 QByteArray(R"({"access_token":"fresh"})"));
        QCOMPARE(f.board.last(QStringLiteral("access_token")).joinRef,
                 f.board.last(QStringLiteral("phx_join")).joinRef);
        Q_EMIT f.tokens.tokenChanged();
        QCOMPARE(f.board.count(QStringLiteral("access_token")), 1);
    }

    void theTeamJoinsTheirOwnRoomToo()
    {
        FeedFixture f;
        f.live();
        const frames::Frame join = f.board.ownJoin();
        QCOMPARE(join.topic, QStringLiteral("realtime:user:00000000-0000-4000-8000-000000000001"));
        const auto config =
            QJsonDocument::fromJson(join.payload).object()[QStringLiteral("config")].toObject();
        QVERIFY(config[QStringLiteral("private")].toBool());
        QVERIFY(config[QStringLiteral("postgres_changes")].toArray().isEmpty());
    }

    void whatIsAnnouncedToMeIsTold_data()
    {
        QTest::addColumn<Role>("role");
        QTest::newRow("team") << Role::Staff;
        QTest::newRow("client") << Role::Client;
    }
    void whatIsAnnouncedToMeIsTold()
    {
        QFETCH(Role, role);
        FeedFixture f(role);
        QSignalSpy said(&f.feed, &Feed::announced);
        f.live();
        const frames::Frame join =
            role == Role::Client ? f.board.last(QStringLiteral("phx_join")) : f.board.ownJoin();
        for (const char *event : {"membership", "security", "update", ""})
            f.board.tell({}, {}, join.topic, QStringLiteral("broadcast"),
                         QByteArray(R"({"type":"broadcast","event":"what","payload":{"id":1}})")
                             .replace("what", event));
        QCOMPARE(said.size(), 2);
        QCOMPARE(said.at(0).first().value<Feed::AboutMe>(), Feed::AboutMe::Membership);
        QCOMPARE(said.at(1).first().value<Feed::AboutMe>(), Feed::AboutMe::Access);
    }

    /// The room of the agents is theirs to send in: what is said there about me is not believed.
    void nobodyElseAnnouncesAnythingAboutMe()
    {
        FeedFixture f;
        QSignalSpy said(&f.feed, &Feed::announced);
        f.live();
        f.board.tell({}, {}, f.board.last(QStringLiteral("phx_join")).topic, QStringLiteral("broadcast"),
                     R"({"type":"broadcast","event":"membership","payload":{}})");
        QVERIFY(said.isEmpty());
    }

    /// Without it changes of my access come by the pull; the rows do not wait for it.
    void aRefusedRoomOfMyOwnTakesNothingFromTheRows()
    {
        FeedFixture f;
        f.live();
        const frames::Frame join = f.board.ownJoin();
        f.board.tell(join.joinRef, join.ref, join.topic, QStringLiteral("phx_reply"),
                     R"({"status":"error","response":{"reason":"Unauthorized: x"}})");
        QCOMPARE(f.feed.state(), Feed::State::Live);
    }

    void withoutATokenNothingIsJoined()
    {
        FeedFixture f;
        f.tokens.token.clear();
        f.tokens.offline = true;
        f.connectUp();
        QTRY_COMPARE(f.tokens.renewals, 2); // each room asks; whoever keeps the session makes one of it
        QCOMPARE(f.board.count(QStringLiteral("phx_join")), 0);
    }
};

QTEST_GUILESS_MAIN(TestFeed)
#include "tst_feed.moc"
