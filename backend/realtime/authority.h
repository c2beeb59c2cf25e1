// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/claims.h"
#include "backend/realtime/pglink.h"

#include <functional>

namespace desk::realtime {

// What somebody may do in a private channel.
struct Rights
{
    bool lost = false; // no database at the moment: nothing is known
    bool readBroadcast = false;
    bool readPresence = false;
    bool writeBroadcast = false;
    bool writePresence = false;

    bool mayEnter() const { return readBroadcast || readPresence; }
};

// Asks the policies on realtime.messages, as the subscriber, in transactions that are rolled back: may it see
// a row of this topic, may it write one? `topic` is without "realtime:".
void askRights(PgLink &link, QObject *context, const Claims &claims, const QString &topic,
               const std::function<void(const Rights &)> &then);

} // namespace desk::realtime
