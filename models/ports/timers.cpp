// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/timers.h"

#include <QTimer>

#include <algorithm>

namespace desk {

namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm(std::chrono::milliseconds delay, std::function<void()> wake)
        : m_timer(new QTimer)
    {
        m_timer->setSingleShot(true);
        m_timer->setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
        // Called as a copy: the wake may destroy this alarm, and with it the original.
        QObject::connect(m_timer, &QTimer::timeout, m_timer, [wake = std::move(wake)] {
            const auto kept = wake;
            kept();
        });
        m_timer->start(std::max(delay, std::chrono::milliseconds(0)));
    }
    ~TimerAlarm() override
    {
        m_timer->stop();
        m_timer->disconnect();
        m_timer->deleteLater(); // perhaps we are inside its signal
    }
    TimerAlarm(const TimerAlarm &) = delete;
    TimerAlarm &operator=(const TimerAlarm &) = delete;

private:
    QTimer *m_timer;
};

} // namespace

std::unique_ptr<Alarm> SystemTimers::after(std::chrono::milliseconds delay, std::function<void()> wake)
{
    return std::make_unique<TimerAlarm>(delay, std::move(wake));
}

} // namespace desk
