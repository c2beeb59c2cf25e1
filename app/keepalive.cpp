// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keepalive.h"

#include "models/domain/deliver.h"

#include <QEvent>

namespace desk {

KeepAlive::KeepAlive(Identity &identity, QObject &watched, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
{
    watched.installEventFilter(this);
    m_timer.setInterval(EveryMinutes * 60 * 1000);
    connect(&m_timer, &QTimer::timeout, this, &KeepAlive::beat);
    m_timer.start();
}

bool KeepAlive::eventFilter(QObject *, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::Wheel)
        m_somebodyIsThere = true;
    return false;
}

void KeepAlive::beat()
{
    if (!m_somebodyIsThere)
        return;
    m_somebodyIsThere = false;
    // Nothing hangs on the answer: a lost sign is followed by the next, and a lock is seen by the pull.
    deliver(m_identity.touch(), this, [](const Result<Done> &) {});
}

} // namespace desk
