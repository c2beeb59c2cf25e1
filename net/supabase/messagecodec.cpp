// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/messagecodec.h"

#include "net/supabase/rows.h"
#include "net/supabase/words.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

Result<Message> decodeMessage(json::Element row)
{
    Message message;
    json::Fields fields(row, "message");
    fields.need("id", message.id).need("ticket_id", message.ticket).need("author_id", message.author);
    fields.may("author_name", message.authorName).may("from_agent", message.fromTeam);
    fields.need("internal", message.internal)
        .need("body", message.body)
        .need("created_at", message.createdAt);
    if (!fields.ok())
        return fields.error();
    return message;
}

Result<TicketChange> decodeChange(json::Element row)
{
    TicketChange change;
    json::Fields fields(row, "ticket_event");
    fields.need("id", change.id).need("ticket_id", change.ticket).may("actor_id", change.actor);
    fields.may("actor_name", change.actorName).need("field", change.field);
    fields.may("old_value", change.oldValue).may("new_value", change.newValue).need("at", change.at);
    if (!fields.ok())
        return fields.error();
    return change;
}

Result<QList<Message>> decodeMessages(const QByteArray &text)
{
    return json::decodeList<Message>(text, decodeMessage);
}

Result<QList<TicketChange>> decodeChanges(const QByteArray &text)
{
    return json::decodeList<TicketChange>(text, decodeChange);
}

QByteArray encode(const NewMessage &draft, PersonId me)
{
    const QJsonObject object{{QStringLiteral("id"), draft.id.toString()},
                             {QStringLiteral("ticket_id"), draft.ticket.toString()},
                             {QStringLiteral("author_id"), me.toString()},
                             {QStringLiteral("internal"), draft.internal},
                             {QStringLiteral("body"), draft.body}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace desk
