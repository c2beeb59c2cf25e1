// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that nobody has been at the keyboard for as long as the organization allows. Keys, clicks, wheel
// and touch count, and a pointer that really moves over a window in front; live updates do not.
#pragma once

#include "models/ports/clock.h"
#include "models/ports/timers.h"

#include <QObject>
#include <QPointF>

namespace desk {

class IdleWatch : public QObject
{
    Q_OBJECT

public:
    /// `watched`: the application object; every event of the person passes it.
    IdleWatch(std::chrono::minutes limit, const Clock &clock, Timers &timers, QObject &watched,
              QObject *parent = nullptr);

    /// Looks now, as after a sleep; true when the time is over.
    bool look();

    /// Timers stand still while the machine sleeps, and not every machine says that it woke up.
    static constexpr std::chrono::seconds LookEvery{15};
    /// A desk that shakes moves the pointer too; so far, in pixels, it does not.
    static constexpr qreal Jitter = 8;

Q_SIGNALS:
    void somebodyThere();
    /// Once. What is typed after it reaches nobody.
    void due();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isSign(QObject *receiver, QEvent *event);
    [[nodiscard]] std::chrono::milliseconds sinceSign() const;
    void arm();
    void remember();

    const std::chrono::milliseconds m_limit;
    const Clock &m_clock;
    Timers &m_timers;
    std::unique_ptr<Alarm> m_alarm;
    std::chrono::milliseconds m_last{0};
    Instant m_lastWall;
    QPointF m_pointer;
    bool m_over = false;
};

} // namespace desk
