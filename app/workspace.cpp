// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace.h"

#include "app/desktopnotice.h"
#include "app/reception.h"
#include "app/settings.h"
#include "app/shells.h"
#include "app/thisdevice.h"
#include "ui/shell/windowstate.h"

#include <QApplication>
#include <QRandomGenerator>

namespace desk {

Workspace::Workspace(const Account &account, Reception &reception, Settings &settings, Theme &theme,
                     const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_reception(reception)
    , m_account(account)
    // The state, and the one door into it.
    , m_desk(account.person)
    // The two hands of the network: questions and orders, and what happens by itself.
    , m_backend(reception.http(), account)
    , m_admission(reception.http(), account)
    , m_sessions(reception.http(), account)
    , m_safety(reception.http(), account)
    , m_feed(reception.transport(), reception.tokens(), account, timers)
    // The two who have the key to the door.
    , m_sync(m_backend, m_feed, m_desk, clock, timers)
    , m_commands(m_backend, m_desk, clock, timers, account)
    , m_introduction(m_sessions, thisDevice())
    // What happens to the person.
    , m_standing(reception.identity(), m_feed, m_sync, account, clock, timers,
                 QRandomGenerator::global()->generate())
    , m_news(m_sessions, m_feed, reception.kept().knownNews(account.person))
    // What views read.
    , m_tickets(m_desk)
    , m_conversation(m_desk)
    , m_team(m_desk)
    , m_outbox(m_desk)
    , m_counts(m_desk)
    // The person.
    , m_idle(std::chrono::minutes(account.idleMinutes), clock, timers, *qApp)
    , m_keepAlive(reception.identity(), m_idle, std::chrono::minutes(account.idleMinutes), timers)
    , m_window(makeShell({m_account,
                          m_desk,
                          m_commands,
                          m_sync,
                          m_tickets,
                          m_conversation,
                          m_team,
                          m_outbox,
                          m_counts,
                          clock,
                          theme,
                          settings,
                          m_ask,
                          &m_admission,
                          &reception.kept().drafts(),
                          &m_sessions,
                          &m_news,
                          &reception.credentials(),
                          &reception.factors(),
                          &m_safety},
                         *this))
{
    m_commands.takeUp(reception.kept().takeUnsent(account.person));
    connect(&m_sync, &Sync::pulled, &m_commands, &TicketCommands::sendWaiting);
    connect(&m_sync, &Sync::pulled, &m_introduction, &Introduction::say);
    connect(&m_introduction, &Introduction::said, &m_news, &SecurityNews::begin);
    connect(&m_news, &SecurityNews::happened, this, [this] {
        callFor(m_window.get(), tr("Something happened to your sign-in. Open Deskbell to see it."));
    });
    connect(&m_introduction, &Introduction::shutOut, &m_sync, &Sync::wake);
    connect(&m_news, &SecurityNews::shutOut, &m_sync, &Sync::wake);
    connect(&m_standing, &Standing::changed, this, &Workspace::standingChanged);
    connect(&m_sync, &Sync::stateChanged, this, &Workspace::lookAtLock);
    connect(&m_idle, &IdleWatch::due, this,
            [this] { Q_EMIT lockRequested(DoorPresenter::LockReason::Idle); });
    m_sync.start();
}

Workspace::~Workspace()
{
    m_sync.stop();
}

void Workspace::lookAtLock()
{
    if (m_sync.state() == Sync::State::Locked)
        Q_EMIT lockRequested(DoorPresenter::LockReason::ByServer);
}

/// Who slept through the idle time asks the server for nothing more: the desk is locked.
void Workspace::wake()
{
    if (!m_idle.look())
        m_sync.wake();
}

void Workspace::takeAddress(const QString &email)
{
    m_account.email = email;
    m_reception.door().signIn().setEmail(email); // the old one would get no code after signing out
}

void Workspace::show()
{
    raise();
}

void Workspace::hide()
{
    m_window->hide();
}

bool Workspace::isMinimized() const
{
    return m_window->isMinimized();
}

void Workspace::raise()
{
    bringUp(m_window.get());
}

} // namespace desk
