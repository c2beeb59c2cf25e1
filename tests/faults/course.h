// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every case goes through: the trouble comes, nobody is there for a while, somebody tries for minutes,
// it heals, life goes on. Each part answers with what is wrong; nothing is.
#pragma once

#include "tests/faults/invariants.h"
#include "tests/faults/scenes.h"

namespace desk::test {

/// The step happens, and then everything has time to give up or to go through.
[[nodiscard]] QStringList meet(World &world, Step step);
/// Minutes of trouble, with somebody who tries whatever is offered, and with others who write.
[[nodiscard]] QStringList endure(World &world);
/// No more trouble: right again within this time, and still so after the next token.
[[nodiscard]] QStringList recover(World &world, std::chrono::milliseconds most, bool ended);

} // namespace desk::test
