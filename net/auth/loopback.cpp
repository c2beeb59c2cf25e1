// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/loopback.h"

#include "net/auth/callback.h"
#include "net/log/log.h"

#include <QRandomGenerator>
#include <QTcpSocket>

#include <array>

namespace desk {

namespace {

QByteArray randomPath()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return "/" + QByteArray(reinterpret_cast<const char *>(random.data()), sizeof(random)).toHex();
}

/// Takes as long for a near miss as for nonsense.
bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

QByteArray page(bool welcome)
{
    const QByteArray words =
        welcome ? "You can close this page and go back to Deskbell." : "There is nothing here.";
    const QByteArray body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Deskbell</title>"
                            "<body><p>" +
                            words + "</p></body></html>";
    return QByteArray(welcome ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found") +
           "\r\nContent-Type: text/html; charset=utf-8"
           "\r\nContent-Length: " +
           QByteArray::number(body.size()) +
           "\r\nCache-Control: no-store"
           "\r\nContent-Security-Policy: default-src 'none'"
           "\r\nReferrer-Policy: no-referrer"
           "\r\nX-Content-Type-Options: nosniff"
           "\r\nConnection: close\r\n\r\n" +
           body;
}

} // namespace

LoopbackListener::LoopbackListener(Timers &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
    m_server.setMaxPendingConnections(MaxVisitors);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::visited);
}

LoopbackListener::~LoopbackListener()
{
    shut();
}

QUrl LoopbackListener::open()
{
    shut();
    if (!m_server.listen(QHostAddress::LocalHost, 0)) {
        qCWarning(logAuth) << "no loopback port; links come by our own scheme only";
        return ownScheme();
    }
    m_path = randomPath();
    m_until = m_timers.after(OpenFor, [this] { shut(); });
    QUrl address(QStringLiteral("http://127.0.0.1"));
    address.setPort(m_server.serverPort());
    address.setPath(QString::fromLatin1(m_path));
    return address;
}

void LoopbackListener::shut()
{
    m_until.reset();
    m_path.clear();
    m_server.close();
    m_patience.clear();
    const auto visitors = std::exchange(m_visitors, {});
    for (auto it = visitors.keyBegin(); it != visitors.keyEnd(); ++it) {
        (*it)->disconnect(this);
        (*it)->abort();
        (*it)->deleteLater();
    }
}

void LoopbackListener::visited()
{
    while (QTcpSocket *visitor = m_server.nextPendingConnection()) {
        if (m_visitors.size() >= MaxVisitors) {
            visitor->abort();
            visitor->deleteLater();
            continue;
        }
        m_visitors.insert(visitor, {});
        m_patience.insert(visitor, m_timers.after(VisitLasts, [visitor] { visitor->abort(); }));
        connect(visitor, &QTcpSocket::readyRead, this, [this, visitor] { read(visitor); });
        connect(visitor, &QTcpSocket::disconnected, this, [this, visitor] {
            m_visitors.remove(visitor);
            m_patience.remove(visitor);
            visitor->deleteLater();
        });
    }
}

void LoopbackListener::read(QTcpSocket *visitor)
{
    const auto found = m_visitors.find(visitor);
    if (found == m_visitors.end())
        return;
    found->append(visitor->read(MaxRequest + 1 - found->size()));
    const QByteArray request = *found;
    const bool whole = request.contains("\r\n\r\n");
    if (!whole && request.size() <= MaxRequest)
        return;
    disconnect(visitor, &QTcpSocket::readyRead, this, nullptr);
    answer(visitor, whole ? request : QByteArray());
}

void LoopbackListener::answer(QTcpSocket *visitor, const QByteArray &request)
{
    const QUrl link = linkOf(request);
    visitor->write(page(link.isValid()));
    visitor->disconnectFromHost();
    if (!link.isValid())
        return;
    // One visit: nobody else is listened to. The page itself is still on its way to this visitor.
    m_server.close();
    m_path.clear();
    m_until.reset();
    Q_EMIT arrived(link);
}

QUrl LoopbackListener::linkOf(const QByteArray &request) const
{
    const QByteArray host = "127.0.0.1:" + QByteArray::number(m_server.serverPort());
    const QList<QByteArray> lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    const QList<QByteArray> first = lines.value(0).trimmed().split(' ');
    int hosts = 0;
    bool hostGood = false;
    for (const QByteArray &line : lines.mid(1)) {
        if (!line.toLower().startsWith("host:"))
            continue;
        ++hosts;
        hostGood = line.mid(5).trimmed() == host;
    }
    const QByteArray target = first.value(1);
    const QByteArray path = target.left(target.indexOf('?'));
    // A foreign name that was made to mean 127.0.0.1 shows itself in the Host line.
    if (m_path.isEmpty() || first.size() != 3 || first.at(0) != "GET" || !first.at(2).startsWith("HTTP/1.") ||
        hosts != 1 || !hostGood || !sameBytes(path, m_path))
        return {};
    const QUrl link = QUrl::fromEncoded(QByteArray("http://" + host + target), QUrl::StrictMode);
    return parseCallback(link).ok() ? link : QUrl();
}

} // namespace desk
