// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences for what can go wrong with a password or an address of one's own; errorText() asks here
// first.
#pragma once

#include "ui/text/errortext.h"

namespace desk {

/// What did not happen, in general; empty for what is not about these.
[[nodiscard]] QString credentialHeadline(Doing doing);
/// Empty when nothing more exact can be said than errorText() does.
[[nodiscard]] ErrorText credentialError(const Error &error, Doing doing);

} // namespace desk
