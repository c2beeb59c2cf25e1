// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands still until the test moves it.
#pragma once

#include "models/ports/clock.h"

namespace desk {

class FakeClock final : public Clock
{
public:
    Instant time{1'795'600'000'000'000}; ///< people's clock
    std::chrono::milliseconds sinceStart{1'000};

    void advance(std::chrono::milliseconds by)
    {
        sinceStart += by;
        time.micros += std::chrono::microseconds(by).count();
    }
    [[nodiscard]] Instant now() const override { return time; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return sinceStart; }
};

} // namespace desk
