// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the models ask of the server. Implemented over HTTP in net/supabase; faked in 30 lines for tests.
// Every answer comes later, through deliver(). Errors: models/domain/result.h.
#pragma once

#include "models/domain/event.h"

#include <QByteArray>
#include <QFuture>
#include <QList>

namespace desk {

/// One page of "everything visible to me that changed since the cursor, and what left my sight".
/// Sync turns `reset` and the end of the round into GenerationStarted and GenerationEnded; `events` hold
/// neither.
struct PullPage
{
    bool reset = false;  ///< a new generation starts with this page
    bool more = false;   ///< call again with `cursor`; false ends the round
    QByteArray cursor;   ///< opaque; kept as it is
    QList<Event> events; ///< in the order in which they must be applied
};

class Backend
{
public:
    virtual ~Backend() = default;

    /// `cursor` empty: from the start. `limit`: rows a page, 1 to 2000. Forbidden only when the server itself
    /// lets the person in no more.
    virtual QFuture<Result<PullPage>> pull(const QByteArray &cursor, int limit) = 0;
    /// A ticket's description, messages and changes, oldest first.
    virtual QFuture<Result<ThreadArrived>> thread(TicketId ticket) = 0;
    /// The ticket as it is on the server now. NotFound when it is gone or out of sight.
    virtual QFuture<Result<TicketBatch>> ticket(TicketId ticket) = 0;

    /// Idempotent by id: sending the same draft again stores it once and answers the stored row. Conflict
    /// when what is stored under that id are other words.
    virtual QFuture<Result<TicketBatch>> file(const NewTicket &draft) = 0;
    virtual QFuture<Result<Message>> post(const NewMessage &draft) = 0;
    /// Conflict when `patch.version` is not the server's any more.
    virtual QFuture<Result<TicketBatch>> change(const TicketPatch &patch) = 0;
};

} // namespace desk
