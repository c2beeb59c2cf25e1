// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <libpq-fe.h>
#include <memory>

namespace desk::realtime {

struct PgFinish
{
    void operator()(PGconn *connection) const { PQfinish(connection); }
};
struct PgClear
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using PgConnection = std::unique_ptr<PGconn, PgFinish>;
using PgResult = std::unique_ptr<PGresult, PgClear>;

// One attempt to connect that never blocks the event loop, repeated with a growing pause until it succeeds.
class PgDial : public QObject
{
    Q_OBJECT

public:
    // `extra` are keywords that override the address, for example "replication=database".
    PgDial(QByteArray address, QList<std::pair<QByteArray, QByteArray>> extra, QObject *parent);

    void start();        // now
    void startLater();   // after the pause that is due
    void succeeded();    // the connection proved useful: the next pause is short again
    PgConnection take(); // after `connected`

Q_SIGNALS:
    void connected();
    void failed(const QString &why); // another attempt is already on its way

private:
    void poll();
    void giveUp(const QString &why);
    void watch(QSocketNotifier::Type type);

    QByteArray m_address;
    QList<std::pair<QByteArray, QByteArray>> m_extra;
    PgConnection m_connection;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_pause;
    QTimer m_deadline;
    int m_pauseMs = 0;
};

} // namespace desk::realtime
