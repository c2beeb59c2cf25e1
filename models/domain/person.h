// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People of the help desk and the companies that clients belong to.
#pragma once

#include "models/domain/id.h"

#include <QString>

namespace desk {

enum class Role : quint8 { Unknown, Client, Staff, Manager, Admin };

[[nodiscard]] constexpr bool isTeam(Role role)
{
    return role == Role::Staff || role == Role::Manager || role == Role::Admin;
}

struct Person
{
    PersonId id;
    QString name;
    Role role = Role::Unknown; ///< Unknown for the agents that a client may know by name only
    CompanyId company;         ///< null: none
    bool active = true;

    bool operator==(const Person &) const = default;
};

struct Company
{
    CompanyId id;
    QString name;
    bool sharesTickets = false; ///< colleagues see each other's requests

    bool operator==(const Company &) const = default;
};

} // namespace desk
