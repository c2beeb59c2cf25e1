// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a channel was refused or closed, as a class of what to do about it.
#pragma once

#include <QString>

namespace desk {

enum class JoinFault {
    Token,     ///< get another token, then join again
    Forbidden, ///< no loop: somebody must change a right first
    Quota,     ///< join again after a long pause
    Config,    ///< no loop: what we ask for does not exist there
    Transient, ///< join again after a growing pause
};

/// `reason` is the server's "Code: text", or the text of a `system` error.
[[nodiscard]] JoinFault joinFaultOf(const QString &reason);

} // namespace desk
