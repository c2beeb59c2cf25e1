// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/databasegate.h"
#include "tests/realtime/support/ground.h"
#include "tests/realtime/support/rawsocket.h"

#include <QJsonArray>
#include <QTest>

using namespace desk::realtime::test;

// Silence, refusals, faults on demand, and a database that goes away.
class TestBadDays : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Ground> m_ground;
    const QString m_topic = QStringLiteral("realtime:rows");
    const QString m_event = QStringLiteral("postgres_changes");
    const QByteArray m_open = R"({"event":"*","schema":"rt_test","table":"open"})";

    QUrl socketUrl() const
    {
        QUrl url = m_ground->server.address();
        url.setPath(QStringLiteral("/realtime/v1/websocket"));
        return url;
    }
    bool follow(Client &client) const
    {
        return m_ground->open(client) && client.follow(m_topic, m_ground->token(Ground::ada), m_open);
    }
    void insert(int id)
    {
        m_ground->sql->run("insert into rt_test.open (id) values (" + QByteArray::number(id) + ")");
    }
    // The ids of the rows heard so far.
    QList<int> ids(const Client &client) const
    {
        QList<int> found;
        for (int i = 0; i < client.heard.size(); ++i) {
            if (client.heard[i].event == m_event)
                found.append(
                    client.payload(i)[QStringLiteral("data")][QStringLiteral("record")][QStringLiteral("id")]
                        .toInt());
        }
        return found;
    }
    void rule(const QByteArray &rules)
    {
        QVERIFY(m_ground->faults("{\"rules\":[" + rules + "]}").contains("rules"));
    }
    void now(const QByteArray &action)
    {
        QVERIFY(m_ground->faults("{\"now\":[" + action + "]}").contains("touched"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<Ground>();
        const QByteArray missing = m_ground->lay({QStringLiteral("--idle-seconds"), QStringLiteral("2")});
        QVERIFY2(missing.isEmpty(), missing);
    }
    void cleanupTestCase() { m_ground.reset(); }
    void cleanup()
    {
        m_ground->noFaults();
        m_ground->sql->run("delete from rt_test.open");
    }

    void refusedHandshakesSayWhy()
    {
        QCOMPARE(request("GET", socketUrl(), {}).status, 401);
        QVERIFY(request("GET", socketUrl(), "nonsense").body.contains("MalformedJWT"));
        QUrl elsewhere = socketUrl();
        elsewhere.setPath(QStringLiteral("/nowhere"));
        QCOMPARE(request("GET", elsewhere, m_ground->stack.publishableKey).status, 404);
        Client stranger;
        QVERIFY(!stranger.open(m_ground->server.address(), "nonsense"));
        for (const int status : {401, 403, 404, 429, 500}) {
            rule(R"({"fault":"refuse_upgrade","times":1,"error":"because","status":)" +
                 QByteArray::number(status) + '}');
            const HttpReply reply = request("GET", socketUrl(), m_ground->stack.publishableKey);
            QCOMPARE(reply.status, status);
            QCOMPARE(reply.body, QByteArray(R"({"error":"because"})"));
        }
    }

    void nonsenseOverHttpIsAnswered()
    {
        QUrl url = m_ground->server.address();
        url.setPath(QStringLiteral("/health"));
        QCOMPARE(request("GET", url, {}).status, 200);
        url.setPath(QStringLiteral("/realtime/v1/__faults"));
        QCOMPARE(request("PUT", url, m_ground->stack.publishableKey, "{\"rules\":[]}").status, 401);
        QCOMPARE(request("PUT", url, m_ground->stack.secretKey, "nonsense").status, 422);
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        socket.write(QByteArray(40'000, 'x'));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 400"));
    }

    void silenceEndsTheConnection()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        QTRY_VERIFY_WITH_TIMEOUT(!client.isOpen(), 8000);
        QCOMPARE(client.closeCode(), 1000);
    }

    void heartbeatsCanBeMute()
    {
        rule(R"({"fault":"mute_heartbeats","times":1})");
        Client client;
        QVERIFY(m_ground->open(client));
        const QString mute = client.push(QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}");
        QVERIFY(client.settle());
        QVERIFY(std::none_of(client.heard.begin(), client.heard.end(),
                             [&mute](const auto &frame) { return frame.ref == mute; }));
    }

    void closesWithAnyCodeAndDropsWithout_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {1000, 1001, 1011, 1012, 1013})
            QTest::addRow("%d", code) << code;
    }
    void closesWithAnyCodeAndDropsWithout()
    {
        QFETCH(int, code);
        RawSocket raw(m_ground->server.address(), m_ground->stack.publishableKey);
        QTRY_VERIFY(raw.isOpen());
        now(R"({"do":"close","code":)" + QByteArray::number(code) + '}');
        QTRY_COMPARE(raw.closeCode(), code);
        Client other;
        QVERIFY(m_ground->open(other));
        now(R"({"do":"drop"})");
        QTRY_VERIFY(!other.isOpen());
    }

    void joinErrorsComeAsOftenAsAsked()
    {
        rule(R"({"fault":"join_error","times":2,"reason":"RealtimeRestarting: in a moment"})");
        Client client;
        QVERIFY(m_ground->open(client));
        for (const char *const expected : {"error", "error", "ok"}) {
            const int at = client.awaitReply(client.join(m_topic, {}, "{}"));
            QCOMPARE(client.payload(at)[QStringLiteral("status")].toString(), QLatin1String(expected));
        }
    }

    void systemMessagesCanBeLateMissingOrWrong()
    {
        rule(R"({"fault":"system_error","times":1,"message":"no","retry_ms":10})");
        Client client;
        QVERIFY(!follow(client)); // the error comes first
        QTRY_COMPARE(client.count(m_topic, QStringLiteral("system")), 2);
        now(R"({"do":"system_ok"})");
        QTRY_COMPARE(client.count(m_topic, QStringLiteral("system")), 3);
        rule(R"({"fault":"suppress_system","times":1})");
        Client mute;
        QVERIFY(m_ground->open(mute));
        mute.join(m_topic, m_ground->token(Ground::ada), "{\"postgres_changes\":[" + m_open + "]}");
        insert(1);
        QVERIFY(client.await(m_topic, m_event) >= 0);
        QVERIFY(mute.settle());
        QCOMPARE(mute.count(m_topic, m_event), 0);
    }

    void changesCanBeLostDoubledLateWrongAndReordered()
    {
        Client client;
        QVERIFY(follow(client));
        rule(R"({"fault":"drop_change","times":1})");
        insert(1);
        insert(2);
        QTRY_COMPARE(ids(client), QList<int>{2});
        rule(R"({"fault":"duplicate_change","times":1})");
        insert(3);
        QTRY_COMPARE(ids(client), (QList<int>{2, 3, 3}));
        rule(R"({"fault":"reorder_change","times":1})");
        insert(4);
        insert(5);
        QTRY_COMPARE(ids(client), (QList<int>{2, 3, 3, 5, 4}));
        rule(R"({"fault":"delay_change","times":1,"ms":50})");
        insert(6);
        insert(7);
        QTRY_COMPARE(ids(client), (QList<int>{2, 3, 3, 5, 4, 7, 6}));
        rule(R"({"fault":"error_change","times":1,"error":"Error 401: Unauthorized"})");
        insert(8);
        QTRY_COMPARE(ids(client).size(), 8);
        const QJsonObject data =
            client.payload(int(client.heard.size()) - 1)[QStringLiteral("data")].toObject();
        QCOMPARE(data[QStringLiteral("errors")][0].toString(), QStringLiteral("Error 401: Unauthorized"));
        QVERIFY(!data.contains(QStringLiteral("record")));
    }

    void channelsCanCrashCloseAndBeMistaken()
    {
        Client client;
        QVERIFY(follow(client));
        now(R"({"do":"stale_close","topic":"realtime:rows"})");
        QVERIFY(client.await(m_topic, QStringLiteral("phx_close")) >= 0);
        QVERIFY(client.heard.last().joinRef != client.joinRef(m_topic));
        insert(1);
        QVERIFY(client.await(m_topic, m_event) >= 0); // it lives
        now("{\"do\":\"phx_error\",\"sub\":\"" + QByteArray(Ground::ada) + "\"}");
        QVERIFY(client.await(m_topic, QStringLiteral("phx_error")) >= 0);
        QVERIFY(client.follow(m_topic, m_ground->token(Ground::ada), m_open));
        now(R"({"do":"expire_token"})");
        QVERIFY(client.await(m_topic, QStringLiteral("phx_close"), client.count(m_topic, m_event)) >= 0);
    }

    void framesCanBeGarbageTruncatedAndHuge()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        now(R"({"do":"send_text"})");
        now(R"({"do":"send_huge","bytes":6000000})");
        now(R"({"do":"send_binary","hex":"0909"})");
        QTRY_COMPARE(client.count(QStringLiteral("garbage"), QStringLiteral("garbage")), 2);
        QCOMPARE(client.heard.last().payload.size(), 6'000'000);
        rule(R"({"fault":"truncate_frame","times":1})");
        client.push(QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}");
        QTRY_COMPARE(client.count(QStringLiteral("garbage"), QStringLiteral("garbage")), 3);
        QVERIFY(client.settle());
    }

    void floodsAreStopped()
    {
        const auto reason = [](const Client &client, int at) {
            return client.payload(at)[QStringLiteral("response")][QStringLiteral("reason")].toString();
        };
        rule(R"({"fault":"limit_channels","value":2},{"fault":"limit_messages","value":3},)"
             R"({"fault":"limit_presence","value":1})");
        Client client;
        QVERIFY(m_ground->open(client));
        client.join(QStringLiteral("realtime:a"), {}, "{}");
        client.join(QStringLiteral("realtime:b"), {}, "{}");
        const int third = client.awaitReply(client.join(QStringLiteral("realtime:c"), {}, "{}"));
        QVERIFY(reason(client, third).startsWith(QStringLiteral("ChannelRateLimitReached")));
        for (int i = 0; i < 2; ++i)
            client.push(QStringLiteral("realtime:a"), QStringLiteral("presence"),
                        R"({"type":"presence","event":"track","payload":{}})");
        const int tooPresent = client.await(QStringLiteral("realtime:a"), QStringLiteral("phx_close"));
        QCOMPARE(client.payload(tooPresent - 1)[QStringLiteral("message")].toString(),
                 QStringLiteral("Client presence rate limit exceeded"));
        for (int i = 0; i < 12; ++i) // more than fit into two seconds
            client.push(QStringLiteral("realtime:b"), QStringLiteral("broadcast"), "{}");
        const int tooLoud = client.await(QStringLiteral("realtime:b"), QStringLiteral("phx_close"));
        QCOMPARE(client.payload(tooLoud - 1)[QStringLiteral("message")].toString(),
                 QStringLiteral("Too many messages per second"));
        rule(R"({"fault":"limit_joins","value":3})");
        for (int i = 0; i < 12; ++i)
            client.join(QStringLiteral("realtime:a"), {}, "{}");
        QTRY_VERIFY(!client.isOpen());
        QCOMPARE(client.closeCode(), 1001);
    }

    void readerThatDoesNotReadIsDropped()
    {
        ServerProcess server; // with a minute of patience: silence must not be what ends it
        QVERIFY(server.start(m_ground->stack, m_ground->stack.database));
        QUrl faults = server.address();
        faults.setPath(QStringLiteral("/realtime/v1/__faults"));
        const QByteArray limit = R"({"rules":[{"fault":"limit_backlog","value":1000000}]})";
        QCOMPARE(request("PUT", faults, m_ground->stack.secretKey, limit).status, 200);
        Client loud;
        QVERIFY(loud.open(server.address(), m_ground->stack.publishableKey));
        QVERIFY(loud.awaitReply(loud.join(m_topic, {}, R"({"broadcast":{"ack":true}})")) >= 0);
        RawSocket deaf(server.address(), m_ground->stack.publishableKey);
        QTRY_VERIFY(deaf.isOpen());
        deaf.send(R"(["1","1","realtime:rows","phx_join",{}])");
        QTRY_VERIFY(deaf.said("phx_reply"));
        deaf.stopReading();
        const QByteArray letter = "{\"type\":\"broadcast\",\"event\":\"e\",\"payload\":{\"x\":\"" +
                                  QByteArray(1'000'000, 'x') + "\"}}";
        for (int i = 0; i < 30 && deaf.isConnected(); ++i)
            QVERIFY(loud.awaitReply(loud.push(m_topic, QStringLiteral("broadcast"), letter)) >= 0);
        QTRY_VERIFY(!deaf.isConnected());
        QVERIFY(loud.settle());
    }

    void databaseThatGoesAwayLeadsToASecondOk()
    {
        DatabaseGate gate(m_ground->stack.database);
        ServerProcess server;
        // The gate lives in this thread: start() must not wait for the database, and does not.
        QVERIFY(server.start(m_ground->stack, gate.address(),
                             {QStringLiteral("--idle-seconds"), QStringLiteral("60")}));
        Client client;
        QVERIFY(client.open(server.address(), m_ground->stack.publishableKey));
        QVERIFY(client.follow(m_topic, m_ground->token(Ground::ada), m_open));
        gate.shut();
        QUrl health = server.address();
        health.setPath(QStringLiteral("/health"));
        QTRY_COMPARE(request("GET", health, {}).status, 503);
        Client during; // joins while nobody can answer
        QVERIFY(during.open(server.address(), m_ground->stack.publishableKey));
        const int joined = during.awaitReply(
            during.join(m_topic, m_ground->token(Ground::ada), "{\"postgres_changes\":[" + m_open + "]}"));
        QVERIFY(joined >= 0);
        const int refused = during.awaitReply(during.join(
            QStringLiteral("realtime:news"), m_ground->token(Ground::ada), R"({"private":true})"));
        QVERIFY(during.heard[refused].payload.contains("UnableToConnectToProject"));
        QCOMPARE(during.count(m_topic, QStringLiteral("system")), 0);
        insert(1); // nobody hears of it: the gap
        gate.open();
        QTRY_COMPARE_WITH_TIMEOUT(client.count(m_topic, QStringLiteral("system")), 2, 15000);
        QTRY_COMPARE_WITH_TIMEOUT(during.count(m_topic, QStringLiteral("system")), 1, 15000);
        insert(2);
        QTRY_COMPARE(ids(client), QList<int>{2});
        QTRY_COMPARE(ids(during), QList<int>{2});
    }

    void backendsThatAreKilledLeadToASecondOk()
    {
        Client client;
        QVERIFY(follow(client));
        Sql admin(m_ground->stack.adminDatabase);
        admin.run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = "
                  "'deskbell-realtime'");
        QTRY_COMPARE_WITH_TIMEOUT(client.count(m_topic, QStringLiteral("system")), 2, 15000);
        insert(1);
        QTRY_COMPARE(ids(client), QList<int>{1});
    }

    void endSaysGoodbyeAndLeavesNothing()
    {
        ServerProcess server;
        QVERIFY(server.start(m_ground->stack, m_ground->stack.database));
        Client client;
        QVERIFY(client.open(server.address(), m_ground->stack.publishableKey));
        QVERIFY(client.follow(m_topic, m_ground->token(Ground::ada), m_open));
        QFile arguments(QStringLiteral("/proc/%1/cmdline").arg(server.process().processId()));
        if (arguments.open(QIODevice::ReadOnly))
            QVERIFY(!arguments.readAll().contains(m_ground->stack.database.password().toUtf8()));
        RawSocket raw(server.address(), m_ground->stack.publishableKey);
        QTRY_VERIFY(raw.isOpen());
        server.process().terminate();
        QTRY_VERIFY(!client.isOpen());
        QTRY_COMPARE(raw.closeCode(), 1012);
        const int said = client.await(m_topic, QStringLiteral("system"), 3);
        QCOMPARE(client.payload(said)[QStringLiteral("message")].toString(),
                 QStringLiteral("Server requested disconnect"));
        QCOMPARE(server.stop(), 0);
        QTRY_COMPARE(m_ground->sql->one("select count(*) from pg_replication_slots where slot_name like "
                                        "'deskbell_realtime_%' and not active"),
                     QByteArray("0"));
    }
};

QTEST_GUILESS_MAIN(TestBadDays)
#include "tst_baddays.moc"
