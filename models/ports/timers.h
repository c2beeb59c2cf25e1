// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Waiting, as something that is handed in: tests turn the clock, nothing sleeps.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace desk {

/// Something that will happen. Destroying it before that cancels it.
class Alarm
{
public:
    virtual ~Alarm() = default;
};

class Timers
{
public:
    virtual ~Timers() = default;
    /// Calls `wake` once after `delay`, never inside this call. `wake` may destroy or replace its own alarm.
    [[nodiscard]] virtual std::unique_ptr<Alarm> after(std::chrono::milliseconds delay,
                                                       std::function<void()> wake) = 0;
};

/// On the event loop of the calling thread.
class SystemTimers final : public Timers
{
public:
    [[nodiscard]] std::unique_ptr<Alarm> after(std::chrono::milliseconds delay,
                                               std::function<void()> wake) override;
};

} // namespace desk
