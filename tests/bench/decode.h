// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The codec alone: pull()'s pages of 2000 rows, as they come from the wire, into batches for the desk.
#pragma once

#include "tests/bench/sample.h"

namespace desk::bench {

/// The median of five rounds over all rows; 0: a page did not give its rows.
[[nodiscard]] double rowsDecodedPerSecond(const Sample &sample);

} // namespace desk::bench
