// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that can be read with one key only, and that show when they were touched: libsodium's secretbox, with
// a nonce of its own in front each time.
#pragma once

#include "models/domain/secret.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace desk {

/// `key`: 32 bytes. Empty when it has another length: nothing is sealed with half a key.
[[nodiscard]] QByteArray sealed(const QByteArray &plain, const Secret &key);
/// Nothing when this is not the key, or somebody has changed a bit.
[[nodiscard]] std::optional<QByteArray> unsealed(const QByteArray &box, const Secret &key);

/// Overwritten where they stand, then empty. What shares its letters with another copy is only let go.
void wipe(QByteArray &bytes);
void wipe(QString &text);

} // namespace desk
