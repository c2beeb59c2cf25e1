// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/utf8.h"

#include <simdjson.h>
#include <string_view>

// Private to net/realtime: what the frame codec shares about simdjson.
namespace desk::frames::json {

// One parser a thread: it owns buffers that are worth keeping, and nothing of it outlives a call.
inline simdjson::ondemand::parser &parser()
{
    thread_local simdjson::ondemand::parser kept;
    return kept;
}

// Never a null QString: on the wire, null and "" are different things.
inline QString toQString(std::string_view text)
{
    return text.empty() ? QStringLiteral("") : textOf(text);
}

} // namespace desk::frames::json
