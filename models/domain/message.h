// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was said in a ticket, and what happened to it.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/ticket.h"

#include <QString>

namespace desk {

struct Message
{
    MessageId id;
    TicketId ticket;
    PersonId author;
    QString authorName; ///< as it was when the message was written
    bool fromTeam = false;
    bool internal = false; ///< a note: clients never receive it
    QString body;          ///< foreign text, never markup
    Instant createdAt;
    Delivery delivery = Delivery::Sent;

    bool operator==(const Message &) const = default;
};

/// One change of a ticket: who, what, from, to, when.
struct TicketChange
{
    enum class Field : quint8 { Unknown, Created, Status, Priority, Assignee, Title, Requester, Deleted };

    qint64 id = 0;
    TicketId ticket;
    PersonId actor; ///< null: the system
    QString actorName;
    Field field = Field::Unknown;
    QString oldValue; ///< wire words ("open", a person's id), empty when there was none
    QString newValue;
    Instant at;

    bool operator==(const TicketChange &) const = default;
};

} // namespace desk
