// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/liverows.h"

#include <QThread>

#include <chrono>

namespace desk {

namespace {

/// Nobody wakes us up when the thread is to end, so we look.
constexpr std::chrono::milliseconds Look{10};

} // namespace

LiveRows::LiveRows(const QString &topic, QObject *parent)
    : QObject(parent)
    , m_rows(topic)
{
}

bool LiveRows::take(const QByteArray &frame)
{
    auto taken = ChangeGatherer::Taken::NotAChange;
    bool isFirst = false;
    bool isFull = false;
    {
        const QMutexLocker hold(&m_lock);
        isFirst = m_rows.isEmpty();
        const int readyBefore = m_rows.ready();
        taken = m_rows.take(frame);
        isFull = m_rows.ready() > readyBefore;
    }
    // Not while we hold the lock: who hears it in this thread takes rows out at once.
    if (taken == ChangeGatherer::Taken::Gap)
        Q_EMIT gapSuspected();
    if (taken == ChangeGatherer::Taken::Rows && isFirst)
        Q_EMIT arrived();
    if (isFull) {
        Q_EMIT filled();
        waitForRoom();
    }
    return taken != ChangeGatherer::Taken::NotAChange;
}

void LiveRows::waitForRoom()
{
    const QMutexLocker hold(&m_lock);
    while (m_rows.ready() >= MostBatches && !QThread::currentThread()->isInterruptionRequested())
        m_room.wait(&m_lock, QDeadlineTimer(Look));
}

std::optional<Event> LiveRows::next()
{
    const QMutexLocker hold(&m_lock);
    m_room.wakeAll();
    return m_rows.next();
}

bool LiveRows::hasBatch() const
{
    const QMutexLocker hold(&m_lock);
    return m_rows.ready() > 0;
}

void LiveRows::clear()
{
    while (next()) {
    }
}

} // namespace desk
