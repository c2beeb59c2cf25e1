// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/realtime/support/databasegate.h"

#include <QTcpSocket>

namespace desk::realtime::test {

DatabaseGate::DatabaseGate(const QUrl &database)
    : m_database(database)
{
    connect(&m_server, &QTcpServer::newConnection, this, &DatabaseGate::pass);
    open();
    m_port = m_server.serverPort();
}

QUrl DatabaseGate::address() const
{
    QUrl url = m_database;
    url.setPort(m_port);
    return url;
}

void DatabaseGate::open()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

void DatabaseGate::shut()
{
    m_server.close();
    qDeleteAll(std::exchange(m_pairs, {}));
}

void DatabaseGate::pass()
{
    while (QTcpSocket *const near = m_server.nextPendingConnection()) {
        auto *const far = new QTcpSocket(near);
        near->setParent(this);
        m_pairs.append(near);
        connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
        connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
        connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
        far->connectToHost(m_database.host(), quint16(m_database.port()));
        far->write(near->readAll());
    }
}

} // namespace desk::realtime::test
