// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads conversations: each once at a time, again when a reading failed or a generation made it doubtful.
#pragma once

#include "models/ports/backend.h"
#include "models/store/desk.h"

#include <QList>
#include <QObject>
#include <QSet>

namespace desk {

class ThreadReader : public QObject
{
    Q_OBJECT

public:
    ThreadReader(Backend &backend, Desk &desk, QObject *parent = nullptr);

    void read(TicketId ticket);
    /// The server can be reached: what could not be read.
    void retry();

Q_SIGNALS:
    void failed(desk::TicketId ticket, const desk::Error &error);

private:
    void ask(TicketId ticket);
    void reread();

    static constexpr int Followed = 8; ///< the last ones that were opened are kept true after a gap

    Backend &m_backend;
    Desk &m_desk;
    QSet<TicketId> m_reading;
    QSet<TicketId> m_failed;
    QList<TicketId> m_recent; ///< newest first
};

} // namespace desk
