// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Points in time as words, in the person's own time zone.
#pragma once

#include "models/domain/instant.h"

#include <QDate>
#include <QString>

namespace desk {

/// How long ago, as short as it goes: "now", "18 min", "2 h 45", "3 h", "5 d". Empty for "not set".
[[nodiscard]] QString shortAge(Instant then, Instant now);
/// "10:36".
[[nodiscard]] QString clockTime(Instant at);
/// "10:42:07".
[[nodiscard]] QString clockTimeWithSeconds(Instant at);
/// Today "10:36", within a week "Tue 14:00", older "9 November", another year "9 November 2025".
[[nodiscard]] QString friendlyTime(Instant at, Instant now);
/// "Tuesday 17 November", another year with the year.
[[nodiscard]] QString dayTitle(QDate day, QDate today);
[[nodiscard]] QDate localDay(Instant at);

} // namespace desk
