// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/frames.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace desk::frames;

namespace {

UserBroadcast broadcastOf(const QString &topic, const QString &event)
{
    UserBroadcast broadcast;
    broadcast.topic = topic;
    broadcast.event = event;
    broadcast.metadata = R"({"id":"7"})";
    broadcast.payload = R"({"n":9007199254740993})";
    return broadcast;
}

} // namespace

class TestFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textSurvivesBothShapes_data()
    {
        QTest::addColumn<QString>("joinRef");
        QTest::addColumn<QString>("ref");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QByteArray>("payload");
        QTest::newRow("join") << "1"
                              << "1"
                              << "realtime:room" << QByteArray(R"({"config":{"private":true}})");
        QTest::newRow("nothing") << QString() << QString() << "phoenix" << QByteArray("{}");
        QTest::newRow("empty is not null") << ""
                                           << ""
                                           << "phoenix" << QByteArray("{}");
        QTest::newRow("unicode") << "1"
                                 << "2" << QStringLiteral("realtime:größe 🛎 \"\\\n\u0001")
                                 << QByteArray("{\"a\":\"ü🛎\"}");
        QTest::newRow("bare word") << "1"
                                   << "2"
                                   << "realtime:x" << QByteArray("\"payload_size_exceeded\"");
        QTest::newRow("exact integer") << "1"
                                       << "2"
                                       << "realtime:x" << QByteArray("{\"id\":9223372036854775807}");
    }
    void textSurvivesBothShapes()
    {
        QFETCH(QString, joinRef);
        QFETCH(QString, ref);
        QFETCH(QString, topic);
        QFETCH(QByteArray, payload);
        const Frame sent{joinRef, ref, topic, QStringLiteral("phx_join"), payload};
        for (const Vsn vsn : {Vsn::V1, Vsn::V2}) {
            const QByteArray wire = encodeText(sent, vsn);
            QVERIFY2(isJson(wire), wire);
            const std::optional<Frame> got = decodeText(wire, vsn);
            QVERIFY2(got, wire);
            QCOMPARE(*got, sent);
            QCOMPARE(got->joinRef.isNull(), joinRef.isNull());
            QCOMPARE(got->ref.isNull(), ref.isNull());
        }
    }

    void wireIsWhatTheProtocolSays()
    {
        const Frame frame{
            {}, QStringLiteral("5"), QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}"};
        QCOMPARE(encodeText(frame, Vsn::V2), QByteArray(R"([null,"5","phoenix","heartbeat",{}])"));
        QCOMPARE(
            encodeText(frame, Vsn::V1),
            QByteArray(R"({"topic":"phoenix","event":"heartbeat","payload":{},"ref":"5","join_ref":null})"));
    }

    void objectMembersComeInAnyOrderAndRefsMayBeMissingOrNumbers()
    {
        const auto frame = decodeText(R"({ "payload": {"a": [1, 2]} , "extra":{"x":1}, "ref": 12,
                                           "event":"e", "topic":"t" })",
                                      Vsn::V1);
        QVERIFY(frame);
        QCOMPARE(frame->ref, QStringLiteral("12"));
        QVERIFY(frame->joinRef.isNull());
        QCOMPARE(frame->payload, QByteArray(R"({"a": [1, 2]})"));
    }

    void hostileTextIsNoFrame_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray deep = QByteArray(200000, '[');
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("space") << QByteArray("   ");
        QTest::newRow("word") << QByteArray("hello");
        QTest::newRow("number") << QByteArray("17");
        QTest::newRow("four parts") << QByteArray(R"([null,"1","t","e"])");
        QTest::newRow("six parts") << QByteArray(R"([null,"1","t","e",{},{}])");
        QTest::newRow("topic is a number") << QByteArray(R"([null,"1",7,"e",{}])");
        QTest::newRow("ref is an object") << QByteArray(R"([null,{},"t","e",{}])");
        QTest::newRow("truncated") << QByteArray(R"([null,"1","t","e",{"a":)");
        QTest::newRow("two values") << QByteArray(R"([null,"1","t","e",{}] [1])");
        QTest::newRow("not utf-8") << QByteArray("[null,\"1\",\"\xff\xfe\",\"e\",{}]");
        QTest::newRow("deep") << deep;
        QTest::newRow("deep payload") << QByteArray(R"([null,"1","t","e",)" + deep);
        QTest::newRow("wrong shape") << QByteArray(R"({"topic":"t","payload":{}})");
        QTest::newRow("zero byte") << QByteArray("[null,\"1\",\"t\",\"e\",{}]\0x", 24);
    }
    void hostileTextIsNoFrame()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!decodeText(text, Vsn::V1));
        QVERIFY(!decodeText(text, Vsn::V2));
    }

    void binaryBroadcastSurvives()
    {
        UserBroadcast sent = broadcastOf(QStringLiteral("realtime:büro"), QStringLiteral("typing 🖊"));
        const auto wire = encodeBroadcast(sent);
        QVERIFY(wire);
        QCOMPARE(wire->front(), char(4));
        QCOMPARE(decodeBroadcast(*wire), sent);
        sent.joinRef = QStringLiteral("3");
        sent.ref = QStringLiteral("9");
        sent.json = false;
        sent.payload = QByteArray("\0\xff raw", 6);
        const auto push = encodePush(sent);
        QVERIFY(push);
        QCOMPARE(push->front(), char(3));
        QCOMPARE(decodePush(*push), sent);
        QVERIFY(!decodeBroadcast(*push));
        QVERIFY(!toFrame(sent));
    }

    void lengthsAreBytesAndEndAt255()
    {
        const QString fits = QStringLiteral("ü").repeated(127) + u'x'; // 255 bytes
        const auto wire = encodeBroadcast(broadcastOf(fits, QStringLiteral("e")));
        QVERIFY(wire);
        QCOMPARE(decodeBroadcast(*wire)->topic, fits);
        QVERIFY(!encodeBroadcast(broadcastOf(QStringLiteral("ü").repeated(128), QStringLiteral("e"))));
        QVERIFY(!encodePush(broadcastOf(QStringLiteral("t"), QString(256, u'e'))));
    }

    void everyCutOfABinaryFrameIsRefusedOrHarmless()
    {
        const QByteArray whole = *encodePush(broadcastOf(QStringLiteral("realtime:a"), QStringLiteral("e")));
        const qsizetype header = whole.size() - QByteArray(R"({"n":9007199254740993})").size();
        for (qsizetype length = 0; length < whole.size(); ++length)
            QCOMPARE(decodePush(whole.first(length)).has_value(), length >= header);
        QRandomGenerator random(7);
        for (int round = 0; round < 20000; ++round) {
            QByteArray noise(random.bounded(64), Qt::Uninitialized);
            for (char &c : noise)
                c = char(random.bounded(256));
            if (!noise.isEmpty())
                noise[0] = char(random.bounded(6));
            (void)decodePush(noise);
            (void)decodeBroadcast(noise);
            (void)decodeBinaryPush(noise);
            (void)decodeText(noise, Vsn::V2);
        }
    }

    void binaryPushOfKindZeroIsAFrame()
    {
        const QByteArray wire = QByteArray("\0\x01\x01\x07\x05", 5) + "12phoenixheart{}";
        const auto frame = decodeBinaryPush(wire);
        QVERIFY(frame);
        QCOMPARE(*frame, (Frame{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("phoenix"),
                                QStringLiteral("heart"), "{}"}));
    }

    void broadcastTurnsIntoTheTextThatOldSocketsGet()
    {
        const auto frame = toFrame(broadcastOf(QStringLiteral("realtime:a"), QStringLiteral("ping")));
        QVERIFY(frame);
        QCOMPARE(frame->event, QStringLiteral("broadcast"));
        QCOMPARE(frame->payload, QByteArray(R"({"type":"broadcast","event":"ping","payload":)"
                                            R"({"n":9007199254740993},"meta":{"id":"7"}})"));
    }

    void membersKeepEveryDigit()
    {
        QCOMPARE(member(R"({"a":1,"b": 9007199254740993 ,"c":{"d":[1, 2]}})", "b"),
                 QByteArray("9007199254740993"));
        QCOMPARE(member(R"({"a":1,"c":{"d":[1, 2]}})", "c"), QByteArray(R"({"d":[1, 2]})"));
        QVERIFY(!member(R"({"a":1})", "b"));
        QVERIFY(!member("[]", "b"));
        QVERIFY(!member("", "b"));
    }

    void wordsAreLookedForAtTheBeginningOnly()
    {
        QVERIFY(hasEarly(R"([null,"7","phoenix"])", 60, "\"phoenix\""));
        QVERIFY(!hasEarly(R"([null,"7","phoenix"])", 18, "\"phoenix\""));
        QVERIFY(!hasEarly(QByteArray(QByteArray(60, ' ') + "\"phoenix\""), 60, "\"phoenix\""));
        QVERIFY(!hasEarly("", 60, "\"phoenix\""));
    }

    void jsonIsCheckedToTheEnd()
    {
        QVERIFY(isJson(R"({"a":[1,null,"x"]})"));
        QVERIFY(!isJson(R"({"a":[1,nul]})"));
        QVERIFY(!isJson("{} {}"));
        QVERIFY(!isJson(""));
    }
};

QTEST_GUILESS_MAIN(TestFrames)
#include "tst_frames.moc"
