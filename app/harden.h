// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done before anything secret is in memory.
#pragma once

namespace desk {

/// The system writes no core file of this process: it would hold tokens and what people wrote. A collector
/// that is given dumps through a pipe is not held back by this.
void forbidCoreDumps();

} // namespace desk
