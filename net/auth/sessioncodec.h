// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GoTrue's session object, and the little of it that is kept between starts.
#pragma once

#include "models/domain/id.h"
#include "models/domain/result.h"
#include "net/auth/secret.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace desk {

struct Session
{
    QByteArray accessToken; ///< memory only
    Secret refreshToken;
    QString email;
    std::chrono::seconds lifetime{0}; ///< of the access token, from when the answer came
};
using SessionPointer = std::shared_ptr<Session>;

/// Garbled when a token is missing, or too large to be kept.
Result<SessionPointer> decodeSession(const QByteArray &text);

[[nodiscard]] QByteArray packSession(const Session &session);
/// Garbled: not ours. The access token is never in it.
Result<SessionPointer> unpackSession(const QByteArray &kept);

} // namespace desk
