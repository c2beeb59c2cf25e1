// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for tests, written in one line.
#pragma once

#include "models/domain/event.h"

#include <initializer_list>
#include <string>

namespace desk::test {

/// Always the same id for the same number.
inline QUuid uuid(quint32 number)
{
    return QUuid(number, 1, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1);
}
inline TicketId ticketId(quint32 number)
{
    return TicketId{uuid(number)};
}
inline PersonId personId(quint32 number)
{
    return PersonId{uuid(1000000 + number)};
}
inline CompanyId companyId(quint32 number)
{
    return CompanyId{uuid(2000000 + number)};
}
inline MessageId messageId(quint32 number)
{
    return MessageId{uuid(3000000 + number)};
}

/// An owning TicketRecord; what record() says looks into it.
struct Row
{
    quint32 id = 1;
    qint64 updated = 1000; ///< seconds
    std::string title = "Printer stops";
    int version = 1;
    TicketStatus status = TicketStatus::Open;
    Priority priority = Priority::Medium;
    PersonId requester{};
    PersonId assignee{};
    CompanyId company{};
    std::string excerpt{};
    std::string category{};
    qint64 lastMessage = 0; ///< seconds

    [[nodiscard]] TicketRecord record() const
    {
        TicketRecord record;
        record.id = uuid(id);
        record.number = id;
        record.createdAt = 1'000'000;
        record.updatedAt = updated * 1'000'000;
        record.lastMessageAt = lastMessage * 1'000'000;
        record.version = version;
        record.status = status;
        record.priority = priority;
        record.requester = requester.value;
        record.assignee = assignee.value;
        record.company = company.value;
        record.title = title;
        record.excerpt = excerpt;
        record.category = category;
        return record;
    }
};

inline TicketBatch batch(std::initializer_list<Row> rows)
{
    TicketBatch tickets;
    for (const Row &row : rows)
        tickets.append(row.record());
    return tickets;
}

inline TicketsArrived arrive(std::initializer_list<Row> rows)
{
    return {batch(rows)};
}

inline Message message(quint32 id, quint32 ticket, PersonId author, qint64 second, const QString &body)
{
    Message said;
    said.id = messageId(id);
    said.ticket = ticketId(ticket);
    said.author = author;
    said.authorName = QStringLiteral("Somebody");
    said.body = body;
    said.createdAt = Instant{second * 1'000'000};
    return said;
}

} // namespace desk::test
