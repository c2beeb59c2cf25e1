// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Small rules of signing in that need nobody's answer.
#pragma once

#include "models/domain/result.h"
#include "ui/text/errortext.h"

namespace desk {

/// What is wrong with an address, as far as one can see without asking anybody; empty when nothing is.
[[nodiscard]] ErrorText addressFault(const QString &email);
/// Answers that would tell a stranger from a member; both see the code step.
[[nodiscard]] bool tellsTooMuch(const Error &error);
/// The digits of what was typed or pasted, in whatever script, at most so many.
[[nodiscard]] QString digitsOf(const QString &text, int most);
/// Whether a PIN is one that everybody tries first: all the same, or a row up or down.
[[nodiscard]] bool isTrivialPin(const QString &pin);

} // namespace desk
