// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// messages and ticket_events: rows to values, drafts to bodies.
#pragma once

#include "models/domain/drafts.h"
#include "models/domain/message.h"
#include "net/supabase/json.h"

#include <QByteArray>
#include <QList>

namespace desk {

inline constexpr char MessageColumns[] =
    "id,ticket_id,author_id,author_name,from_agent,internal,body,created_at";
inline constexpr char ChangeColumns[] = "id,ticket_id,actor_id,actor_name,field,old_value,new_value,at";

Result<Message> decodeMessage(json::Element row);
Result<TicketChange> decodeChange(json::Element row);

/// JSON lists of rows.
Result<QList<Message>> decodeMessages(const QByteArray &text);
Result<QList<TicketChange>> decodeChanges(const QByteArray &text);

[[nodiscard]] QByteArray encode(const NewMessage &draft, PersonId me);

} // namespace desk
