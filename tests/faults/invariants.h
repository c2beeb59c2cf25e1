// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What must be true whatever happens. Each answer is empty, or says what is wrong:
//   I1 a session is kept exactly as long as the server honours it
//   I2 one refresh at a time, and no refresh token twice but as an identical repeat   } the model of the
//   I3 what is used was written into the keychain before                              } server watches these
//   I4 a named state, with a way out
//   I5 after the trouble all is right again, in bounded time
//   I6 no secret in the log
#pragma once

#include "tests/faults/world.h"

namespace desk::test {

/// At rest, with nobody at the keys: I2, I3, I4, I6.
[[nodiscard]] QStringList brokenAtRest(World &world);
/// When all is well again: I1 as well. `ended`: the server ended sessions in this case.
[[nodiscard]] QStringList brokenAtTheEnd(World &world, bool ended);

} // namespace desk::test
