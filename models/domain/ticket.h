// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket as people speak of it. The table of 100,000 (models/store/tickettable.h) is packed; one row turns
// into a Ticket when somebody asks for it.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"

#include <QString>

namespace desk {

enum class TicketStatus : quint8 { Unknown, Open, InProgress, Waiting, Resolved, Closed };
enum class Priority : quint8 { Unknown, Low, Medium, High, Critical };

/// How far something that we wrote has come.
enum class Delivery : quint8 {
    Sent,    ///< the server has it
    Pending, ///< on its way
    Waiting, ///< the server cannot be reached; it is sent when that changes
    Failed,  ///< refused: kept, can be mended and sent again
};

struct Ticket
{
    TicketId id;
    qint64 number = 0; ///< the organization's number for people; 0 until the server has given one
    QString title;
    QString excerpt; ///< first characters of the description, one line
    QString category;
    TicketStatus status = TicketStatus::Open;
    Priority priority = Priority::Medium;
    PersonId requester;
    PersonId assignee; ///< null: nobody
    CompanyId company; ///< null: none
    int version = 0;
    Instant createdAt;
    Instant updatedAt;
    Instant lastMessageAt;
    Delivery delivery = Delivery::Sent;

    [[nodiscard]] bool isOpen() const
    {
        return status != TicketStatus::Resolved && status != TicketStatus::Closed;
    }
    bool operator==(const Ticket &) const = default;
};

} // namespace desk
