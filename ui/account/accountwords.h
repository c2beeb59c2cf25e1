// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the account page.
#pragma once

#include "models/domain/credentials.h"
#include "models/ports/identity.h"
#include "ui/dialogs/ask.h"

namespace desk {

[[nodiscard]] Question askAbandon(const SignInAddress &address);
/// `reached`: whether the server answers at the moment; what is promised depends on it.
[[nodiscard]] Question askSignOut(Identity::SignOut where, bool reached);
[[nodiscard]] Question askEndOthers();

} // namespace desk
