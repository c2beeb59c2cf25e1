// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people write. Rows get their id here, on this machine, so that the pending copy, the answer and the
// live echo are the same row, and sending twice is storing once.
#pragma once

#include "models/domain/id.h"
#include "models/domain/person.h"
#include "models/domain/ticket.h"

#include <QString>

#include <optional>
#include <variant>

namespace desk {

struct NewTicket
{
    TicketId id = TicketId::create();
    QString title;       ///< 1 to 200 characters
    QString description; ///< at most 20,000 characters
    QString category;
    Priority priority = Priority::Medium;
    PersonId requester; ///< null: myself

    static constexpr int MaxTitle = 200;
    static constexpr int MaxText = 20000;
    bool operator==(const NewTicket &) const = default;
};

struct NewMessage
{
    MessageId id = MessageId::create();
    TicketId ticket;
    QString body; ///< 1 to 20,000 characters
    bool internal = false;

    bool operator==(const NewMessage &) const = default;
};

/// Only what is set is changed. `version` is the one that the person was looking at.
struct TicketPatch
{
    TicketId ticket;
    int version = 0;
    std::optional<TicketStatus> status;
    std::optional<Priority> priority;
    std::optional<PersonId> assignee; ///< a null id: nobody
    std::optional<QString> title;
    QUuid id = QUuid::createUuid(); ///< its name in the outbox; the server does not see it

    bool operator==(const TicketPatch &) const = default;
};

using Draft = std::variant<NewTicket, NewMessage, TicketPatch>;

/// What the outbox calls it: the id of the row that it makes, or of the patch.
[[nodiscard]] inline QUuid idOf(const Draft &draft)
{
    if (const auto *ticket = std::get_if<NewTicket>(&draft))
        return ticket->id.value;
    if (const auto *message = std::get_if<NewMessage>(&draft))
        return message->id.value;
    return std::get<TicketPatch>(draft).id;
}

[[nodiscard]] inline TicketId ticketOf(const Draft &draft)
{
    if (const auto *ticket = std::get_if<NewTicket>(&draft))
        return ticket->id;
    if (const auto *message = std::get_if<NewMessage>(&draft))
        return message->ticket;
    return std::get<TicketPatch>(draft).ticket;
}

} // namespace desk
