// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/introduction.h"

#include "models/domain/deliver.h"
#include "models/domain/shutout.h"

namespace desk {

namespace {

/// The server has looked at it: saying it again would change nothing.
bool isSettled(const Result<Done> &answer)
{
    if (answer.ok())
        return true;
    switch (answer.error().kind) {
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound: // an older server, which knows of no devices
    case Error::Kind::Rejected:
        return true;
    default:
        return false;
    }
}

} // namespace

Introduction::Introduction(Sessions &sessions, const DeviceWords &device, QObject *parent)
    : QObject(parent)
    , m_sessions(sessions)
    , m_device(device.plain())
{
}

void Introduction::say()
{
    if (m_step != Step::Unsaid)
        return;
    m_step = Step::Saying;
    deliver(m_sessions.say(m_device), this, [this](const Result<Done> &answer) {
        m_step = isSettled(answer) ? Step::Said : Step::Unsaid;
        if (isSaid())
            Q_EMIT said();
        else if (isShutOut(answer.error()))
            Q_EMIT shutOut();
    });
}

} // namespace desk
