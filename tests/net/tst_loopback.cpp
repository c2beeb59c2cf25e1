// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/loopback.h"
#include "tests/support/faketime.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

struct Visit
{
    QTcpSocket socket;

    Visit(const QUrl &address, const QByteArray &request)
    {
        socket.connectToHost(address.host(), quint16(address.port()));
        (void)QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; });
        socket.write(request);
    }
    QByteArray answer()
    {
        (void)QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::UnconnectedState; });
        return socket.readAll();
    }
};

QByteArray get(const QUrl &address, const QByteArray &query, const QByteArray &host = {})
{
    const QByteArray authority = host.isEmpty() ? address.authority().toLatin1() : host;
    return "GET " + address.path().toLatin1() + query + " HTTP/1.1\r\nHost: " + authority + "\r\n\r\n";
}

} // namespace

class TestLoopback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightVisitIsHeardOnce()
    {
        FakeTime time;
        LoopbackListener door(time);
        QSignalSpy heard(&door, &LoopbackListener::arrived);
        const QUrl address = door.open();
        QCOMPARE(address.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(address.path().size(), 33);
        Visit visit(address, get(address, "?code=abc"));
        const QByteArray page = visit.answer();
        QVERIFY(page.startsWith("HTTP/1.1 200"));
        QVERIFY(page.contains("Cache-Control: no-store") && !page.contains("abc"));
        QCOMPARE(heard.size(), 1);
        QCOMPARE(heard.first().first().toUrl().query(), QStringLiteral("code=abc"));
        QTcpSocket second;
        second.connectToHost(address.host(), quint16(address.port()));
        QTRY_COMPARE(second.error(), QAbstractSocket::ConnectionRefusedError);
        QCOMPARE(time.pending(), 0);
    }

    void everyoneElseFindsNothing_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::newRow("other path") << QByteArray("GET /?code=abc HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("favicon") << QByteArray("GET /favicon.ico HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("name that means us")
            << QByteArray("GET $?code=abc HTTP/1.1\r\nHost: evil.test\r\n\r\n");
        QTest::newRow("localhost") << QByteArray("GET $?code=abc HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QTest::newRow("no host") << QByteArray("GET $?code=abc HTTP/1.1\r\n\r\n");
        QTest::newRow("two hosts") << QByteArray("GET $?code=abc HTTP/1.1\r\nHost: @\r\nHost: @\r\n\r\n");
        QTest::newRow("post") << QByteArray("POST $?code=abc HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("no query") << QByteArray("GET $ HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("tokens") << QByteArray("GET $?access_token=a HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("absolute") << QByteArray("GET http://evil.test$?code=abc HTTP/1.1\r\nHost: @\r\n\r\n");
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02\r\n\r\n");
        QTest::newRow("endless line") << QByteArray("GET /") + QByteArray(20000, 'a');
    }
    void everyoneElseFindsNothing()
    {
        QFETCH(QByteArray, request);
        FakeTime time;
        LoopbackListener door(time);
        QSignalSpy heard(&door, &LoopbackListener::arrived);
        const QUrl address = door.open();
        request.replace("$", address.path().toLatin1()).replace("@", address.authority().toLatin1());
        Visit visit(address, request);
        QVERIFY(visit.answer().startsWith("HTTP/1.1 404") || request.size() > 8192);
        QVERIFY(heard.isEmpty());
        Visit right(address, get(address, "?code=abc"));
        QVERIFY(right.answer().startsWith("HTTP/1.1 200"));
    }

    void theDoorIsOpenAsLongAsTheMailsLinkWorks()
    {
        FakeTime time;
        LoopbackListener door(time);
        const QUrl address = door.open();
        time.pass(9min + 59s);
        {
            QTcpSocket inTime;
            inTime.connectToHost(address.host(), quint16(address.port()));
            QTRY_COMPARE(inTime.state(), QAbstractSocket::ConnectedState);
        }
        time.pass(1s);
        QTcpSocket late;
        late.connectToHost(address.host(), quint16(address.port()));
        QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
    }

    void slowVisitorsAreShownOut()
    {
        FakeTime time;
        LoopbackListener door(time);
        const QUrl address = door.open();
        Visit visit(address, "GET /");
        QTRY_COMPARE(time.pending(), 2);
        time.pass(11s);
        QTRY_COMPARE(visit.socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(time.pending(), 1);
    }

    void eachRequestHasItsOwnAddress()
    {
        FakeTime time;
        LoopbackListener door(time);
        const QUrl first = door.open();
        const QUrl second = door.open();
        QVERIFY(first.path() != second.path());
        QSignalSpy heard(&door, &LoopbackListener::arrived);
        Visit visit(second, get(first, "?code=abc", second.authority().toLatin1()));
        QVERIFY(visit.answer().startsWith("HTTP/1.1 404"));
        QVERIFY(heard.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLoopback)
#include "tst_loopback.moc"
