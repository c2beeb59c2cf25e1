// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/joinrequest.h"
#include "backend/realtime/pglink.h"
#include "backend/realtime/rooms.h"

#include <functional>

namespace desk::realtime {

// Broadcasts that came from SQL: rows of realtime.messages.

bool isMessage(const RowChange &change);

struct StoredBroadcast
{
    Rooms::Name room;
    frames::UserBroadcast broadcast;
};
// `nullopt` for rows that are no broadcast.
std::optional<StoredBroadcast> readMessage(const RowChange &change);

// The latest of a private topic, oldest first, each marked as replayed. `topic` is with "realtime:".
void askReplay(PgLink &link, QObject *context, const QString &topic, const Replay &replay,
               const std::function<void(const QList<frames::UserBroadcast> &)> &then);

} // namespace desk::realtime
