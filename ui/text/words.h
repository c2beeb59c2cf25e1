// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Times and promises as people say them. `now` and the locale are passed in, so that a test can stand
// anywhere in time; all times are local to the person who reads.
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

namespace desk {

/// Time left, as short as a list needs it: "18 min", "1 h 20", "3 h", "2 d", late "−12 min" with a true
/// minus. Seconds below a whole minute count as the minute that runs: 30 s left are "1 min", 30 s late "−1
/// min".
[[nodiscard]] QString timeLeftShort(qint64 seconds);
/// For a button: "18 min left", "12 min late".
[[nodiscard]] QString timeLeftLabel(qint64 seconds);
/// For a screen reader: "18 minutes left", "late by 12 minutes", "1 hour 20 minutes left".
[[nodiscard]] QString timeLeftSpoken(qint64 seconds);

/// Today "10:36", the last and the next six days "Tue 14:00", else "9 November", another year "9 November
/// 2025".
[[nodiscard]] QString momentInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale = {});
/// A promise, which must never be mistaken: "today, 14:00", "tomorrow, 09:30", "Tue 24 Nov, 12:00".
[[nodiscard]] QString promiseInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale = {});
/// "now", "10 min ago", "2 h ago", "yesterday", "3 days ago", then a date.
[[nodiscard]] QString agoInWords(const QDateTime &at, const QDateTime &now, const QLocale &locale = {});
/// "10:36", in 24 hours in every language: columns of times must line up.
[[nodiscard]] QString clockInWords(const QDateTime &at, const QLocale &locale = {});

} // namespace desk
