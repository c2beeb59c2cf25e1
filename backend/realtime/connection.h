// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/channel.h"

#include <QHash>
#include <QWebSocket>

#include <deque>
#include <memory>

namespace desk::realtime {

// One websocket: frames in both directions, its channels, silence and limits.
class Connection : public QObject, public Outlet
{
    Q_OBJECT

public:
    struct Greeting
    {
        QByteArray key; // what the client came with: opens public channels when a join brings no token
        frames::Vsn vsn = frames::Vsn::V1;
    };

    Connection(Services &services, std::unique_ptr<QWebSocket> socket, const Greeting &greeting,
               QObject *parent);
    ~Connection() override;

    void send(const frames::Frame &frame) override;
    void send(const Spoken &spoken) override;
    const QByteArray &connectionKey() const override { return m_greeting.key; }

    void resubscribeAll();              // the database came back: there may be a gap
    void close();                       // the server goes: `system`, then 1012
    int act(const QJsonObject &action); // a fault, now; how many it touched

Q_SIGNALS:
    void ended();

private:
    void takeText(const QString &text);
    void takeBinary(const QByteArray &bytes);
    void route(const frames::Frame &frame);
    void join(const frames::Frame &frame);
    void refuse(const frames::Frame &frame, const QString &reason);
    bool joinsTooFast();
    void forget(Channel *channel);
    void end();
    void actOnSocket(const QString &verb, const QJsonObject &action);
    void write(const QByteArray &bytes, bool binary);
    void writeNow(const QByteArray &bytes, bool binary);
    void writeLate();

    Services &m_services;
    std::unique_ptr<QWebSocket> m_socket;
    Greeting m_greeting;
    QHash<QString, Channel *> m_channels; // by topic
    QTimer m_idle;
    QTimer m_slow; // of the fault that delays frames
    std::deque<std::pair<QByteArray, bool>> m_late;
    qint64 m_second = 0;
    int m_joinsThisSecond = 0;
    bool m_ended = false;
};

} // namespace desk::realtime
