// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A point in time as the server says it: microseconds since 1970, UTC. Exact, unlike QDateTime's
// milliseconds, because "is this row older than mine" is decided by it.
#pragma once

#include <QDateTime>
#include <QTimeZone>

#include <compare>

namespace desk {

struct Instant
{
    qint64 micros = 0; ///< 0 means "not set"

    [[nodiscard]] bool isSet() const { return micros != 0; }
    [[nodiscard]] QDateTime toUtc() const
    {
        return QDateTime::fromMSecsSinceEpoch(micros / 1000, QTimeZone(0));
    }
    static Instant fromMilliseconds(qint64 ms) { return Instant{ms * 1000}; }

    auto operator<=>(const Instant &) const = default;
};

} // namespace desk
