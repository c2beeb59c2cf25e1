// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in: addresses and whole domains, as admins see them.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/person.h"

#include <QString>

namespace desk {

struct AllowedEmail
{
    enum class State : quint8 { Unknown, Invited, Member, Inactive, Expired, Domain };

    QString email; ///< an address, or "@domain"
    Role role = Role::Client;
    CompanyId company;
    QString companyName;
    State state = State::Unknown;
    Instant createdAt;
    Instant expiresAt;
    Instant usedAt;
    PersonId person; ///< null until they have signed in once
    PersonId invitedBy;
    QString name; ///< of the person, empty before they have signed in
    Instant lastSeenAt;
    bool pinSet = false;
    bool locked = false; ///< too many wrong PINs

    [[nodiscard]] bool isDomain() const { return email.startsWith(u'@'); }
    bool operator==(const AllowedEmail &) const = default;
};

/// One line that an admin typed or pasted.
struct AllowedEntry
{
    QString email;
    Role role = Role::Client;
    CompanyId company;

    bool operator==(const AllowedEntry &) const = default;
};

/// What the server would do, or did, with such a line.
struct AllowedVerdict
{
    enum class Action : quint8 { Unknown, Add, Update, Same, Member, Duplicate, Invalid, Refused };

    int line = 0; ///< 1-based
    QString email;
    Role role = Role::Unknown;
    Action action = Action::Unknown;
    QString problem; ///< the server's words, shown as text

    bool operator==(const AllowedVerdict &) const = default;
};

/// Signed in, but on no list.
struct WaitingPerson
{
    PersonId person;
    QString email;
    Instant since;
    bool refused = false;

    bool operator==(const WaitingPerson &) const = default;
};

} // namespace desk
