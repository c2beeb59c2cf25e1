// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an admin pasted or dropped, as entries for the server: one address a line, or a list from a mail
// program ("Weiß, Jürgen" <j.weiss@example.org>; b@example.org), or a table with a role in a column.
#pragma once

#include "models/domain/allowedemail.h"

#include <QList>
#include <QStringView>

namespace desk {

struct PastedEntry
{
    AllowedEntry entry;
    int textLine = 0; ///< 1-based line of the pasted text

    bool operator==(const PastedEntry &) const = default;
};

/// A line without any address is kept as it is, so that the server can say what is wrong with it; so is a
/// word between several addresses. Beside a single address other words are columns of a table and not looked
/// at. `role` and `company` are for those that name none; a company is given to clients only.
[[nodiscard]] QList<PastedEntry> parsePastedList(QStringView text, Role role, CompanyId company);

} // namespace desk
