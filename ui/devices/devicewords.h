// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and security events in words. Foreign text is made safe here.
#pragma once

#include "models/domain/device.h"
#include "ui/dialogs/ask.h"

#include <QString>

namespace desk {

/// "ana-laptop"; "Unknown device" when its program never said.
[[nodiscard]] QString deviceTitle(const OpenSession &session);
/// "Debian 12, Deskbell 0.9, from 203.0.113.7"; empty when nothing is known.
[[nodiscard]] QString deviceFacts(const OpenSession &session);
/// "Last used 10:42, signed in Tue 14:00".
[[nodiscard]] QString deviceTimes(const OpenSession &session, Instant now);

/// "New device: ana-laptop"; `named` puts before it whose access it is.
[[nodiscard]] QString eventSentence(const SecurityEvent &event, bool named);

/// Before it is done. `whose`: empty when it is one's own.
[[nodiscard]] Question askEnd(const OpenSession &session, const QString &whose);
[[nodiscard]] Question askEndAll(int count, const QString &whose);
[[nodiscard]] Question askRemoveFactors(const QString &whose);
/// Afterwards.
[[nodiscard]] QString factorsRemovedSentence(int count);

} // namespace desk
