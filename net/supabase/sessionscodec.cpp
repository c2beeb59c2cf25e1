// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/sessionscodec.h"

#include "net/supabase/rows.h"
#include "net/supabase/words.h"

namespace desk {

namespace {

Result<OpenSession> decodeSessionRow(json::Element row)
{
    OpenSession session;
    json::Fields fields(row, "session");
    fields.need("session", session.id).need("pin", session.pin).need("current", session.current);
    fields.may("device", session.device).may("system", session.system).may("version", session.version);
    fields.may("place", session.place).may("since", session.since).may("last_used", session.lastUsed);
    if (!fields.ok())
        return fields.error();
    return session;
}

Result<SecurityEvent> decodeEventRow(json::Element row)
{
    SecurityEvent event;
    json::Fields fields(row, "event");
    fields.need("id", event.id).need("at", event.at).need("kind", event.kind).need("person", event.person);
    fields.may("name", event.name).may("by_self", event.bySelf).may("by_name", event.byName);
    fields.may("device", event.device).may("old_role", event.oldRole).may("new_role", event.newRole);
    fields.may("active", event.active);
    if (!fields.ok())
        return fields.error();
    return event;
}

} // namespace

Result<QList<OpenSession>> decodeSessions(const QByteArray &text)
{
    return json::decodeList<OpenSession>(text, decodeSessionRow);
}

Result<QList<SecurityEvent>> decodeEvents(const QByteArray &text)
{
    return json::decodeList<SecurityEvent>(text, decodeEventRow);
}

QJsonObject encode(const DeviceWords &device)
{
    return {{QStringLiteral("name"), device.name},
            {QStringLiteral("system"), device.system},
            {QStringLiteral("version"), device.version}};
}

} // namespace desk
