// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"

#include <QMouseEvent>
#include <QWindow>

#include <algorithm>

namespace desk {

IdleWatch::IdleWatch(std::chrono::minutes limit, const Clock &clock, Timers &timers, QObject &watched,
                     QObject *parent)
    : QObject(parent)
    , m_limit(limit)
    , m_clock(clock)
    , m_timers(timers)
{
    remember();
    arm();
    watched.installEventFilter(this);
}

/// A monotonic clock may stand still while the machine sleeps, people's clock may be set back: whichever says
/// that more has passed is believed. A clock set forward asks for the PIN once too often, no more.
std::chrono::milliseconds IdleWatch::sinceSign() const
{
    using namespace std::chrono;
    const auto wall = duration_cast<milliseconds>(microseconds(m_clock.now().micros - m_lastWall.micros));
    return std::max(m_clock.monotonic() - m_last, wall);
}

void IdleWatch::remember()
{
    m_last = m_clock.monotonic();
    m_lastWall = m_clock.now();
}

void IdleWatch::arm()
{
    const auto left = std::max(m_limit - sinceSign(), std::chrono::milliseconds(1));
    m_alarm = m_timers.after(std::min<std::chrono::milliseconds>(left, LookEvery), [this] {
        if (!look())
            arm();
    });
}

bool IdleWatch::look()
{
    if (!m_over && sinceSign() >= m_limit) {
        m_over = true;
        m_alarm.reset();
        Q_EMIT due();
    }
    return m_over;
}

bool IdleWatch::isSign(QObject *receiver, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::ShortcutOverride: // all that is seen of a key that is a shortcut
    case QEvent::InputMethod:      // and of one that writes by an input method
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TabletPress:
        return true;
    case QEvent::MouseMove:
        break;
    default:
        return false;
    }
    // Each move passes twice, to the window and to a widget in it; the window knows whether it is in front.
    const auto *window = qobject_cast<QWindow *>(receiver);
    if (!window || !window->isActive())
        return false;
    const QPointF at = static_cast<QMouseEvent *>(event)->globalPosition();
    if ((at - m_pointer).manhattanLength() <= Jitter)
        return false;
    m_pointer = at;
    return true;
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (!isSign(watched, event))
        return false;
    // The first key after a long absence is not a sign in time, and must not press anything.
    if (look())
        return true;
    remember();
    Q_EMIT somebodyThere();
    return false;
}

} // namespace desk
