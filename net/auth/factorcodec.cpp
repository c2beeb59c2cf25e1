// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/factorcodec.h"

#include "net/supabase/json.h"

#include <QRegularExpression>

namespace desk {

namespace {

constexpr qsizetype LongestAddress = 600; // what a QR code of a readable size still takes

bool takeFactor(json::Element row, QList<ListedFactor> &factors)
{
    ListedFactor listed;
    QString type, status;
    json::Fields fields(row, "factor");
    fields.need("id", listed.factor.id).need("factor_type", type).need("status", status);
    fields.may("friendly_name", listed.factor.name).may("created_at", listed.factor.since);
    if (!fields.ok())
        return false;
    listed.verified = status == u"verified";
    listed.ours = listed.factor.name.startsWith(QLatin1String(OurFactors));
    if (listed.ours)
        listed.factor.name.clear();
    if (type == u"totp")
        factors.append(listed);
    return true;
}

bool isKey(const QString &key)
{
    static const QRegularExpression base32(QStringLiteral("\\A[A-Z2-7]{16,128}\\z"));
    return base32.match(key).hasMatch();
}

/// Whoever photographs it gets this key and nothing else.
bool isAddressOf(const QString &key, const QString &address)
{
    static const QRegularExpression form(
        QStringLiteral("\\Aotpauth://totp/[\\x21-\\x7e]+\\?[\\x21-\\x7e]+\\z"));
    const QRegularExpression hasKey(QStringLiteral("[?&]secret=") + key + QStringLiteral("(&|\\z)"));
    return address.size() <= LongestAddress && form.match(address).hasMatch() &&
           hasKey.match(address).hasMatch();
}

} // namespace

Result<QList<ListedFactor>> decodeFactors(const QByteArray &user)
{
    json::Reader reader;
    const auto root = reader.parse(user);
    if (!root)
        return root.error();
    QList<ListedFactor> factors;
    QUuid id;
    json::Fields fields(root.value(), "user");
    fields.need("id", id).each("factors", [&](json::Element row) { return takeFactor(row, factors); });
    if (!fields.ok())
        return fields.error();
    return factors;
}

Result<EnrolmentPointer> decodeEnrolment(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    auto enrolment = std::make_shared<Enrolment>();
    json::Fields fields(root.value(), "enrolment");
    fields.need("id", enrolment->id);
    json::Element totp;
    if (!fields.ok() || root.value().at_key("totp").get(totp) != simdjson::SUCCESS)
        return json::garbled(QStringLiteral("enrolment"));
    QString key, address;
    json::Fields inside(totp, "totp");
    inside.need("secret", key).need("uri", address);
    if (!inside.ok())
        return inside.error();
    if (!isKey(key) || !isAddressOf(key, address))
        return json::garbled(QStringLiteral("enrolment: key"));
    enrolment->key = Secret(key.toLatin1());
    enrolment->address = Secret(address.toLatin1());
    return EnrolmentPointer(std::move(enrolment));
}

Result<QByteArray> decodeChallenge(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    QUuid id;
    json::Fields fields(root.value(), "challenge");
    fields.need("id", id);
    if (!fields.ok())
        return fields.error();
    return id.toByteArray(QUuid::WithoutBraces);
}

} // namespace desk
