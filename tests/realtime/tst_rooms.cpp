// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/ground.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace desk::realtime::test;
using desk::frames::UserBroadcast;
using desk::frames::Vsn;

// Broadcast and presence between clients.
class TestRooms : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Ground> m_ground;
    const QString m_room = QStringLiteral("realtime:room");
    const QByteArray m_hello = R"({"type":"broadcast","event":"hello","payload":{"n":9007199254740993}})";

    bool enter(Client &client, const QByteArray &config) const
    {
        return m_ground->open(client) && client.awaitReply(client.join(m_room, {}, config)) >= 0;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_ground = std::make_unique<Ground>();
        const QByteArray missing = m_ground->lay();
        QVERIFY2(missing.isEmpty(), missing);
    }
    void cleanupTestCase() { m_ground.reset(); }

    void broadcastReachesOthersInTheirOwnShape()
    {
        Client sender;
        Client modern;
        Client old(Vsn::V1);
        QVERIFY(enter(sender, "{}") && enter(modern, "{}") && enter(old, "{}"));
        sender.push(m_room, QStringLiteral("broadcast"), m_hello);
        const int at = old.await(m_room, QStringLiteral("broadcast"));
        QVERIFY(at >= 0);
        QCOMPARE(old.heard[at].payload, m_hello);
        QTRY_COMPARE(modern.binaries.size(), 1);
        QCOMPARE(modern.binaries.first().event, QStringLiteral("hello"));
        QCOMPARE(modern.binaries.first().payload, QByteArray(R"({"n":9007199254740993})"));
        QVERIFY(sender.settle());
        QVERIFY(sender.binaries.isEmpty());                             // not without `self`
        QCOMPARE(sender.count(m_room, QStringLiteral("phx_reply")), 1); // of the join: not without `ack`
    }

    void ackAndSelfAreAnswered()
    {
        Client client;
        QVERIFY(enter(client, R"({"broadcast":{"ack":true,"self":true}})"));
        const int at = client.awaitReply(client.push(m_room, QStringLiteral("broadcast"), m_hello));
        QCOMPARE(client.heard[at].payload, QByteArray(R"({"status":"ok","response":{}})"));
        QTRY_COMPARE(client.binaries.size(), 1);
    }

    void binaryBroadcastIsPassedOnAsItCame()
    {
        Client sender;
        Client modern;
        Client old(Vsn::V1);
        QVERIFY(enter(sender, R"({"broadcast":{"ack":true}})") && enter(modern, "{}") && enter(old, "{}"));
        UserBroadcast said{sender.joinRef(m_room),
                           QStringLiteral("50"),
                           m_room,
                           QStringLiteral("größe"),
                           {},
                           R"({"a":1})",
                           true};
        sender.socket().sendBinaryMessage(*encodePush(said));
        QVERIFY(sender.awaitReply(QStringLiteral("50")) >= 0);
        said.json = false;
        said.payload = QByteArray("\0\1\2", 3);
        sender.socket().sendBinaryMessage(*encodePush(said));
        QTRY_COMPARE(modern.binaries.size(), 2);
        QCOMPARE(modern.binaries[0].event, QStringLiteral("größe"));
        QCOMPARE(modern.binaries[1].payload, QByteArray("\0\1\2", 3));
        QVERIFY(!modern.binaries[1].json);
        QVERIFY(old.settle());
        QCOMPARE(old.count(m_room, QStringLiteral("broadcast")), 1); // bytes cannot be said in text
    }

    void tooLargeABroadcastIsRefused()
    {
        Client client;
        QVERIFY(enter(client, R"({"broadcast":{"ack":true}})"));
        // (moc loses its way in raw strings with an odd number of quotes)
        const QByteArray large = "{\"type\":\"broadcast\",\"event\":\"e\",\"payload\":{\"x\":\"" +
                                 QByteArray(3'100'000, 'x') + "\"}}";
        const int at = client.awaitReply(client.push(m_room, QStringLiteral("broadcast"), large));
        QCOMPARE(client.heard[at].payload,
                 QByteArray(R"({"status":"error","response":"payload_size_exceeded"})"));
    }

    void nameTooLongForBinaryGoesAsText()
    {
        Client sender;
        Client modern;
        QVERIFY(enter(sender, "{}") && enter(modern, "{}"));
        const QByteArray name = QByteArray("ü").repeated(128);
        sender.push(m_room, QStringLiteral("broadcast"),
                    "{\"type\":\"broadcast\",\"event\":\"" + name + "\",\"payload\":{}}");
        QVERIFY(modern.await(m_room, QStringLiteral("broadcast")) >= 0);
    }

    void presenceMergesByItsRefs()
    {
        Client ada;
        Client bob;
        QVERIFY(enter(ada, R"({"presence":{"key":"ada"}})"));
        QVERIFY(ada.awaitReply(ada.push(m_room, QStringLiteral("presence"),
                                        R"({"type":"presence","event":"track","payload":{"at":"desk"}})")) >=
                0);
        const int joined = ada.await(m_room, QStringLiteral("presence_diff"));
        const QJsonObject first =
            ada.payload(joined)[QStringLiteral("joins")][QStringLiteral("ada")][QStringLiteral("metas")][0]
                .toObject();
        QCOMPARE(first[QStringLiteral("at")].toString(), QStringLiteral("desk"));

        QVERIFY(enter(bob, R"({"presence":{"key":"bob"}})"));
        const int state = bob.await(m_room, QStringLiteral("presence_state"));
        QCOMPARE(bob.payload(state)[QStringLiteral("ada")][QStringLiteral("metas")][0].toObject(), first);

        const int from = int(bob.heard.size());
        ada.push(m_room, QStringLiteral("presence"),
                 R"({"type":"presence","event":"track","payload":{"at":"phone"}})");
        const QJsonObject moved = bob.payload(bob.await(m_room, QStringLiteral("presence_diff"), from));
        const QJsonObject now =
            moved[QStringLiteral("joins")][QStringLiteral("ada")][QStringLiteral("metas")][0].toObject();
        QCOMPARE(now[QStringLiteral("phx_ref_prev")], first[QStringLiteral("phx_ref")]);
        QVERIFY(now[QStringLiteral("phx_ref")] != first[QStringLiteral("phx_ref")]);
        QCOMPARE(
            moved[QStringLiteral("leaves")][QStringLiteral("ada")][QStringLiteral("metas")][0].toObject(),
            first);

        const int before = int(bob.heard.size());
        ada.socket().abort(); // no goodbye
        const QJsonObject gone = bob.payload(bob.await(m_room, QStringLiteral("presence_diff"), before));
        QCOMPARE(gone[QStringLiteral("leaves")][QStringLiteral("ada")][QStringLiteral("metas")][0].toObject(),
                 now);
        QVERIFY(gone[QStringLiteral("joins")].toObject().isEmpty());
    }

    void presenceCanBeSwitchedOffAndUntracked()
    {
        Client quiet;
        Client ada;
        QVERIFY(enter(quiet, R"({"presence":{"enabled":false}})") &&
                enter(ada, R"({"presence":{"key":"a"}})"));
        ada.push(m_room, QStringLiteral("presence"), R"({"type":"presence","event":"track","payload":{}})");
        ada.push(m_room, QStringLiteral("presence"), R"({"type":"presence","event":"untrack"})");
        QTRY_COMPARE(ada.count(m_room, QStringLiteral("presence_diff")), 2);
        QVERIFY(quiet.settle());
        QCOMPARE(quiet.count(m_room, QStringLiteral("presence_diff")), 0);
        QCOMPARE(quiet.count(m_room, QStringLiteral("presence_state")), 0);
    }

    void httpBroadcastReachesTheRoom()
    {
        Client client;
        QVERIFY(enter(client, "{}"));
        QUrl url = m_ground->server.address();
        url.setPath(QStringLiteral("/realtime/v1/api/broadcast"));
        const QByteArray letter = R"({"messages":[{"topic":"room","event":"post","payload":{"a":1}}]})";
        QCOMPARE(request("POST", url, {}, letter).status, 401);
        QCOMPARE(request("POST", url, m_ground->stack.publishableKey, "{}").status, 422);
        QCOMPARE(request("POST", url, m_ground->stack.publishableKey, letter).status, 202);
        url.setPath(QStringLiteral("/realtime/v1/api/broadcast/room/events/single"));
        QCOMPARE(request("POST", url, m_ground->stack.publishableKey, R"({"b":2})").status, 202);
        QTRY_COMPARE(client.binaries.size(), 2);
        QCOMPARE(client.binaries[0].event, QStringLiteral("post"));
        QCOMPARE(client.binaries[1].event, QStringLiteral("single"));
        QCOMPARE(client.binaries[1].payload, QByteArray(R"({"b":2})"));
    }
};

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
