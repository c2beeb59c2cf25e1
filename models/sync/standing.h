// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether I am still let in, and as the one I came in as. The server's announcement makes it quick; a refused
// pull and every gap make it right. Only the server's own answer counts: trouble on the way is asked again.
#pragma once

#include "models/domain/account.h"
#include "models/ports/clock.h"
#include "models/ports/feed.h"
#include "models/ports/identity.h"
#include "models/ports/timers.h"
#include "models/sync/retrypause.h"

#include <QObject>

#include <memory>

namespace desk {

class Sync;

class Standing : public QObject
{
    Q_OBJECT

public:
    /// `inside`: as whom the person came in. `seed` of the jitter.
    Standing(Identity &identity, Feed &feed, const Sync &sync, const Account &inside, const Clock &clock,
             Timers &timers, quint32 seed, QObject *parent = nullptr);

Q_SIGNALS:
    /// Another role, organization or company, or none any more. Said once.
    void changed(const desk::Account &now);

private:
    void look();
    void heard(const Account &now);
    void failed(const Error &error);

    Identity &m_identity;
    const Sync &m_sync;
    const Clock &m_clock;
    Timers &m_timers;
    Account m_inside;
    RetryPause m_pause;
    std::unique_ptr<Alarm> m_again;
    bool m_isAsking = false;
    bool m_wasAnnounced = false; ///< while a question was under way, which may have come before it
    bool m_isOver = false;
};

} // namespace desk
