// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which tickets are shown and in which order. A value: compare, keep, send along.
#pragma once

#include "models/domain/ticket.h"

#include <QString>

#include <optional>

namespace desk {

enum class View : quint8 {
    Mine,        ///< open and assigned to me
    Unassigned,  ///< open and assigned to nobody
    AllOpen,     ///< open
    Solved,      ///< resolved or closed
    All,         ///< everything that I may see
    NeedsAnswer, ///< waiting for the client
    InProgress,  ///< open, and not waiting for the client
};
inline constexpr int ViewCount = 7;

enum class Sort : quint8 { Updated, Created, Number, Priority, Title, Requester, Status };

struct TicketFilter
{
    View view = View::AllOpen;
    PersonId me;  ///< for Mine
    QString text; ///< words; each must be found in title, first words, category,
                  ///< requester, company, or begin the number
    std::optional<TicketStatus> status;
    std::optional<Priority> priority;
    std::optional<PersonId> assignee;  ///< a null id: nobody
    std::optional<PersonId> requester; ///< clients: only mine, not my company's
    Sort sort = Sort::Updated;
    bool descending = true; ///< newest, largest, most urgent first; for words: Z to A

    bool operator==(const TicketFilter &) const = default;
};

} // namespace desk
