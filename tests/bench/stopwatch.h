// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmark reads time with. One clock for all processes of the machine, in nanoseconds.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

namespace desk::bench {

using Nanos = std::int64_t;

[[nodiscard]] inline Nanos readClock(clockid_t clock)
{
    timespec time = {};
    ::clock_gettime(clock, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}
[[nodiscard]] inline Nanos now()
{
    return readClock(CLOCK_MONOTONIC);
}
[[nodiscard]] inline double toMs(Nanos span)
{
    return double(span) / 1e6;
}

/// The longest time in which the event loop of this thread did not come round, seen by a timer of 1 ms.
/// `cpu` counts only the time in which this thread was running: what remains on a machine that others use
/// too.
class StallWatch
{
public:
    StallWatch();
    void start();
    void stop();
    [[nodiscard]] double wall() const { return toMs(m_worst); }
    [[nodiscard]] double cpu() const { return toMs(m_worstCpu); }

private:
    void tick();

    QTimer m_timer;
    Nanos m_last = 0;
    Nanos m_lastCpu = 0;
    Nanos m_worst = 0;
    Nanos m_worstCpu = 0;
};

/// When the window was last painted, down to the pixels that are handed to the screen.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget &window);
    [[nodiscard]] Nanos last() const { return m_last; }
    /// Since the last time that somebody asked.
    struct Paints
    {
        int count = 0;
        Nanos spent = 0;
    };
    Paints takePaints() { return std::exchange(m_paints, {}); }
    /// Called after each painting.
    std::function<void()> painted;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    Nanos m_last = 0;
    Paints m_paints;
    bool m_painting = false;
};

/// Lets the event loop run until it is so, looking after each turn; false: not within `seconds`.
bool runUntil(const std::function<bool()> &isSo, int seconds);
/// Lets the event loop run for that long.
void runFor(int milliseconds);

/// The value below which `share` of all values are.
[[nodiscard]] double quantile(std::vector<double> values, double share);

/// Of a process, in MB. `field` as in /proc/PID/smaps_rollup or /proc/PID/status: "Pss:", "Rss:", "VmHWM:".
[[nodiscard]] double memoryOf(qint64 process, const QByteArray &field);

} // namespace desk::bench
