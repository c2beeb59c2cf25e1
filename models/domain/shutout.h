// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

namespace desk {

/// The server asks for the PIN, or for signing in: what is shown is not ours to show any more.
[[nodiscard]] inline bool isShutOut(const Error &error)
{
    return error.kind == Error::Kind::Locked || error.kind == Error::Kind::SignedOut;
}

} // namespace desk
