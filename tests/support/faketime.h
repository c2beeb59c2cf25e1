// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Time that passes when the test says so.
#pragma once

#include "models/ports/clock.h"
#include "models/ports/timers.h"

#include <algorithm>
#include <list>

namespace desk::test {

class FakeTime final : public Clock, public Timers
{
public:
    [[nodiscard]] Instant now() const override { return Instant{wall.micros + m_now.count() * 1000}; }
    [[nodiscard]] std::chrono::milliseconds monotonic() const override { return m_now; }

    [[nodiscard]] std::unique_ptr<Alarm> after(std::chrono::milliseconds delay,
                                               std::function<void()> wake) override
    {
        m_pending.push_back(
            {m_now + std::max(delay, std::chrono::milliseconds(0)), std::move(wake), m_next++});
        return std::make_unique<Handle>(*this, m_pending.back().serial);
    }

    /// Rings what falls due, in order, also what that sets anew.
    void pass(std::chrono::milliseconds span)
    {
        const auto until = m_now + span;
        for (auto due = earliest(); due != m_pending.end() && due->at <= until; due = earliest()) {
            m_now = std::max(m_now, due->at);
            const auto wake = std::move(due->wake);
            m_pending.erase(due);
            wake();
        }
        m_now = until;
    }
    [[nodiscard]] int pending() const { return static_cast<int>(m_pending.size()); }
    [[nodiscard]] std::chrono::milliseconds nextIn() const
    {
        auto first = std::chrono::milliseconds::max();
        for (const Entry &entry : m_pending)
            first = std::min(first, entry.at - m_now);
        return first;
    }

    Instant wall{1800000000000000};

private:
    struct Entry
    {
        std::chrono::milliseconds at;
        std::function<void()> wake;
        int serial = 0;
    };
    struct Handle final : Alarm
    {
        Handle(FakeTime &time, int number)
            : owner(time)
            , serial(number)
        {
        }
        ~Handle() override
        {
            owner.m_pending.remove_if([this](const Entry &entry) { return entry.serial == serial; });
        }
        FakeTime &owner;
        int serial;
    };

    std::list<Entry>::iterator earliest()
    {
        return std::min_element(m_pending.begin(), m_pending.end(), [](const Entry &a, const Entry &b) {
            return a.at != b.at ? a.at < b.at : a.serial < b.serial;
        });
    }

    std::list<Entry> m_pending;
    std::chrono::milliseconds m_now{1000000};
    int m_next = 1;
};

} // namespace desk::test
