// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ticket.h"
#include "ui/theme/tokens.h"

namespace desk {

// What the domain means, as the shape that says it. A word that we do not know has no shape.
constexpr PriorityMark markOf(Priority priority)
{
    switch (priority) {
    case Priority::Critical:
        return PriorityMark::Critical;
    case Priority::High:
        return PriorityMark::High;
    case Priority::Medium:
        return PriorityMark::Medium;
    case Priority::Low:
        return PriorityMark::Low;
    case Priority::Unknown:
        break;
    }
    return PriorityMark::None;
}

constexpr StatusMark markOf(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return StatusMark::Open;
    case TicketStatus::InProgress:
        return StatusMark::InProgress;
    case TicketStatus::Waiting:
        return StatusMark::Waiting;
    case TicketStatus::Resolved:
        return StatusMark::Solved;
    case TicketStatus::Closed:
        return StatusMark::Closed;
    case TicketStatus::Unknown:
        break;
    }
    return StatusMark::None;
}

} // namespace desk
