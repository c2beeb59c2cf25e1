// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an organization demands of its people: the server's answer to a value.
#pragma once

#include "models/ports/safetyrules.h"

#include <QByteArray>

namespace desk {

/// All of it has to be there: a rule that is not known is not shown as one that is off.
Result<SafetySettings> decodeSafety(const QByteArray &text);

} // namespace desk
