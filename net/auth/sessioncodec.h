// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The session as GoTrue or a sign-in service gives it out, and the little of it that is kept between starts.
#pragma once

#include "models/domain/id.h"
#include "models/domain/result.h"
#include "models/domain/secret.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <memory>

namespace desk {

struct Session
{
    QByteArray accessToken; ///< memory only
    Secret refreshToken;    ///< GoTrue's; with a service, the token that it gave us
    QUrl service;           ///< who renews it; empty: Supabase. Stays what it was at the sign-in
    QString email;
    std::chrono::seconds lifetime{0}; ///< of the access token, from when the answer came
};
using SessionPointer = std::shared_ptr<Session>;

/// GoTrue's. Garbled when a token is missing, or too large to be kept.
Result<SessionPointer> decodeSession(const QByteArray &text);

/// What `service` answers to a sign-in and to a refresh.
Result<SessionPointer> decodeServiceSession(const QByteArray &text, const QUrl &service);

[[nodiscard]] QByteArray packSession(const Session &session);
/// Garbled: not ours, or of a later version. The access token is never in it.
Result<SessionPointer> unpackSession(const QByteArray &kept);

} // namespace desk
