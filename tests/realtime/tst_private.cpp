// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/ground.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace desk::realtime::test;

// Private channels, messages from SQL, and tokens that change and end.
class TestPrivate : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Ground> m_ground;
    const QString m_hers = QStringLiteral("realtime:room:") + QLatin1String(Ground::ada);
    const QString m_news = QStringLiteral("realtime:news");
    const QByteArray m_private = R"({"private":true,"broadcast":{"ack":true}})";
    const QByteArray m_hello = R"({"type":"broadcast","event":"hello","payload":{}})";
    const QByteArray m_open = R"({"postgres_changes":[{"event":"*","schema":"rt_test","table":"open"}]})";

    bool enter(Client &client, const QString &topic, const QByteArray &token, const QByteArray &config) const
    {
        return m_ground->open(client) && isOk(client, client.awaitReply(client.join(topic, token, config)));
    }
    bool isOk(const Client &client, int at) const
    {
        return at >= 0 && client.payload(at)[QStringLiteral("status")].toString() == QLatin1String("ok");
    }
    void renew(Client &client, const QString &topic, const QByteArray &token) const
    {
        client.push(topic, QStringLiteral("access_token"), "{\"access_token\":\"" + token + "\"}");
    }
    QString message(const Client &client, int at) const
    {
        return client.payload(at)[QStringLiteral("message")].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<Ground>();
        const QByteArray missing = m_ground->lay();
        QVERIFY2(missing.isEmpty(), missing);
    }
    void cleanupTestCase() { m_ground.reset(); }

    void policiesDecideWhoEnters()
    {
        Client ada;
        QVERIFY(enter(ada, m_hers, m_ground->token(Ground::ada), m_private));
        Client bob;
        QVERIFY(m_ground->open(bob));
        const int at = bob.awaitReply(bob.join(m_hers, m_ground->token(Ground::bob), m_private));
        QVERIFY(!isOk(bob, at));
        QVERIFY(bob.payload(at)[QStringLiteral("response")][QStringLiteral("reason")].toString().startsWith(
            QStringLiteral("Unauthorized: ")));
        Client anybody; // with the connection's key only
        QVERIFY(m_ground->open(anybody));
        QVERIFY(!isOk(anybody, anybody.awaitReply(anybody.join(m_news, {}, m_private))));
    }

    void readerMayListenButNotSpeak()
    {
        Client writer;
        Client reader;
        QVERIFY(enter(reader, m_news, m_ground->token(Ground::ada), m_private));
        QVERIFY(enter(writer, m_news, m_ground->token(Ground::bob), m_private));
        const QString said = writer.push(m_news, QStringLiteral("broadcast"), m_hello);
        const int tracked = writer.awaitReply(writer.push(
            m_news, QStringLiteral("presence"), R"({"type":"presence","event":"track","payload":{}})"));
        QVERIFY(!isOk(writer, tracked));
        QVERIFY(writer.settle() && reader.settle());
        QVERIFY(reader.binaries.isEmpty()); // dropped, and not even acknowledged:
        QVERIFY(std::none_of(writer.heard.begin(), writer.heard.end(),
                             [&said](const auto &frame) { return frame.ref == said; }));
    }

    void privateAndPublicRoomsOfOneNameAreTwo()
    {
        Client inside;
        Client outside;
        QVERIFY(enter(inside, m_hers, m_ground->token(Ground::ada), m_private));
        QVERIFY(enter(outside, m_hers, {}, "{}"));
        QVERIFY(isOk(inside, inside.awaitReply(inside.push(m_hers, QStringLiteral("broadcast"), m_hello))));
        QVERIFY(outside.settle());
        QVERIFY(outside.binaries.isEmpty());
        outside.push(m_hers, QStringLiteral("broadcast"), m_hello);
        QVERIFY(outside.settle() && inside.settle());
        QVERIFY(inside.binaries.isEmpty());
    }

    void askingForRightsLeavesNoTrace()
    {
        const QByteArray count = "select count(*) from realtime.messages";
        const QByteArray before = m_ground->sql->one(count);
        Client ada;
        QVERIFY(enter(ada, m_hers, m_ground->token(Ground::ada), m_private));
        QCOMPARE(m_ground->sql->one(count), before);
    }

    void messagesFromSqlArriveInTheirRoom()
    {
        Client inside;
        Client outside;
        QVERIFY(enter(inside, m_news, m_ground->token(Ground::ada), m_private));
        QVERIFY(enter(outside, m_news, {}, "{}"));
        m_ground->sql->run("select realtime.send('{\"n\": 1}', 'posted', 'news', true)");
        m_ground->sql->run("select realtime.send('{\"n\": 2}', 'posted', 'news', false)");
        QTRY_COMPARE(inside.binaries.size(), 1);
        QTRY_COMPARE(outside.binaries.size(), 1);
        QCOMPARE(inside.binaries[0].event, QStringLiteral("posted"));
        QVERIFY(inside.binaries[0].metadata.contains("\"id\":"));
        QVERIFY(inside.binaries[0].payload.contains("\"n\": 1"));
        QVERIFY(outside.binaries[0].payload.contains("\"n\": 2"));
    }

    void replayTellsTheLatestOldestFirst()
    {
        const qint64 since = QDateTime::currentMSecsSinceEpoch() - 1000;
        m_ground->sql->run("delete from realtime.messages where topic = 'news'");
        for (int i = 1; i <= 4; ++i)
            m_ground->sql->run("select realtime.send('{\"n\": " + QByteArray::number(i) +
                               "}', 'posted', 'news', true)");
        Client late;
        QVERIFY(m_ground->open(late));
        late.join(m_news, m_ground->token(Ground::ada),
                  R"({"private":true,"broadcast":{"replay":{"limit":3,"since":)" + QByteArray::number(since) +
                      "}}}");
        QTRY_COMPARE(late.binaries.size(), 3);
        QVERIFY(late.binaries[0].payload.contains("\"n\": 2"));
        QVERIFY(late.binaries[2].payload.contains("\"n\": 4"));
        QVERIFY(late.binaries[0].metadata.contains("\"replayed\":true"));
    }

    void privateLettersAreForThoseWhoMayWrite()
    {
        Client inside;
        QVERIFY(enter(inside, m_hers, m_ground->token(Ground::ada), m_private));
        QUrl url = m_ground->server.address();
        url.setPath(QStringLiteral("/realtime/v1/api/broadcast/room:") + QLatin1String(Ground::ada) +
                    QStringLiteral("/events/post"));
        url.setQuery(QStringLiteral("private=true"));
        const QByteArray publishable = m_ground->stack.publishableKey;
        QCOMPARE(request("POST", url, publishable, "{}").status, 202);
        QCOMPARE(request("POST", url, m_ground->token(Ground::bob), "{}").status, 202);
        QCOMPARE(request("POST", url, m_ground->token(Ground::ada), R"({"by":"ada"})").status, 202);
        QCOMPARE(request("POST", url, m_ground->stack.secretKey, R"({"by":"server"})").status, 202);
        QTRY_COMPARE(inside.binaries.size(), 2);
        QVERIFY(inside.settle());
        QCOMPARE(inside.binaries.size(), 2);
    }

    void tokenThatEndsClosesTheChannelAndNotTheSocket()
    {
        Client ada;
        QVERIFY(enter(ada, m_news, m_ground->token(Ground::ada, 2), m_private));
        const int closed = ada.await(m_news, QStringLiteral("phx_close"));
        QVERIFY(closed > 0);
        QCOMPARE(ada.heard[closed].joinRef, ada.joinRef(m_news));
        QCOMPARE(ada.heard[closed].ref, ada.joinRef(m_news));
        QCOMPARE(ada.heard[closed - 1].event, QStringLiteral("system"));
        QCOMPARE(message(ada, closed - 1), QStringLiteral("Token has expired 0 seconds ago"));
        QVERIFY(ada.settle());
        QVERIFY(isOk(ada, ada.awaitReply(ada.join(m_news, m_ground->token(Ground::ada), m_private))));
    }

    void expiredAndForgedTokensAreToldApartAtTheDoor_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("said");
        const Stack stack = Stack::find();
        Stack forger = stack;
        forger.jwtSecret = "another secret";
        QTest::newRow("expired") << stack.token(Ground::ada, -10) << "InvalidJWTToken: Token has expired 1";
        QTest::newRow("forged") << forger.token(Ground::ada) << "JwtSignatureError";
        QTest::newRow("no role") << stack.token(Ground::ada, 60, "") << "InvalidJWTToken: Fields";
        QTest::newRow("no jwt") << QByteArray("a.b.c") << "MalformedJWT";
    }
    void expiredAndForgedTokensAreToldApartAtTheDoor()
    {
        QFETCH(QByteArray, token);
        QFETCH(QString, said);
        Client client;
        QVERIFY(m_ground->open(client));
        const int at = client.awaitReply(client.join(m_news, token, "{}"));
        const QString reason =
            client.payload(at)[QStringLiteral("response")][QStringLiteral("reason")].toString();
        QVERIFY2(reason.startsWith(said), qPrintable(reason));
    }

    void renewedTokenOutlivesTheOldOneAndSubscribesAgain()
    {
        Client ada;
        QVERIFY(enter(ada, m_news, m_ground->token(Ground::ada, 2), m_open));
        QVERIFY(ada.await(m_news, QStringLiteral("system")) >= 0);
        renew(ada, m_news, m_ground->token(Ground::ada, 3600));
        QTRY_COMPARE(ada.count(m_news, QStringLiteral("system")), 2); // the second ok
        Client other; // its two seconds are over when the old token's would be
        QVERIFY(enter(other, m_news, m_ground->token(Ground::bob, 2), "{}"));
        QVERIFY(other.await(m_news, QStringLiteral("phx_close")) >= 0);
        QVERIFY(ada.settle());
        QCOMPARE(ada.count(m_news, QStringLiteral("phx_close")), 0);
    }

    void sameTokenAndKeysAreNoRenewal()
    {
        const QByteArray token = m_ground->token(Ground::ada);
        Client ada;
        QVERIFY(enter(ada, m_news, token, m_open));
        QVERIFY(ada.await(m_news, QStringLiteral("system")) >= 0);
        renew(ada, m_news, token);
        renew(ada, m_news, m_ground->stack.publishableKey);
        ada.push(m_news, QStringLiteral("access_token"), R"({"access_token":null})");
        QVERIFY(ada.settle());
        QCOMPARE(ada.count(m_news, QStringLiteral("system")), 1);
    }

    void badRenewalEndsTheChannel()
    {
        Client ada;
        QVERIFY(enter(ada, m_news, m_ground->token(Ground::ada), "{}"));
        renew(ada, m_news, "nonsense");
        QVERIFY(ada.await(m_news, QStringLiteral("phx_close")) >= 0);
        QCOMPARE(message(ada, ada.await(m_news, QStringLiteral("system"))),
                 QStringLiteral("The token provided is not a valid JWT"));
    }

    void renewalAsksThePoliciesAgain()
    {
        Client ada;
        QVERIFY(enter(ada, m_hers, m_ground->token(Ground::ada), m_private));
        renew(ada, m_hers, m_ground->token(Ground::bob));
        QVERIFY(ada.await(m_hers, QStringLiteral("phx_close")) >= 0);
        QVERIFY(message(ada, ada.await(m_hers, QStringLiteral("system")))
                    .startsWith(QStringLiteral("You do not have permissions")));
    }
};

QTEST_GUILESS_MAIN(TestPrivate)
#include "tst_private.moc"
