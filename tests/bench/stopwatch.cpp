// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/stopwatch.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEvent>
#include <QFile>

#include <algorithm>
#include <cmath>

namespace desk::bench {

StallWatch::StallWatch()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
}

void StallWatch::start()
{
    m_worst = m_worstCpu = 0;
    m_last = now();
    m_lastCpu = readClock(CLOCK_THREAD_CPUTIME_ID);
    m_timer.start();
}

void StallWatch::stop()
{
    tick();
    m_timer.stop();
}

void StallWatch::tick()
{
    const Nanos wall = now();
    const Nanos cpu = readClock(CLOCK_THREAD_CPUTIME_ID);
    m_worst = std::max(m_worst, wall - m_last);
    m_worstCpu = std::max(m_worstCpu, cpu - m_lastCpu);
    m_last = wall;
    m_lastCpu = cpu;
}

PaintWatch::PaintWatch(QWidget &window)
    : m_window(window)
{
    window.installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::UpdateRequest || m_painting)
        return QObject::eventFilter(watched, event);
    // The window paints everything that asked for it, and flushes it, inside this event.
    m_painting = true;
    const Nanos began = now();
    static_cast<QObject &>(m_window).event(event);
    m_painting = false;
    m_last = now();
    ++m_paints.count;
    m_paints.spent += m_last - began;
    if (painted)
        painted();
    return true;
}

bool runUntil(const std::function<bool()> &isSo, int seconds)
{
    QTimer wake; // something always happens, so that the deadline is looked at
    wake.start(5);
    const QDeadlineTimer deadline(seconds * 1000);
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void runFor(int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    runUntil([&deadline] { return deadline.hasExpired(); }, 3600);
}

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(std::lround(share * double(values.size() - 1)));
    return values[std::min(at, values.size() - 1)];
}

double memoryOf(qint64 process, const QByteArray &field)
{
    const QString name = field.startsWith("Vm") ? QStringLiteral("status") : QStringLiteral("smaps_rollup");
    QFile file(QStringLiteral("/proc/%1/%2").arg(QString::number(process), name));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size()).simplified().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

} // namespace desk::bench
