// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/httpmessage.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <functional>
#include <memory>

namespace desk::realtime {

// Who decides what a request gets.
class FrontDesk
{
public:
    virtual ~FrontDesk() = default;
    // An answer refuses the websocket; none lets it in.
    virtual std::optional<HttpAnswer> judgeUpgrade(const HttpRequest &request) = 0;
    virtual HttpAnswer answer(const HttpRequest &request) = 0;
    virtual void welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request) = 0;
};

// One port for plain HTTP and websockets. It only peeks at a head: QWebSocketServer reads it again and does
// the upgrade, but only of requests that were let in, so that a refusal can be an ordinary answer with a
// body.
class Listener : public QObject
{
    Q_OBJECT

public:
    Listener(FrontDesk &desk, qsizetype maxBody, QObject *parent);

    bool listen(const QHostAddress &address, quint16 port);
    QString errorString() const { return m_tcp.errorString(); }
    quint16 port() const { return m_tcp.serverPort(); }
    void close();

private:
    void take(QTcpSocket *socket);
    void read(QTcpSocket *socket);
    void upgrade(QTcpSocket *socket, const HttpRequest &request);
    void finish(QTcpSocket *socket, const HttpAnswer &answer);
    void takeUpgraded();

    FrontDesk &m_desk;
    qsizetype m_maxBody;
    QTcpServer m_tcp;
    QWebSocketServer m_webSockets;
    QHash<std::pair<QHostAddress, quint16>, HttpRequest> m_upgrading; // by the peer's address
};

} // namespace desk::realtime
