// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/claims.h"
#include "backend/realtime/httpmessage.h"
#include "backend/realtime/rooms.h"

namespace desk::realtime {

// POST …/api/broadcast `{messages:[{topic, event, payload, private}]}` and POST
// …/api/broadcast/TOPIC/events/EVENT with the payload as body. 202 when it was sent, 401 without a key, 422
// for a body that makes no sense. Only the server's own key reaches private channels; anybody else's private
// messages are dropped in silence, as the official server does.
HttpAnswer takeHttpBroadcast(const HttpRequest &request, const Keys &keys, const Rooms &rooms, qint64 now);

} // namespace desk::realtime
