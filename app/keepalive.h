// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server takes the PIN's permission away after the idle minutes of the role without a sign of life. This
// gives the sign, but only while somebody is really there.
#pragma once

#include "models/ports/identity.h"
#include "models/ports/timers.h"

#include <QObject>

namespace desk {

class IdleWatch;

class KeepAlive : public QObject
{
    Q_OBJECT

public:
    KeepAlive(Identity &identity, const IdleWatch &watch, std::chrono::minutes limit, Timers &timers,
              QObject *parent = nullptr);

    /// Often enough that the server does not lock before we do, also when one sign is lost.
    [[nodiscard]] static std::chrono::seconds pause(std::chrono::minutes limit);

private:
    void arm();
    void beat();

    Identity &m_identity;
    Timers &m_timers;
    const std::chrono::seconds m_pause;
    std::unique_ptr<Alarm> m_alarm;
    bool m_somebodyIsThere = true;
};

} // namespace desk
