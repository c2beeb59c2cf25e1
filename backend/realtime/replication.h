// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/pgdial.h"
#include "backend/realtime/pgoutput.h"

namespace desk::realtime {

// The stream of committed transactions: a temporary slot (it goes with the connection, so a crash leaves
// nothing that would hold the log back) and pgoutput. Reconnects by itself; what was committed in between is
// not told.
class Replication : public QObject
{
    Q_OBJECT

public:
    Replication(const QByteArray &address, QObject *parent);
    ~Replication() override;

    void start();
    void restart(); // as if the database had gone away
    bool isStreaming() const { return m_stage == Stage::Streaming; }

Q_SIGNALS:
    void streaming(); // from now on every commit is told
    void committed(const desk::realtime::Transaction &transaction);
    void lost(const QString &why);

private:
    enum class Stage { Down, Publication, Slot, Starting, Streaming };

    void begin();
    void query(Stage stage, const QByteArray &sql);
    void read();
    void takeResult(PgResult result);
    void proceed();
    void openSlot(const PGresult *publications);
    void takeCopies();
    bool takeCopy(QByteArrayView copy);
    void confirm();
    void drop(const QString &why);

    PgDial m_dial;
    PgConnection m_connection;
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_confirm;
    PgResult m_rows;
    PgOutput m_output;
    QByteArray m_publications;
    QByteArray m_slot;
    quint64 m_position = 0;
    Stage m_stage = Stage::Down;
};

} // namespace desk::realtime
