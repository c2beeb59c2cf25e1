// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/watched.h"

#include "models/store/desk.h"

namespace desk {

TicketWatch::TicketWatch(const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    connect(&desk, &Desk::ticketsChanged, this, &TicketWatch::look);
}

void TicketWatch::setTicket(TicketId id)
{
    m_id = id;
    look();
}

void TicketWatch::look()
{
    const TicketTable &table = m_desk.tickets();
    const int row = table.find(m_id);
    std::optional<Ticket> now;
    if (row >= 0)
        now = table.ticket(static_cast<TicketTable::Row>(row));
    if (now == m_ticket)
        return;
    m_ticket = std::move(now);
    Q_EMIT changed();
}

} // namespace desk
