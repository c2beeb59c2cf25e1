// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/ground.h"

#include <QJsonArray>
#include <QTest>

using namespace desk::realtime::test;
using desk::frames::Vsn;

// Message by message: what a client says, what it hears, in which order.
class TestDialogue : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Ground> m_ground;
    const QString m_room = QStringLiteral("realtime:room");

    QString reason(const Client &client, int at) const
    {
        return client.payload(at)[QStringLiteral("response")][QStringLiteral("reason")].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<Ground>();
        const QByteArray missing = m_ground->lay();
        QVERIFY2(missing.isEmpty(), missing);
    }
    void cleanupTestCase() { m_ground.reset(); }
    void cleanup() { m_ground->noFaults(); }

    void bothSerialisersHoldTheSameDialogue_data()
    {
        QTest::addColumn<bool>("second");
        QTest::newRow("1.0.0") << false;
        QTest::newRow("2.0.0") << true;
    }
    void bothSerialisersHoldTheSameDialogue()
    {
        QFETCH(bool, second);
        Client client(second ? Vsn::V2 : Vsn::V1);
        QVERIFY(m_ground->open(client));
        const QString beat = client.push(QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}");
        QVERIFY(client.awaitReply(beat) >= 0);
        QVERIFY(client.heard.first().joinRef.isNull());
        QCOMPARE(client.heard.first().payload, QByteArray(R"({"status":"ok","response":{}})"));

        const QString ref = client.join(
            m_room, {},
            R"({"presence":{"key":"k"},"postgres_changes":[{"event":"*","schema":"rt_test","table":"open"}]})");
        QVERIFY(client.await(m_room, QStringLiteral("system")) >= 0);
        QCOMPARE(client.heard.size(), 4); // heartbeat, reply, presence_state, system: in this order
        QCOMPARE(client.heard[1].event, QStringLiteral("phx_reply"));
        QCOMPARE(client.heard[1].ref, ref);
        QCOMPARE(client.heard[1].joinRef, ref);
        const QJsonObject binding =
            client.payload(1)[QStringLiteral("response")][QStringLiteral("postgres_changes")][0].toObject();
        QVERIFY(binding[QStringLiteral("id")].isDouble());
        QCOMPARE(binding[QStringLiteral("table")].toString(), QStringLiteral("open"));
        QVERIFY(!binding.contains(QStringLiteral("filter")));
        QCOMPARE(client.heard[2].event, QStringLiteral("presence_state"));
        QCOMPARE(client.heard[2].payload, QByteArray("{}"));
        QCOMPARE(client.heard[3].joinRef, ref);
        QVERIFY(client.heard[3].ref.isNull());
        QCOMPARE(client.payload(3)[QStringLiteral("message")].toString(),
                 QStringLiteral("Subscribed to PostgreSQL"));
        QCOMPARE(client.payload(3)[QStringLiteral("channel")].toString(), QStringLiteral("room"));

        const QString leave = client.push(m_room, QStringLiteral("phx_leave"), "{}");
        const int closed = client.await(m_room, QStringLiteral("phx_close"));
        QCOMPARE(closed, 5);
        QCOMPARE(client.heard[4].ref, leave);
        QCOMPARE(client.heard[5].joinRef, ref);
        QCOMPARE(client.heard[5].ref, ref);
    }

    void joinsThatMakeNoSenseAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("said");
        const QString room = QStringLiteral("realtime:x");
        QTest::newRow("no name") << "realtime:" << QByteArray("{}") << "TopicNameRequired";
        QTest::newRow("other topic") << "other:x" << QByteArray("{}") << "unmatched topic";
        QTest::newRow("no token at all")
            << room << QByteArray(R"({"access_token":"nonsense"})") << "MalformedJWT";
        QTest::newRow("filter") << room
                                << QByteArray(
                                       R"({"config":{"postgres_changes":[{"event":"*","schema":"rt_test",)"
                                       R"("table":"open","filter":"id=near.5"}]}})")
                                << "MalformedFilter";
        QTest::newRow("null filter")
            << room
            << QByteArray(R"({"config":{"postgres_changes":[{"event":"*","schema":"rt_test",)"
                          R"("table":"open","filter":null}]}})")
            << "MalformedFilter";
        QTest::newRow("replay in public")
            << room << QByteArray(R"({"config":{"broadcast":{"replay":{"since":1}}}})")
            << "UnableToReplayMessages";
    }
    void joinsThatMakeNoSenseAreRefusedWithAReason()
    {
        QFETCH(QString, topic);
        QFETCH(QByteArray, payload);
        QFETCH(QString, said);
        Client client;
        QVERIFY(m_ground->open(client));
        const int at = client.awaitReply(client.push(topic, QStringLiteral("phx_join"), payload));
        QVERIFY(at >= 0);
        QCOMPARE(client.payload(at)[QStringLiteral("status")].toString(), QStringLiteral("error"));
        QVERIFY2(reason(client, at).startsWith(said), qPrintable(reason(client, at)));
    }

    void tableOutsideThePublicationIsASystemError()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        QVERIFY(!client.follow(m_room, {}, R"({"event":"*","schema":"rt_test","table":"nothing"})"));
        const QJsonObject said = client.payload(client.await(m_room, QStringLiteral("system")));
        QCOMPARE(said[QStringLiteral("status")].toString(), QStringLiteral("error"));
        QVERIFY(said[QStringLiteral("message")].toString().startsWith(QStringLiteral("Unable to subscribe")));
    }

    void unknownTopicAndStaleJoinRefAreToldApart()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        const int unknown = client.awaitReply(client.push(m_room, QStringLiteral("broadcast"), "{}"));
        QCOMPARE(reason(client, unknown), QStringLiteral("unmatched topic"));
        client.awaitReply(client.join(m_room, {}, R"({"broadcast":{"ack":true}})"));
        const desk::frames::Frame stale{QStringLiteral("old"), QStringLiteral("77"), m_room,
                                        QStringLiteral("broadcast"),
                                        R"({"type":"broadcast","event":"e","payload":{}})"};
        client.socket().sendTextMessage(QString::fromUtf8(encodeText(stale, Vsn::V2)));
        QVERIFY(client.settle());
        QCOMPARE(std::count_if(client.heard.begin(), client.heard.end(),
                               [](const auto &frame) { return frame.ref == QLatin1String("77"); }),
                 0);
    }

    void secondJoinAnswersAndClosesTheFirst()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        const QString first = client.join(m_room, {}, "{}");
        QVERIFY(client.awaitReply(first) >= 0);
        const QString second = client.join(m_room, {}, "{}");
        const int closed = client.await(m_room, QStringLiteral("phx_close"));
        QVERIFY(closed > client.awaitReply(second));
        QCOMPARE(client.heard[closed].joinRef, first);
        const QString leave = client.push(m_room, QStringLiteral("phx_leave"), "{}");
        QVERIFY(client.awaitReply(leave) >= 0); // the second one is alive
    }

    void identicalBindingsCollapse()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        const int at = client.awaitReply(client.join(
            m_room, {},
            R"({"postgres_changes":[{"event":"*","schema":"rt_test","table":"open"},)"
            R"({"event":"*","schema":"rt_test","table":"open"},{"event":"INSERT","schema":"rt_test","table":"open"}]})"));
        QCOMPARE(client.payload(at)[QStringLiteral("response")][QStringLiteral("postgres_changes")]
                     .toArray()
                     .size(),
                 2);
    }

    void waitHoldsTheReplyUntilTheSubscriptionStands()
    {
        m_ground->faults(R"({"rules":[{"fault":"delay_system","ms":100,"times":1}]})");
        Client client;
        QVERIFY(m_ground->open(client));
        const QString ref =
            client.join(m_room, {},
                        R"({"postgres_changes":[{"event":"*","schema":"rt_test","table":"open"}],)"
                        R"("postgres_changes_options":{"wait":true}})");
        QVERIFY(client.settle());
        QCOMPARE(client.count(m_room, QStringLiteral("phx_reply")), 0);
        const int reply = client.awaitReply(ref);
        QVERIFY(client.await(m_room, QStringLiteral("system")) > reply);
    }

    void waitEndsInATimeOut()
    {
        m_ground->faults(R"({"rules":[{"fault":"delay_system","ms":60000,"times":1}]})");
        Client client;
        QVERIFY(m_ground->open(client));
        const int at = client.awaitReply(
            client.join(m_room, {},
                        R"({"postgres_changes":[{"event":"*","schema":"rt_test","table":"open"}],)"
                        R"("postgres_changes_options":{"wait":"true","timeout":50}})"));
        QVERIFY(reason(client, at).startsWith(QStringLiteral("PostgresChangesSubscribeTimeout")));
    }

    void hostileFramesAreIgnored()
    {
        Client client;
        QVERIFY(m_ground->open(client));
        for (const char *const text :
             {"", "{", "[]", "[1,2,3]", "null", "\"x\"", "[null,null,null,null,null]",
              "[null,\"1\",\"realtime:x\",\"phx_join\",[]]"})
            client.socket().sendTextMessage(QString::fromLatin1(text));
        for (const char *const hex : {"", "00", "03", "03ffffffffff01", "04010101", "ff"})
            client.socket().sendBinaryMessage(QByteArray::fromHex(hex));
        QVERIFY(client.settle());
    }
};

QTEST_GUILESS_MAIN(TestDialogue)
#include "tst_dialogue.moc"
