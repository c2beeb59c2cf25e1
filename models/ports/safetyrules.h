// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an organization demands of its people before they get at its tickets. Admins only; who is one is
// decided by the server.
#pragma once

#include "models/domain/person.h"
#include "models/domain/result.h"

#include <QFuture>

#include <array>

namespace desk {

/// Whose minutes there are, from the most to the least powerful.
inline constexpr std::array IdleRoles{Role::Admin, Role::Manager, Role::Staff, Role::Client};
// There is no "never": a desk that stays open is a desk that anybody may sit down at.
inline constexpr int LeastIdleMinutes = 1;
inline constexpr int MostIdleMinutes = 240;

/// By role: how long nobody may be at the keyboard before the PIN is asked for again.
struct IdleMinutes
{
    int admin = 10;
    int manager = 15;
    int staff = 15;
    int client = 30;

    /// `role` is one of IdleRoles.
    [[nodiscard]] int &of(Role role)
    {
        switch (role) {
        case Role::Admin:
            return admin;
        case Role::Manager:
            return manager;
        case Role::Staff:
            return staff;
        default:
            return client;
        }
    }
    [[nodiscard]] int of(Role role) const { return IdleMinutes(*this).of(role); }
    bool operator==(const IdleMinutes &) const = default;
};

struct SafetySettings
{
    bool factorDemanded = false; ///< of admins
    IdleMinutes idle;

    bool operator==(const SafetySettings &) const = default;
};

class SafetyRules
{
public:
    virtual ~SafetyRules() = default;

    virtual QFuture<Result<SafetySettings>> settings() = 0;
    /// To demand one, the caller must have shown a code himself: else Forbidden, "factor_needed".
    virtual QFuture<Result<Done>> demandFactor(bool demanded) = 0;
    /// Fewer minutes count at once, for those who are inside as well.
    virtual QFuture<Result<Done>> setIdleMinutes(Role role, int minutes) = 0;
};

} // namespace desk
