// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GoTrue's second factors. Others than authenticator apps are not ours.
#pragma once

#include "models/domain/factor.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QList>

namespace desk {

struct ListedFactor
{
    Factor factor;
    bool verified = false;
    bool ours = false; ///< this program set it up, here or elsewhere
};

/// What the name of a factor begins with that this program sets up.
inline constexpr char OurFactors[] = "Deskbell ";

/// Of a user object.
Result<QList<ListedFactor>> decodeFactors(const QByteArray &user);
/// Garbled also when the address does not hold the key, or more than it has to.
Result<EnrolmentPointer> decodeEnrolment(const QByteArray &text);
/// The challenge's id.
Result<QByteArray> decodeChallenge(const QByteArray &text);

} // namespace desk
