// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who renews a session, and who has to know that it is over. SessionKeeper decides when; this knows whom to
// ask and what the answers mean.
#pragma once

#include "models/ports/identity.h"
#include "net/auth/sessioncodec.h"

#include <QFuture>
#include <QString>

#include <optional>

namespace desk {

/// What raises a session: the code that one of the person's apps shows.
struct FactorProof
{
    QByteArray factor;    ///< its id
    QByteArray challenge; ///< of GoTrue, made for this code
    QString code;
};

/// Which sessions of the person end.
enum class Reach {
    This,
    All,
    Others ///< all but this one
};

class Renewal
{
public:
    virtual ~Renewal() = default;

    /// The same session with new tokens. A lost answer may be asked for again with the same session.
    virtual QFuture<Result<SessionPointer>> renew(const Session &session) = 0;
    /// The same session with new tokens, and what it may do with a code. Once that was taken, the tokens of
    /// `session` are dead.
    virtual QFuture<Result<SessionPointer>> raise(const Session &session, const FactorProof &proof) = 0;
    /// Why the session is over, if this symbol of a refusal says so. Nothing else ends one.
    [[nodiscard]] virtual std::optional<Identity::EndReason> endReason(const Session &session,
                                                                       const QString &code) const = 0;
    /// Nobody wants it any more. Done: whoever had to know does, or nothing is left to be told. What is not
    /// needed to say so is wiped in `session`.
    virtual QFuture<Result<Done>> signOut(Session &session, Reach reach) = 0;
};

} // namespace desk
