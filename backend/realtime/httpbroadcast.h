// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/httpmessage.h"
#include "backend/realtime/services.h"

namespace desk::realtime {

// POST …/api/broadcast `{messages:[{topic, event, payload, private}]}` and POST
// …/api/broadcast/TOPIC/events/EVENT with the payload as body. 202 when it was taken, 401 without a key, 422
// for a body that makes no sense. A private message is sent when the policies let its sender write to the
// topic, and dropped in silence otherwise, as the official server does; `context` must live as long as
// `services`.
HttpAnswer takeHttpBroadcast(const HttpRequest &request, Services &services, QObject *context);

} // namespace desk::realtime
