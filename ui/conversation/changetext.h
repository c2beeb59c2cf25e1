// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to a ticket, as a sentence: "Ana moved this from Open to In progress".
#pragma once

#include "models/domain/message.h"

#include <QString>

namespace desk {

class Desk;

/// Plain text; foreign names and titles are made safe and isolated.
[[nodiscard]] QString changeSentence(const Desk &desk, const TicketChange &change);
/// Wire words ("in_progress", "high") as values; Unknown for words that we do not know.
[[nodiscard]] TicketStatus statusFromWire(const QString &word);
[[nodiscard]] Priority priorityFromWire(const QString &word);

} // namespace desk
