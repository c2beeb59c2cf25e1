// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a password must be, as far as one can see without asking, and what the server says about it.
#pragma once

#include "models/domain/result.h"

#include <QString>

namespace desk {

/// Bytes that count; a longer password would be refused, or cut without a word.
inline constexpr qsizetype MostPasswordBytes = 72;

/// What is wrong with a new password before anybody was asked; empty when nothing is.
[[nodiscard]] QString newPasswordFault(const QString &password);
/// Why the server finds a new password too weak; empty when the error says something else.
[[nodiscard]] QString weaknessText(const Error &error);

} // namespace desk
