// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How each step comes about: what was before it, and what sets it off.
#pragma once

#include "tests/faults/world.h"

namespace desk::test {

/// Up to the moment before the step, without any trouble. False: the scene itself does not work.
[[nodiscard]] bool prepare(World &world, Step step);
void act(World &world, Step step);
/// How long after act() the step itself happens, at the latest.
[[nodiscard]] std::chrono::milliseconds comesWithin(Step step);

/// Scenes that others begin with.
[[nodiscard]] bool withAMail(World &world);
[[nodiscard]] bool atWork(World &world);

} // namespace desk::test
