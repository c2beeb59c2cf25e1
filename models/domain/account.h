// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who I am and what stands between me and the tickets.
#pragma once

#include "models/domain/id.h"
#include "models/domain/person.h"

#include <QString>

namespace desk {

struct Account
{
    /// What a code of an authenticator app has to do with this sign-in.
    enum class Factor : quint8 {
        None,   ///< nothing is asked, or it was answered
        Verify, ///< one is asked for before the PIN
        Enrol,  ///< the organization wants an app, and there is none yet
    };

    PersonId person;
    QString email;
    QString name;
    OrgId organization; ///< null: no permission yet (an admin must let them in)
    QString organizationName;
    Role role = Role::Unknown;
    CompanyId company;

    int pinMinimum = 6; ///< digits
    bool pinSet = false;
    bool pinMustChange = false;   ///< the role was raised: the PIN is too short now
    bool enrolCodeNeeded = false; ///< the first PIN needs a code from an admin
    int idleMinutes = 10;         ///< without a sign of the person; then the PIN is asked for again
    bool pinVerified = false;     ///< this session may read
    bool sessionBlocked = false;  ///< three wrong PINs: this session is over for good
    Factor factor = Factor::None;

    [[nodiscard]] bool isMember() const { return !organization.isNull(); }
    bool operator==(const Account &) const = default;
};

/// What the server says to a PIN.
struct PinOutcome
{
    enum class Code {
        Ok,
        Wrong,          ///< `attemptsLeft` says how many remain
        Locked,         ///< `retryAfter` seconds
        SessionBlocked, ///< sign in again; `retryAfter` seconds until a PIN is looked at
        SessionGone,    ///< sign in again
        NoPin,          ///< set one first
        MustChange,     ///< too short for the role, `minimum` digits
        Weak,           ///< trivial or too short, `minimum` digits
        EnrolNeeded,    ///< an admin must hand over a code
        EnrolWrong,     ///< that code was not right
        ResetNeeded,    ///< too many lock-outs: an admin must reset the PIN
        NotMember,      ///< no permission
        FactorNeeded,   ///< a code of the authenticator app comes first
        Retry,          ///< try once more, nothing was compared
        Refused,        ///< anything else
    };
    Code code = Code::Refused;
    int attemptsLeft = 0;
    int retryAfter = 0; ///< seconds
    int minimum = 0;    ///< digits

    bool operator==(const PinOutcome &) const = default;
};

} // namespace desk
