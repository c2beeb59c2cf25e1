// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/changefeed.h"
#include "backend/realtime/connection.h"
#include "backend/realtime/listener.h"

#include <set>

namespace desk::realtime {

// Everything put together: the port, the database, and who is connected.
class Server : public QObject, public FrontDesk
{
    Q_OBJECT

public:
    explicit Server(const Settings &settings, QObject *parent = nullptr);
    ~Server() override;

    // False when the port is taken; `problem` says why. The database may come later.
    bool start(QString &problem);
    quint16 port() const { return m_listener.port(); }
    // Says goodbye to everybody; `stopped` follows when the last one has gone, or after a second.
    void stop();

    std::optional<HttpAnswer> judgeUpgrade(const HttpRequest &request) override;
    HttpAnswer answer(const HttpRequest &request) override;
    void welcome(std::unique_ptr<QWebSocket> socket, const HttpRequest &request) override;

Q_SIGNALS:
    void stopped();

private:
    void takeTransaction(const Transaction &transaction);
    void announceGap();
    HttpAnswer health() const;
    HttpAnswer takeFaults(const HttpRequest &request);
    int act(const QJsonObject &action);

    Settings m_settings;
    Keys m_keys;
    PgLink m_link;     // rights and bindings
    Readers m_readers; // visibility
    Replication m_replication;
    Subscriptions m_subscriptions;
    Rooms m_rooms;
    Faults m_faults;
    ChangeFeed m_feed;
    Services m_services;
    Listener m_listener;
    std::set<Connection *> m_connections;
    QTimer m_stopLimit;
};

} // namespace desk::realtime
