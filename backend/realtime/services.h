// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/faults.h"
#include "backend/realtime/pglink.h"
#include "backend/realtime/replication.h"
#include "backend/realtime/rooms.h"
#include "backend/realtime/settings.h"
#include "backend/realtime/subscriptions.h"

namespace desk::realtime {

// What a channel needs of the server around it.
struct Services
{
    const Settings &settings;
    const Keys &keys;
    PgLink &link; // questions that may write, each in a transaction of its own
    Replication &replication;
    Subscriptions &subscriptions;
    Rooms &rooms;
    Faults &faults;
};

qint64 nowSeconds();

} // namespace desk::realtime
