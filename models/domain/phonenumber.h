// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Telephone numbers as people write them, and as servers want them.
#pragma once

#include <QString>

namespace desk {

/// International form without spaces ("+447700900101"), out of "+44 (0)7700 900-101" or "0044 7700…"; empty
/// when it is none. A number without its country is none: it would be somebody else's elsewhere.
[[nodiscard]] QString phoneNumber(const QString &text);

} // namespace desk
