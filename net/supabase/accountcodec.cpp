// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/accountcodec.h"

#include "models/ports/safetyrules.h"
#include "net/supabase/json.h"
#include "net/supabase/words.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace desk {

namespace {

// What the database can ask for at all. A field draws a ring for each digit, and would draw two thousand
// million.
constexpr int ShortestPin = 4;
constexpr int LongestPin = 12;
constexpr int LongestWait = 86400; // seconds
constexpr qsizetype SealKey = 32;  // bytes

/// One organization is shown: the first in the server's order. Several at once are not offered yet.
bool takeMembership(json::Element row, Account &account)
{
    if (account.isMember())
        return true;
    json::Fields fields(row, "membership");
    fields.need("org_id", account.organization).may("org_name", account.organizationName);
    fields.need("role", account.role).may("company_id", account.company);
    return fields.ok();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

Result<MyState> decodeMyState(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    MyState state;
    Account &account = state.account;
    json::Fields fields(root.value(), "my_state");
    fields.need("user_id", account.person).may("display_name", account.name);
    fields.may("session_known", state.sessionKnown).may("pin_min", account.pinMinimum);
    fields.need("pin_set", account.pinSet).may("must_change", account.pinMustChange);
    fields.may("enrol_code_needed", account.enrolCodeNeeded).need("verified", account.pinVerified);
    fields.may("blocked", account.sessionBlocked).may("idle_minutes", account.idleMinutes);
    fields.may("factor", account.factor);
    fields.each("memberships", [&](json::Element row) { return takeMembership(row, account); });
    if (!fields.ok())
        return fields.error();
    // Whoever says more than an admin may choose, or nothing, does not open a desk for longer.
    account.idleMinutes = std::clamp(account.idleMinutes, LeastIdleMinutes, MostIdleMinutes);
    account.pinMinimum = std::clamp(account.pinMinimum, ShortestPin, LongestPin);
    return state;
}

Result<PinOutcome> decodePinOutcome(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    PinOutcome outcome;
    bool ok = false;
    json::Fields fields(root.value(), "pin");
    fields.need("ok", ok).may("code", outcome.code).may("left", outcome.attemptsLeft);
    fields.may("retry_after", outcome.retryAfter).may("min", outcome.minimum);
    if (!fields.ok())
        return fields.error();
    outcome.attemptsLeft = std::max(outcome.attemptsLeft, 0);
    outcome.retryAfter = std::clamp(outcome.retryAfter, 0, LongestWait);
    outcome.minimum = std::clamp(outcome.minimum, 0, LongestPin);
    if (ok)
        outcome.code = PinOutcome::Code::Ok;
    else if (outcome.code == PinOutcome::Code::Ok)
        return json::garbled(QStringLiteral("pin: code"));
    return outcome;
}

Secret decodeSeal(const QByteArray &text)
{
    const auto root = QJsonDocument::fromJson(text).object();
    const auto key = QByteArray::fromBase64Encoding(root.value(QLatin1String("seal")).toString().toLatin1(),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    return key && key.decoded.size() == SealKey ? Secret(key.decoded) : Secret();
}

QByteArray encodePin(const QString &pin)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("pin"), pin}}).toJson(QJsonDocument::Compact);
}

QByteArray encodeNewPin(const QString &pin, const QString &oldPin, const QString &enrolCode)
{
    const QJsonObject object{{QStringLiteral("new_pin"), pin},
                             {QStringLiteral("old_pin"), textOrNull(oldPin)},
                             {QStringLiteral("enrol_code"), textOrNull(enrolCode)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace desk
