// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The machine's time, which the test may put forward: for deadlines of the program before a real server,
// whose answers are awaited.
#pragma once

#include "models/ports/clock.h"
#include "models/ports/timers.h"

#include <QTimer>

#include <algorithm>
#include <list>

namespace desk::test {

class HastyTimers final : public Timers
{
public:
    [[nodiscard]] std::unique_ptr<Alarm> after(std::chrono::milliseconds delay,
                                               std::function<void()> wake) override
    {
        auto ring = std::make_unique<Ring>(*this, now() + delay, std::move(wake));
        ring->timer.start(delay);
        return ring;
    }
    /// What falls due in this span rings now, the earliest first. False: nothing did.
    bool skip(std::chrono::milliseconds span)
    {
        bool rang = false;
        m_ahead += span;
        for (Ring *next = earliest(); next && next->due <= now(); next = earliest()) {
            rang = true;
            next->ring();
        }
        for (Ring *later : m_rings)
            later->timer.start(later->due - now());
        return rang;
    }

private:
    struct Ring final : Alarm
    {
        Ring(HastyTimers &timers, std::chrono::milliseconds at, std::function<void()> toDo)
            : owner(timers)
            , due(at)
            , wake(std::move(toDo))
        {
            owner.m_rings.push_back(this);
            timer.setSingleShot(true);
            QObject::connect(&timer, &QTimer::timeout, &timer, [this] { ring(); });
        }
        ~Ring() override { owner.m_rings.remove(this); }
        void ring()
        {
            owner.m_rings.remove(this);
            timer.stop();
            const auto last = std::move(wake); // it may destroy us
            last();
        }
        HastyTimers &owner;
        std::chrono::milliseconds due;
        std::function<void()> wake;
        QTimer timer;
    };

    [[nodiscard]] std::chrono::milliseconds now() const { return SystemClock().monotonic() + m_ahead; }
    [[nodiscard]] Ring *earliest() const
    {
        const auto first = std::min_element(m_rings.begin(), m_rings.end(),
                                            [](const Ring *a, const Ring *b) { return a->due < b->due; });
        return first == m_rings.end() ? nullptr : *first;
    }

    std::list<Ring *> m_rings;
    std::chrono::milliseconds m_ahead{0};
};

} // namespace desk::test
