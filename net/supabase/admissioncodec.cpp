// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/admissioncodec.h"

#include "net/supabase/rows.h"
#include "net/supabase/words.h"

#include <QJsonObject>

namespace desk {

namespace {

Result<AllowedEmail> decodeAllowedRow(json::Element row)
{
    AllowedEmail allowed;
    json::Fields fields(row, "allowed_email");
    fields.need("email", allowed.email).need("role", allowed.role).need("state", allowed.state);
    fields.may("company_id", allowed.company).may("company", allowed.companyName);
    fields.may("created_at", allowed.createdAt).may("expires_at", allowed.expiresAt);
    fields.may("used_at", allowed.usedAt).may("user_id", allowed.person).may("invited_by", allowed.invitedBy);
    fields.may("display_name", allowed.name).may("last_seen", allowed.lastSeenAt);
    fields.may("pin_set", allowed.pinSet).may("locked", allowed.locked);
    if (!fields.ok())
        return fields.error();
    return allowed;
}

Result<AllowedVerdict> decodeVerdictRow(json::Element row)
{
    AllowedVerdict verdict;
    json::Fields fields(row, "verdict");
    fields.need("line", verdict.line).need("email", verdict.email).need("action", verdict.action);
    fields.may("role", verdict.role).may("problem", verdict.problem);
    if (!fields.ok())
        return fields.error();
    return verdict;
}

Result<WaitingPerson> decodeWaitingRow(json::Element row)
{
    WaitingPerson person;
    Instant refusedAt;
    json::Fields fields(row, "waiting");
    fields.need("user_id", person.person).need("email", person.email).need("at", person.since);
    fields.may("refused_at", refusedAt);
    if (!fields.ok())
        return fields.error();
    person.refused = refusedAt.isSet();
    return person;
}

template <class T>
Result<T> decodeValue(const QByteArray &text, const char *what)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    T value{};
    if (!root)
        return root.error();
    if (root.value().is_null() || !json::read(root.value(), value))
        return json::garbled(QLatin1String(what));
    return value;
}

} // namespace

Result<QList<AllowedEmail>> decodeAllowed(const QByteArray &text)
{
    return json::decodeList<AllowedEmail>(text, decodeAllowedRow);
}

Result<QList<AllowedVerdict>> decodeVerdicts(const QByteArray &text)
{
    return json::decodeList<AllowedVerdict>(text, decodeVerdictRow);
}

Result<QList<WaitingPerson>> decodeWaiting(const QByteArray &text)
{
    return json::decodeList<WaitingPerson>(text, decodeWaitingRow);
}

Result<Removal> decodeRemoval(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    Removal removal;
    json::Fields fields(root.value(), "removal");
    fields.need("sessions_ended", removal.sessionsEnded);
    if (!fields.ok())
        return fields.error();
    return removal;
}

Result<int> decodeCount(const QByteArray &text)
{
    return decodeValue<qint32>(text, "count");
}

Result<QString> decodeText(const QByteArray &text)
{
    return decodeValue<QString>(text, "text");
}

QJsonArray encode(const QList<AllowedEntry> &entries)
{
    QJsonArray array;
    for (const AllowedEntry &entry : entries) {
        QJsonObject object{{QStringLiteral("email"), entry.email},
                           {QStringLiteral("role"), wordOf(entry.role)}};
        if (!entry.company.isNull())
            object.insert(QStringLiteral("company_id"), entry.company.toString());
        array.append(object);
    }
    return array;
}

} // namespace desk
