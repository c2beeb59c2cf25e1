// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The authenticator apps of whoever is signed in. A code that was taken raises the session: it stays the same
// one for the PIN and for whoever is inside, and other sessions of the person that typed none have ended.
#pragma once

#include "models/domain/factor.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QList>

namespace desk {

class Factors
{
public:
    virtual ~Factors() = default;

    /// Those that a code was taken of, oldest first.
    virtual QFuture<Result<QList<Factor>>> list() = 0;
    /// A new one, which counts once a code of it was taken. What this program began and left before is
    /// removed. Forbidden: there is one already, and this session has not typed a code of it.
    virtual QFuture<Result<EnrolmentPointer>> enrol() = 0;
    /// Rejected: not a code that it shows now, or one that was used (`code` mfa_verification_failed).
    /// `code` answer_lost: it may have been taken; another one tells.
    virtual QFuture<Result<Done>> verify(FactorId factor, const QString &code) = 0;
    /// The same with whichever app of the person shows this code. NotFound: there is none any more.
    virtual QFuture<Result<Done>> prove(const QString &code) = 0;
    /// Needs a session that has typed a code.
    virtual QFuture<Result<Done>> remove(FactorId factor) = 0;
    /// An enrolment that nobody finishes; whether the server hears of it is not waited for.
    virtual void abandon(FactorId factor) = 0;
};

} // namespace desk
