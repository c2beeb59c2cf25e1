// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Words for data, translated: the same in every list, menu and sentence.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/domain/person.h"
#include "models/domain/ticket.h"

#include <QString>

namespace desk {

[[nodiscard]] QString wordFor(TicketStatus status);
[[nodiscard]] QString wordFor(Priority priority);
[[nodiscard]] QString wordFor(Role role);
[[nodiscard]] QString wordFor(Delivery delivery); ///< empty for Sent
[[nodiscard]] QString wordFor(AllowedEmail::State state);
[[nodiscard]] QString wordFor(AllowedVerdict::Action action);
/// Date and time as the system writes them, in local time; empty when not set.
[[nodiscard]] QString momentText(Instant at);

} // namespace desk
