// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/asking/countdown.h"

#include <algorithm>

namespace desk {

Countdown::Countdown(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Countdown::tick);
}

void Countdown::start(int seconds)
{
    if (seconds <= 0)
        return stop();
    m_until = m_clock.monotonic() + std::chrono::seconds(seconds);
    tick();
}

void Countdown::stop()
{
    m_timer.stop();
    m_until = std::chrono::milliseconds(0);
    if (m_left == 0)
        return;
    m_left = 0;
    Q_EMIT changed(0);
}

void Countdown::tick()
{
    const auto remaining = std::max(std::chrono::milliseconds(0), m_until - m_clock.monotonic());
    const int left = int((remaining.count() + 999) / 1000);
    const bool wasRunning = m_left > 0;
    if (left > 0) {
        // Wakes when the shown second changes, not a second after we happened to look.
        const auto rest = remaining.count() % 1000;
        m_timer.start(int(rest == 0 ? 1000 : rest));
    }
    if (left == m_left)
        return;
    m_left = left;
    Q_EMIT changed(left);
    if (left == 0 && wasRunning)
        Q_EMIT ended();
}

} // namespace desk
