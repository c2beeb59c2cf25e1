// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where somebody is signed in, and what happened to their access.
#pragma once

#include "models/domain/id.h"
#include "models/domain/instant.h"
#include "models/domain/person.h"

#include <QString>

namespace desk {

using SessionId = Id<struct SessionTag>;

/// What a program says of the computer that it runs on.
struct DeviceWords
{
    static constexpr qsizetype Longest = 80;        ///< letters the server takes of name and system
    static constexpr qsizetype LongestVersion = 40; ///< and of the version

    QString name;
    QString system;
    QString version;

    /// As the server takes them: one line each, without invisible letters, cut, "-" for nothing.
    [[nodiscard]] DeviceWords plain() const;
    bool operator==(const DeviceWords &) const = default;
};

/// A session that the server honours.
struct OpenSession
{
    enum class Pin : quint8 {
        Unknown,
        Open,   ///< typed, and not run out
        Locked, ///< asked for again
        Blocked ///< three wrong ones: over for good
    };

    SessionId id;
    QString device; ///< empty: its program never said
    QString system;
    QString version;
    QString place; ///< an address, when the server knows it
    Instant since;
    Instant lastUsed;
    Pin pin = Pin::Unknown;
    bool current = false; ///< the one that asks

    bool operator==(const OpenSession &) const = default;
};

struct SecurityEvent
{
    enum class Kind : quint8 {
        Unknown,
        NewDevice,
        PinLockOut,
        PinSet,
        PinReset, ///< by an admin: a new one must be set
        PasswordSet,
        RoleChanged,
        ActiveChanged, ///< let in again, or switched off: `active`
        SessionEnded,
        OthersEnded, ///< all sessions but one
        AllEnded,
        FactorAdded,   ///< an authenticator app
        FactorRemoved, ///< by oneself, or by an admin
        EmailChanged
    };

    qint64 id = 0;
    Instant at;
    Kind kind = Kind::Unknown;
    PersonId person; ///< whose access it is
    QString name;
    bool bySelf = false;
    QString byName; ///< empty: nobody known
    QString device;
    Role oldRole = Role::Unknown;
    Role newRole = Role::Unknown;
    bool active = false;

    bool operator==(const SecurityEvent &) const = default;
};

} // namespace desk
