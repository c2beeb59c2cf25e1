// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/serverprocess.h"

#include <QTcpSocket>
#include <QTest>

namespace desk::realtime::test {

ServerProcess::~ServerProcess()
{
    stop();
}

bool ServerProcess::start(const Stack &stack, const QUrl &database, const QStringList &more)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QUrl open = database;
    open.setPassword({});
    environment.insert(QStringLiteral("PGPASSWORD"), database.password());
    environment.insert(QStringLiteral("DESKBELL_JWT_SECRET"), QString::fromUtf8(stack.jwtSecret));
    environment.insert(QStringLiteral("DESKBELL_PUBLISHABLE_KEY"), QString::fromUtf8(stack.publishableKey));
    environment.insert(QStringLiteral("DESKBELL_SECRET_KEY"), QString::fromUtf8(stack.secretKey));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(DESKBELL_REALTIME_PROGRAM),
                    QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
                                QStringLiteral("--database"), QString::fromUtf8(open.toEncoded())} +
                        more);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) {
    }
    const QByteArray line = m_process.readLine().trimmed();
    if (!line.startsWith("listening on "))
        return false;
    m_address = QUrl(QStringLiteral("http://") + QString::fromUtf8(line.mid(13)));
    return true;
}

int ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitCode();
    m_process.terminate();
    if (m_process.waitForFinished(5000))
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    m_process.kill();
    m_process.waitForFinished();
    return -1;
}

HttpReply request(const QByteArray &method, const QUrl &url, const QByteArray &key, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n";
    if (!key.isEmpty())
        head += "apikey: " + key + "\r\n";
    socket.write(head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    if (!QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000))
        return {};
    const QByteArray answer = socket.readAll();
    return {answer.mid(9, 3).toInt(), answer.mid(answer.indexOf("\r\n\r\n") + 4)};
}

} // namespace desk::realtime::test
