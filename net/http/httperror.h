// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Status and body of a refused request, as an Error. Four families of bodies come through one origin: GoTrue
// (two shapes), PostgREST, Storage and the gateway's own, which may be HTML.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QNetworkReply>

namespace desk {

/// `retryAfter` is the header's text; seconds are clamped to 1..900 (3600 where GoTrue names them itself).
/// What is wrong with a password, or with a sign-in service's form, stands behind its symbol: "weak_password
/// length pwned", "validation_failed email".
[[nodiscard]] Error errorFrom(int status, const QByteArray &body, const QByteArray &retryAfter);

/// No usable answer: `code` is one of deadline, refused, host, tls, cut, transport. See tlsfault.h for more
/// exact ones.
[[nodiscard]] Error errorFrom(QNetworkReply::NetworkError error);

/// GoTrue's words for "this session is over"; nothing else ends one.
[[nodiscard]] bool endsSession(const QString &code);

/// True when the server may answer better in a while and nothing was done.
[[nodiscard]] bool isWorthRetrying(int status);

/// The token is not good any more; whether the session is, a renewal tells. PostgREST says it with 401,
/// GoTrue with 403, and GoTrue says 401 also to those who lack a second factor.
[[nodiscard]] bool isTokenRefused(const Error &error);
/// What was asked did not hang on the session: a token that was refused is the server's fault then, and
/// signing in again would help nobody.
[[nodiscard]] Error notThePersonsFault(Error error);

} // namespace desk
