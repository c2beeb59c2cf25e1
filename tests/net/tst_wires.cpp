// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Real sockets of this machine, behaving badly: what Qt does with them is not to be believed unseen.
#include "net/realtime/socket.h"
#include "tests/net/netfixture.h"

#include <QJsonDocument>
#include <QJsonValue>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

/// Answers each connection with these bytes once a request has come.
struct RudeServer
{
    QTcpServer server;
    QList<QByteArray> requests;
    QByteArray answer;
    bool closes = true;
    std::function<void(QTcpSocket *)> then;

    RudeServer()
    {
        (void)server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                requests.append(socket->readAll());
                socket->write(answer);
                if (then)
                    then(socket);
                if (closes)
                    socket->disconnectFromHost();
            });
        });
    }
    [[nodiscard]] Endpoint endpoint() const
    {
        return Endpoint::from(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()),
                              QStringLiteral("sb_publishable_test_key"))
            .value();
    }
};

struct WireFixture
{
    RudeServer rude;
    FakeTime time;
    SystemTimers real;
    QObject context;
    std::unique_ptr<HttpTransport> transport = make(time);

    std::unique_ptr<HttpTransport> make(Timers &timers)
    {
        return std::make_unique<HttpTransport>([] { return std::make_unique<QNetworkAccessManager>(); },
                                               rude.endpoint(), timers, [] { return 0.5; });
    }
    Result<HttpAnswer> get(Request::Verb verb = Request::Verb::Post)
    {
        Request request;
        request.verb = verb;
        request.path = "/rest/v1/x";
        request.body = "{}";
        request.bearer = "token";
        request.deadline = 400ms;
        std::optional<Result<HttpAnswer>> slot;
        deliver(transport->send(request), &context,
                [&](const Result<HttpAnswer> &answer) { slot.emplace(answer); });
        (void)QTest::qWaitFor([&] { return slot.has_value(); }, 10000);
        return slot.value_or(Result<HttpAnswer>());
    }
};

QByteArray withBody(const QByteArray &body, const QByteArray &headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

} // namespace

namespace {

/// A socket and whom it talks to.
struct Line
{
    FakeTime time;
    QWebSocketServer server{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    bool listens = server.listen(QHostAddress::LocalHost, 0);
    HttpTransport transport{[] { return std::make_unique<QNetworkAccessManager>(); },
                            Endpoint::from(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()),
                                           QStringLiteral("sb_publishable_test_key"))
                                .value(),
                            time};
    Socket socket;
    QSignalSpy received{&socket, &Socket::received};
    std::unique_ptr<QWebSocket> peer;

    explicit Line(Sieve sieve = {})
        : socket(
              transport, webSocketWires(), time, [] { return 0.5; }, std::move(sieve))
    {
        socket.open();
        const auto isThere = [this] {
            return socket.state() == Socket::State::Open && server.hasPendingConnections();
        };
        if (!QTest::qWaitFor(isThere))
            qFatal("no connection");
        peer.reset(server.nextPendingConnection());
    }
};

/// A frame that says this.
QString messageOf(const QString &text)
{
    return QStringLiteral("[null,null,\"realtime:x\",\"y\",{\"text\":\"") % text % QStringLiteral("\"}]");
}

QString said(const QSignalSpy &received, qsizetype at)
{
    const QByteArray payload = received.at(at).first().value<frames::Frame>().payload;
    return QJsonDocument::fromJson(payload)[QStringLiteral("text")].toString();
}

} // namespace

class TestWires : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noServerIsOffline()
    {
        WireFixture f;
        f.rude.server.close();
        QCOMPARE(f.get().error().code, QStringLiteral("refused"));
    }

    void brokenAnswersAreOffline_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("half a status") << QByteArray("HTTP/1.1 20");
        QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty");
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[{\"id\":");
        QTest::newRow("half a chunk")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n[");
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    }
    void brokenAnswersAreOffline()
    {
        QFETCH(QByteArray, answer);
        WireFixture f;
        f.rude.answer = answer;
        const auto result = f.get();
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, Error::Kind::Offline);
        QCOMPARE(f.rude.requests.size(), 1); // a PIN, for example, is not given again by Qt
    }

    void drippingBytesDoNotMoveTheDeadline()
    {
        WireFixture f;
        f.transport = f.make(f.real);
        f.rude.closes = false;
        f.rude.answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";
        f.rude.then = [](QTcpSocket *socket) {
            auto *drip = new QTimer(socket);
            QObject::connect(drip, &QTimer::timeout, socket, [socket] { socket->write(" "); });
            drip->start(20);
        };
        QCOMPARE(f.get().error().code, QStringLiteral("deadline"));
    }

    void redirectsAreNotFollowedAndTellNobodyOurToken()
    {
        WireFixture f;
        RudeServer other;
        for (const int status : {301, 302, 307, 308}) {
            f.rude.answer =
                "HTTP/1.1 " + QByteArray::number(status) +
                " Moved\r\nLocation: http://127.0.0.1:" + QByteArray::number(other.server.serverPort()) +
                "/\r\nContent-Length: 0\r\n\r\n";
            QCOMPARE(f.get(Request::Verb::Patch).error().kind, Error::Kind::Offline);
        }
        QVERIFY(other.requests.isEmpty());
        QCOMPARE(f.rude.requests.size(), 4);
    }

    void cookiesAreNotKept()
    {
        WireFixture f;
        f.rude.answer = withBody("[]", "Set-Cookie: spy=1; Path=/\r\nConnection: close\r\n");
        QVERIFY(f.get().ok());
        QVERIFY(f.get().ok());
        QVERIFY(!f.rude.requests.last().toLower().contains("cookie"));
    }

    void aBombIsNotUnpackedWhole()
    {
        WireFixture f;
        const QByteArray bomb = qCompress(QByteArray(100 << 20, ' ')).mid(4);
        f.rude.answer = withBody(bomb, "Content-Encoding: deflate\r\n");
        const auto result = f.get();
        QVERIFY(!result.ok());
        QVERIFY(result.error().code == u"transport" || result.error().code == u"too_large");
    }

    void aHandshakeThatIsRefusedSaysWhy()
    {
        WireFixture f;
        f.rude.answer =
            "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 24\r\n"
            "Connection: close\r\n\r\n{\"error\":\"InvalidKey\"}   ";
        Socket socket(*f.transport, webSocketWires(), f.time, [] { return 0.5; });
        QSignalSpy refused(&socket, &Socket::refused);
        socket.open();
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Error>().status, 401);
        QCOMPARE(socket.state(), Socket::State::Waiting);
    }

    void aHandshakeThatIsNeverAnsweredIsGivenUp()
    {
        WireFixture f;
        f.rude.closes = false;
        Socket socket(*f.transport, webSocketWires(), f.time, [] { return 0.5; });
        socket.open();
        QTRY_COMPARE(f.rude.requests.size(), 1);
        f.time.pass(10s);
        QCOMPARE(socket.state(), Socket::State::Waiting);
    }

    void noServerForTheSocketIsTriedAgain()
    {
        WireFixture f;
        f.rude.server.close();
        Socket socket(*f.transport, webSocketWires(), f.time, [] { return 0.5; });
        socket.open();
        QTRY_COMPARE(socket.state(), Socket::State::Waiting);
        f.time.pass(2s);
        QCOMPARE(socket.state(), Socket::State::Connecting);
    }

    void theSieveHearsFirstAndInTheReadingThread()
    {
        std::atomic<QThread *> heardIn = nullptr;
        Line line([&heardIn](const QByteArray &message) {
            heardIn = QThread::currentThread();
            return message.startsWith("mine");
        });
        (void)line.peer->sendTextMessage(QStringLiteral("mine"));
        (void)line.peer->sendTextMessage(messageOf(QStringLiteral("yours")));
        QTRY_COMPARE(line.received.size(), 1);
        QCOMPARE(said(line.received, 0), QStringLiteral("yours"));
        QVERIFY(heardIn && heardIn != QThread::currentThread());
    }

    void aConnectionEndsAlsoWhileItsReaderWaits()
    {
        std::atomic<bool> waits = false;
        auto line = std::make_unique<Line>([&waits](const QByteArray &) {
            waits = true;
            while (!QThread::currentThread()->isInterruptionRequested())
                QThread::msleep(1);
            return true;
        });
        (void)line->peer->sendTextMessage(QStringLiteral("x"));
        QTRY_VERIFY(waits);
        line->socket.close();
        QCOMPARE(line->socket.state(), Socket::State::Closed);
        line.reset(); // would hang
    }

    void messagesComeAndTooLargeOnesEndTheConnection()
    {
        Line line;
        Socket &socket = line.socket;
        QWebSocket *peer = line.peer.get();
        QSignalSpy &received = line.received;
        const QString text = QStringLiteral("ä€😀");
        (void)peer->sendBinaryMessage("\x04\x01\x01");
        (void)peer->sendTextMessage(messageOf(text));
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(said(received, 0), text);
        peer->setOutgoingFrameSize(3 << 20);
        // One frame of the websocket: it must fit into what is read at once.
        (void)peer->sendTextMessage(messageOf(QString(2 << 20, u'x')));
        QTRY_COMPARE(received.size(), 2);
        // In a burst less is read at once; a large one in the middle must not stop it.
        for (int i = 0; i < 1000; ++i)
            (void)peer->sendTextMessage(messageOf(i == 500 ? QString(2 << 20, u'y') : text));
        QTRY_COMPARE(received.size(), 1002);
        QCOMPARE(said(received, 502).size(), 2 << 20);
        QCOMPARE(said(received, 1001), text);
        (void)peer->sendTextMessage(messageOf(QString(5 << 20, u'x')));
        QTRY_COMPARE(socket.state(), Socket::State::Waiting);
        QCOMPARE(received.size(), 1002);
    }
};

QTEST_GUILESS_MAIN(TestWires)
#include "tst_wires.moc"
