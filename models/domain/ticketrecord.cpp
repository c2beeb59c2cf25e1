// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ticketrecord.h"

#include "models/domain/utf8.h"

namespace desk {

Ticket toTicket(const TicketRecord &record)
{
    Ticket ticket;
    ticket.id = TicketId{record.id};
    ticket.number = record.number;
    ticket.title = textOf(record.title);
    ticket.excerpt = textOf(record.excerpt);
    ticket.category = textOf(record.category);
    ticket.status = record.status;
    ticket.priority = record.priority;
    ticket.requester = PersonId{record.requester};
    ticket.assignee = PersonId{record.assignee};
    ticket.company = CompanyId{record.company};
    ticket.version = record.version;
    ticket.createdAt = Instant{record.createdAt};
    ticket.updatedAt = Instant{record.updatedAt};
    ticket.lastMessageAt = Instant{record.lastMessageAt};
    return ticket;
}

void TicketBatch::append(const TicketRecord &record)
{
    Row row;
    row.fields = record;
    row.fields.title = row.fields.excerpt = row.fields.category = {};
    row.offset = static_cast<std::uint32_t>(m_text.size());
    row.titleBytes = static_cast<std::uint32_t>(record.title.size());
    row.excerptBytes = static_cast<std::uint32_t>(record.excerpt.size());
    row.categoryBytes = static_cast<std::uint32_t>(record.category.size());
    m_text.append(record.title).append(record.excerpt).append(record.category);
    m_rows.push_back(row);
}

void TicketBatch::append(const TicketBatch &other)
{
    reserve(size() + other.size());
    for (std::size_t i = 0; i < other.size(); ++i)
        append(other.at(i));
}

void TicketBatch::clear()
{
    m_rows.clear();
    m_text.clear();
}

void TicketBatch::reserve(std::size_t rows)
{
    m_rows.reserve(rows);
}

TicketRecord TicketBatch::at(std::size_t row) const
{
    const Row &stored = m_rows[row];
    TicketRecord record = stored.fields;
    const std::string_view text(m_text);
    record.title = text.substr(stored.offset, stored.titleBytes);
    record.excerpt = text.substr(stored.offset + stored.titleBytes, stored.excerptBytes);
    record.category =
        text.substr(stored.offset + stored.titleBytes + stored.excerptBytes, stored.categoryBytes);
    return record;
}

} // namespace desk
