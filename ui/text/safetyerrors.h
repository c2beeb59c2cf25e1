// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What errorText() says of the rules of an organization.
#pragma once

#include "ui/text/errortext.h"

namespace desk {

/// What did not happen; empty when `doing` has nothing to do with them.
[[nodiscard]] QString safetyHeadline(Doing doing);
/// Where the server's word means something more exact than the kind of the error; empty otherwise.
[[nodiscard]] ErrorText safetyError(const Error &error, Doing doing);

} // namespace desk
