// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The wire's words for our enumerations. A word that we do not know is Unknown, never a failure: a newer
// server must not silence an older program.
#pragma once

#include "models/domain/account.h"
#include "models/domain/allowedemail.h"
#include "models/domain/device.h"
#include "models/domain/message.h"
#include "models/domain/person.h"
#include "models/domain/ticket.h"
#include "net/supabase/json.h"

#include <string_view>

namespace desk {

/// The wire word; empty for Unknown, which is never sent.
[[nodiscard]] QString wordOf(TicketStatus status);
[[nodiscard]] QString wordOf(Priority priority);
[[nodiscard]] QString wordOf(Role role);

bool read(json::Element value, TicketStatus &out);
bool read(json::Element value, Priority &out);
bool read(json::Element value, Role &out);
bool read(json::Element value, TicketChange::Field &out);
bool read(json::Element value, AllowedEmail::State &out);
bool read(json::Element value, AllowedVerdict::Action &out);
bool read(json::Element value, Account::Factor &out);
bool read(json::Element value, PinOutcome::Code &out);
bool read(json::Element value, OpenSession::Pin &out);
bool read(json::Element value, SecurityEvent::Kind &out);

} // namespace desk
