// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done before anything secret is in memory.
#pragma once

namespace desk {

/// The system writes no core file of this process: it would hold tokens and what people wrote. On Linux no
/// collector gets one through a pipe either, and no other program of the same user may attach or read memory.
void forbidCoreDumps();

} // namespace desk
