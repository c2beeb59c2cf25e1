// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the Realtime of the fault run says, as the server that it plays words it.
#pragma once

#include "net/realtime/frames.h"
#include "tests/faults/troubles.h"

namespace desk::test {

/// The payload of a good answer, and of a bad one.
[[nodiscard]] QByteArray fine();
[[nodiscard]] QByteArray error(const QByteArray &reason);
/// The payload of `system`.
[[nodiscard]] QByteArray said(const char *status, const char *extension, const QByteArray &message);
/// The payload of a change.
[[nodiscard]] QByteArray ticket(int version);
/// The frame that answers `to`.
[[nodiscard]] QByteArray reply(const frames::Frame &to, const QByteArray &payload);
/// What the server says to a join, or before it closes a channel.
[[nodiscard]] QByteArray reasonOf(Fault fault);

} // namespace desk::test
