// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/listener.h"

#include <QTimer>

namespace desk::realtime {

namespace {

constexpr int headDeadlineMs = 10'000;

} // namespace

Listener::Listener(FrontDesk &desk, qsizetype maxBody, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_maxBody(maxBody)
    , m_webSockets(QStringLiteral("deskbell-realtime"), QWebSocketServer::NonSecureMode)
{
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *const socket = m_tcp.nextPendingConnection())
            take(socket);
    });
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &Listener::takeUpgraded);
    m_webSockets.setMaxPendingConnections(1000);
}

bool Listener::listen(const QHostAddress &address, quint16 port)
{
    return m_tcp.listen(address, port);
}

void Listener::close()
{
    m_tcp.close();
}

void Listener::take(QTcpSocket *socket)
{
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
        m_upgrading.remove({socket->peerAddress(), socket->peerPort()});
        socket->deleteLater();
    });
    auto *const deadline = new QTimer(socket);
    deadline->setSingleShot(true);
    connect(deadline, &QTimer::timeout, socket, &QTcpSocket::abort);
    deadline->start(headDeadlineMs);
    if (socket->bytesAvailable() > 0)
        read(socket);
}

void Listener::read(QTcpSocket *socket)
{
    const HeadOutcome head = readHead(socket->peek(socket->bytesAvailable()));
    if (head.bad)
        return finish(socket, {400, errorBody(QStringLiteral("bad request"))});
    if (!head.request)
        return;
    HttpRequest request = *head.request;
    if (request.wantsWebSocket())
        return upgrade(socket, request);
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (length < 0 || length > m_maxBody)
        return finish(socket, {413, errorBody(QStringLiteral("too large"))});
    if (socket->bytesAvailable() < request.headLength + length)
        return;
    socket->read(request.headLength);
    request.body = socket->read(length);
    finish(socket, m_desk.answer(request));
}

void Listener::upgrade(QTcpSocket *socket, const HttpRequest &request)
{
    if (const auto refusal = m_desk.judgeUpgrade(request))
        return finish(socket, *refusal);
    // From here the socket is QWebSocketServer's: nothing of ours may react to it any more.
    socket->disconnect(this);
    qDeleteAll(socket->findChildren<QTimer *>());
    m_upgrading.insert({socket->peerAddress(), socket->peerPort()}, request);
    m_webSockets.handleConnection(socket);
}

void Listener::takeUpgraded()
{
    while (std::unique_ptr<QWebSocket> socket{m_webSockets.nextPendingConnection()}) {
        const HttpRequest request = m_upgrading.take({socket->peerAddress(), socket->peerPort()});
        socket->setParent(nullptr); // the server deletes its children; this one has an owner
        m_desk.welcome(std::move(socket), request);
    }
}

void Listener::finish(QTcpSocket *socket, const HttpAnswer &answer)
{
    disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    socket->write(encodeAnswer(answer));
    socket->disconnectFromHost();
}

} // namespace desk::realtime
