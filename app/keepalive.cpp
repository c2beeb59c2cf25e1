// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keepalive.h"

#include "app/idlewatch.h"
#include "models/domain/deliver.h"

#include <algorithm>

namespace desk {

using namespace std::chrono_literals;

KeepAlive::KeepAlive(Identity &identity, const IdleWatch &watch, std::chrono::minutes limit, Timers &timers,
                     QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_timers(timers)
    , m_pause(pause(limit))
{
    connect(&watch, &IdleWatch::somebodyThere, this, [this] { m_somebodyIsThere = true; });
    arm();
}

std::chrono::seconds KeepAlive::pause(std::chrono::minutes limit)
{
    return std::min<std::chrono::seconds>(5min, std::chrono::seconds(limit) / 3);
}

void KeepAlive::arm()
{
    m_alarm = m_timers.after(m_pause, [this] {
        beat();
        arm();
    });
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
