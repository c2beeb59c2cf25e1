// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace desk::realtime {

// Who somebody is: the verified content of a token.
struct Claims
{
    QByteArray json; // all claims, as policies read them from request.jwt.claims
    QByteArray role;
    QByteArray sub;
    qint64 exp = 0; // seconds since 1970; 0 for keys that never expire

    bool operator==(const Claims &) const = default;
};

struct TokenVerdict
{
    std::optional<Claims> claims;
    QString reason; // "Code: text" as Realtime says it, when there are none
};

// The keys of the project, and the only place that knows how a token is checked (HS256).
class Keys
{
public:
    Keys(QByteArray jwtSecret, QByteArray publishableKey, QByteArray secretKey);

    // `token` is one of the two opaque keys or a JWT. `now` in seconds since 1970.
    TokenVerdict claimsOf(const QByteArray &token, qint64 now) const;
    // The server's own door (HTTP broadcast, faults) opens to the secret key and to service_role tokens.
    bool opensEverything(const QByteArray &token, qint64 now) const;

private:
    TokenVerdict claimsOfJwt(const QByteArray &token, qint64 now) const;

    QByteArray m_jwtSecret;
    QByteArray m_publishableKey;
    QByteArray m_secretKey;
};

} // namespace desk::realtime
