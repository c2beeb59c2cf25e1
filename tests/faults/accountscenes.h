// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scenes of authenticator apps, and of the pages "Sign-in and account" and "Safety rules".
#pragma once

#include "tests/faults/scenes.h"

namespace desk::test {

[[nodiscard]] constexpr bool isOfAccount(Step step)
{
    return step >= Step::AppList && step <= Step::SetMinutes;
}
[[nodiscard]] bool prepareAccount(World &world, Step step);
void actOnAccount(World &world, Step step);

} // namespace desk::test
