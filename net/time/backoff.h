// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long to wait before trying again: growing, and spread at random so that a whole office does not come
// back in the same second.
#pragma once

#include <chrono>
#include <functional>

namespace desk {

/// A number in [0, 1), evenly spread.
using Dice = std::function<double()>;
[[nodiscard]] Dice systemDice();

class Backoff
{
public:
    /// Backoff lie between `floor` and a ceiling that begins at twice the floor, doubles, and ends at `cap`.
    Backoff(std::chrono::milliseconds floor, std::chrono::milliseconds cap, Dice dice);

    [[nodiscard]] std::chrono::milliseconds next();
    void reset() { m_tries = 0; }
    [[nodiscard]] int tries() const { return m_tries; }

private:
    std::chrono::milliseconds m_floor;
    std::chrono::milliseconds m_cap;
    Dice m_dice;
    int m_tries = 0;
};

} // namespace desk
