// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/claims.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>

namespace desk::realtime {

namespace {

constexpr auto base64Url = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

bool same(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    unsigned difference = 0; // no early way out: the time must not tell how much was right
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
    return difference == 0;
}

QJsonObject objectFrom(const QByteArray &part)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(part, base64Url | QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? QJsonDocument::fromJson(*decoded).object() : QJsonObject();
}

TokenVerdict keyOf(const QByteArray &role)
{
    return {Claims{"{\"role\":\"" + role + "\"}", role, {}, 0}, {}};
}

} // namespace

Keys::Keys(QByteArray jwtSecret, QByteArray publishableKey, QByteArray secretKey)
    : m_jwtSecret(std::move(jwtSecret))
    , m_publishableKey(std::move(publishableKey))
    , m_secretKey(std::move(secretKey))
{
}

TokenVerdict Keys::claimsOf(const QByteArray &token, qint64 now) const
{
    if (same(token, m_publishableKey))
        return keyOf("anon");
    if (same(token, m_secretKey))
        return keyOf("service_role");
    return claimsOfJwt(token, now);
}

bool Keys::opensEverything(const QByteArray &token, qint64 now) const
{
    const TokenVerdict verdict = claimsOf(token, now);
    return verdict.claims && verdict.claims->role == "service_role";
}

TokenVerdict Keys::claimsOfJwt(const QByteArray &token, qint64 now) const
{
    const QList<QByteArray> parts = token.split('.');
    const QJsonObject header = parts.size() == 3 ? objectFrom(parts[0]) : QJsonObject();
    if (header.isEmpty())
        return {std::nullopt, QStringLiteral("MalformedJWT: The token provided is not a valid JWT")};
    const QByteArray expected = QMessageAuthenticationCode::hash(QByteArray(parts[0] + '.' + parts[1]),
                                                                 m_jwtSecret, QCryptographicHash::Sha256)
                                    .toBase64(base64Url);
    if (header.value(QLatin1String("alg")).toString() != QLatin1String("HS256") || !same(expected, parts[2]))
        return {std::nullopt, QStringLiteral("JwtSignatureError: Failed to validate JWT signature")};

    const QJsonObject content = objectFrom(parts[1]);
    Claims claims;
    claims.json = QByteArray::fromBase64(parts[1], base64Url); // verbatim: numbers keep their digits
    claims.role = content.value(QLatin1String("role")).toString().toUtf8();
    claims.sub = content.value(QLatin1String("sub")).toString().toUtf8();
    claims.exp = content.value(QLatin1String("exp")).toInteger();
    if (claims.role.isEmpty() || claims.exp == 0)
        return {std::nullopt, QStringLiteral("InvalidJWTToken: Fields `role` and `exp` are required in JWT")};
    if (claims.exp <= now)
        return {std::nullopt,
                QStringLiteral("InvalidJWTToken: Token has expired %1 seconds ago").arg(now - claims.exp)};
    return {claims, {}};
}

} // namespace desk::realtime
