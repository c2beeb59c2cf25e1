// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/standing.h"

#include "models/domain/deliver.h"
#include "models/sync/sync.h"

#include <utility>

namespace desk {

namespace {

bool isSame(const Account &inside, const Account &now)
{
    return now.organization == inside.organization && now.role == inside.role &&
           now.company == inside.company;
}

} // namespace

Standing::Standing(Identity &identity, Feed &feed, const Sync &sync, const Account &inside,
                   const Clock &clock, Timers &timers, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_sync(sync)
    , m_clock(clock)
    , m_timers(timers)
    , m_inside(inside)
    , m_pause(seed)
{
    connect(&feed, &Feed::announced, this, [this](Feed::AboutMe what) {
        if (what == Feed::AboutMe::Membership)
            look();
    });
    connect(&feed, &Feed::gapSuspected, this, &Standing::look);
    connect(&sync, &Sync::stateChanged, this, [this] {
        if (m_sync.state() == Sync::State::Denied)
            look();
    });
}

void Standing::look()
{
    if (m_isOver)
        return;
    if (m_isAsking) {
        m_wasAnnounced = true;
        return;
    }
    m_again.reset();
    m_isAsking = true;
    m_wasAnnounced = false;
    deliver(m_identity.account(), this, [this](const Result<Account> &answer) {
        m_isAsking = false;
        if (answer.ok())
            heard(answer.value());
        else
            failed(answer.error());
    });
}

void Standing::heard(const Account &now)
{
    m_pause.succeeded(m_clock.monotonic());
    if (!isSame(m_inside, now)) {
        m_isOver = true;
        Q_EMIT changed(now);
    } else if (m_wasAnnounced) {
        look();
    }
}

/// A session that is over says so itself (Identity::ended).
void Standing::failed(const Error &error)
{
    if (error.kind == Error::Kind::SignedOut)
        return;
    m_again = m_timers.after(m_pause.failed(m_clock.monotonic(), error.retryAfter), [this] { look(); });
}

} // namespace desk
