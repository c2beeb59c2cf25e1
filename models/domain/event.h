// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can happen to the state, as one variant. Desk::apply is the only place that takes it.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/message.h"
#include "models/domain/person.h"
#include "models/domain/result.h"
#include "models/domain/ticketrecord.h"

#include <QList>

#include <variant>

namespace desk {

/// The state starts again: what the new generation does not bring is dropped when GenerationEnded comes.
struct GenerationStarted
{
};
struct GenerationEnded
{
};

struct TicketsArrived
{
    TicketBatch tickets;
};
struct TicketsGone
{
    QList<TicketId> ids;
};
struct MessagesArrived
{
    QList<Message> messages;
};
struct MessagesGone
{
    QList<MessageId> ids;
};
struct ChangesArrived
{
    QList<TicketChange> changes;
};
struct PeopleArrived
{
    QList<Person> people;
};
struct PeopleGone
{
    QList<PersonId> ids;
};
struct CompaniesArrived
{
    QList<Company> companies;
};

/// A ticket's whole conversation was read; it replaces what was known of it, but for what is still unsent.
struct ThreadArrived
{
    TicketId ticket;
    QString description;
    QList<Message> messages;
    QList<TicketChange> changes;
};

/// We wrote something: shown at once as pending, with the id that it will keep.
struct DraftPosted
{
    Draft draft;
    PersonId author;
    QString authorName;
    bool fromTeam = false;
    Instant at;
};
/// The server refused the draft, or could not be reached; the text stays and can be sent again.
struct DraftFailed
{
    Draft draft;
    Error error;
};
/// The draft is settled (stored, or given up by its author): nothing of it is pending any more.
struct DraftSettled
{
    Draft draft;
};

/// I looked at a ticket: nothing in it is unread, and its conversation is followed from now on.
struct TicketSeen
{
    TicketId ticket;
};

using Event = std::variant<GenerationStarted, GenerationEnded, TicketsArrived, TicketsGone, MessagesArrived,
                           MessagesGone, ChangesArrived, PeopleArrived, PeopleGone, CompaniesArrived,
                           ThreadArrived, DraftPosted, DraftFailed, DraftSettled, TicketSeen>;

} // namespace desk
