// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person signs in with, and what becomes of a new address until both mail boxes have agreed.
#pragma once

#include "models/domain/instant.h"

#include <QString>

namespace desk {

/// A new password and what the server may want to see beside it; both may be empty until it asks.
struct NewPassword
{
    QString password;
    QString code;  ///< from the mail that says that it is really this person
    QString soFar; ///< the password until now

    bool operator==(const NewPassword &) const = default;
};

struct SignInAddress
{
    QString email;
    QString wanted; ///< takes its place once both mail boxes agree; empty: nothing is under way
    Instant asked;  ///< when the mails for it went out

    [[nodiscard]] bool isWaiting() const { return !wanted.isEmpty(); }
    bool operator==(const SignInAddress &) const = default;
};

/// What a code or a link of one mail box has brought about.
enum class Agreement {
    OneBox, ///< the other one is still asked
    Changed ///< the new address is the one to sign in with
};

} // namespace desk
