// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator apps of a person: those that the server knows, and one that is being set up.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/secret.h"

#include <QString>

#include <memory>

namespace desk {

using FactorId = Id<struct FactorTag>;

struct Factor
{
    FactorId id;
    QString name; ///< as whoever set it up called it; empty when that was this program
    Instant since;

    bool operator==(const Factor &) const = default;
};

/// What the app has to learn, once. Not copied, as a Secret is not.
struct Enrolment
{
    FactorId id;
    Secret key;     ///< letters and digits, to be typed
    Secret address; ///< "otpauth://totp/…", to be photographed
};
using EnrolmentPointer = std::shared_ptr<const Enrolment>;

} // namespace desk
