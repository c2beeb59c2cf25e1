// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/threadreader.h"

#include "models/domain/deliver.h"

#include <utility>

namespace desk {

ThreadReader::ThreadReader(Backend &backend, Desk &desk, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_desk(desk)
{
    connect(&desk, &Desk::generationEnded, this, &ThreadReader::reread);
}

void ThreadReader::read(TicketId ticket)
{
    m_recent.removeAll(ticket);
    m_recent.prepend(ticket);
    while (m_recent.size() > Followed)
        m_recent.removeLast();
    ask(ticket);
}

void ThreadReader::retry()
{
    for (const TicketId ticket : std::exchange(m_failed, {}))
        ask(ticket);
}

void ThreadReader::ask(TicketId ticket)
{
    const int row = m_desk.tickets().find(ticket);
    const bool isOnlyHere = row >= 0 && m_desk.tickets().isLocal(static_cast<TicketTable::Row>(row));
    if (isOnlyHere || m_reading.contains(ticket))
        return;
    m_reading.insert(ticket);
    m_failed.remove(ticket);
    deliver(m_backend.thread(ticket), this, [this, ticket](const Result<ThreadArrived> &answer) {
        m_reading.remove(ticket);
        if (answer.ok()) {
            m_desk.apply(answer.value());
        } else {
            // What is gone stays gone, until somebody opens it or a generation brings it again.
            if (answer.error().kind != Error::Kind::NotFound)
                m_failed.insert(ticket);
            Q_EMIT failed(ticket, answer.error());
        }
    });
}

void ThreadReader::reread()
{
    for (const TicketId ticket : std::as_const(m_recent)) {
        if (m_desk.tickets().find(ticket) >= 0)
            ask(ticket);
    }
}

} // namespace desk
