// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/realtime/frames.h"
#include "tests/realtime/support/stack.h"

#include <QJsonObject>
#include <QWebSocket>

namespace desk::realtime::test {

// A client that keeps everything it hears, in order.
class Client : public QObject
{
    Q_OBJECT

public:
    explicit Client(frames::Vsn vsn = frames::Vsn::V2);

    bool open(const QUrl &server, const QByteArray &key);
    void close() { m_socket.close(); }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    int closeCode() const { return int(m_socket.closeCode()); }
    QWebSocket &socket() { return m_socket; }

    // Sends and returns the ref. A join's join_ref is its ref; other frames carry that of the last join of
    // the topic.
    QString push(const QString &topic, const QString &event, const QByteArray &payload);
    QString join(const QString &topic, const QByteArray &token, const QByteArray &config);
    // Joins with one binding and waits for `system ok`.
    bool follow(const QString &topic, const QByteArray &token, const QByteArray &binding);

    // Waits for the first frame from `from` on that fits; its position, or -1 after five seconds.
    int await(const QString &topic, const QString &event, int from = 0);
    int awaitReply(const QString &ref, int from = 0);
    int count(const QString &topic, const QString &event) const;
    QJsonObject payload(int at) const;
    // As far as a heartbeat's reply: whatever the server had to say before it has been heard.
    bool settle();

    QList<frames::Frame> heard;
    QList<frames::UserBroadcast> binaries;
    QString joinRef(const QString &topic) const { return m_joinRefs.value(topic); }

private:
    frames::Vsn m_vsn;
    QWebSocket m_socket;
    QHash<QString, QString> m_joinRefs;
    int m_lastRef = 0;
};

} // namespace desk::realtime::test
