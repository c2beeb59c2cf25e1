// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue says of itself at /settings.
#pragma once

#include "models/domain/result.h"
#include "models/domain/waysin.h"

#include <QByteArray>

namespace desk {

/// Providers that we do not know by name keep the server's word for them.
Result<WaysIn> decodeSettings(const QByteArray &text);

} // namespace desk
