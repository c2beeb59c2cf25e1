// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>
#include <QUrl>

namespace desk::realtime::test {

// A door between the server and its database that a test can shut: connections break, new ones are refused.
class DatabaseGate : public QObject
{
    Q_OBJECT

public:
    explicit DatabaseGate(const QUrl &database);

    QUrl address() const; // of the database, through the gate
    void shut();
    void open();

private:
    void pass();

    QUrl m_database;
    QTcpServer m_server;
    quint16 m_port = 0;
    QList<QObject *> m_pairs;
};

} // namespace desk::realtime::test
