// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts whole seconds down to zero on a monotonic clock, so that neither sleep nor a changed wall clock
// shortens a wait. Tests move the clock and call tick().
#pragma once

#include "models/ports/clock.h"

#include <QObject>
#include <QTimer>

namespace desk {

class Countdown : public QObject
{
    Q_OBJECT

public:
    explicit Countdown(const Clock &clock, QObject *parent = nullptr);

    /// Starts anew; zero or less stops.
    void start(int seconds);
    void stop();
    /// Seconds left, rounded up; 0 when it is over or was never started.
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] bool isRunning() const { return m_left > 0; }

public Q_SLOTS:
    void tick();

Q_SIGNALS:
    void changed(int left);
    /// It reached zero by itself.
    void ended();

private:
    const Clock &m_clock;
    QTimer m_timer;
    std::chrono::milliseconds m_until{0};
    int m_left = 0;
};

} // namespace desk
