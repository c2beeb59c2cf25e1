// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reception.h"

#include "app/openoutside.h"
#include "net/log/log.h"

namespace desk {

Reception::Reception(const Endpoint &endpoint, const QString &profile, const DoorOptions &options,
                     Keyring &keyring, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_transport([] { return std::make_unique<QNetworkAccessManager>(); }, endpoint, timers)
    , m_vault(keyring, timers, profile + u'@' + endpoint.authority())
    , m_lines([] { return std::make_unique<QNetworkAccessManager>(); }, endpoint, timers)
    , m_supabase(m_transport)
    , m_service(m_lines, m_supabase)
    , m_renewal(m_supabase, m_service)
    , m_session(m_renewal, m_vault, timers)
    , m_links(m_vault, clock)
    , m_loopback(timers)
    , m_http(m_transport, m_session)
    , m_entrance(m_transport, m_http, m_session, m_links, m_loopback)
    , m_auth(m_entrance, m_http)
    , m_registrar(m_entrance)
    , m_credentials(m_entrance, m_http, m_supabase, timers)
    , m_ownService(m_transport, m_lines, m_entrance)
    , m_factors(m_entrance)
    , m_door({m_auth, m_registrar, m_ownService, m_factors}, clock, options)
{
    connect(&m_loopback, &LoopbackListener::arrived, &m_door, &DoorPresenter::openLink);
    connect(&m_door.ways().browser(), &BrowserPresenter::openRequested, this, openOutside);
    connect(&m_auth, &Identity::ended, this, [this](Identity::EndReason reason) {
        if (reason != Identity::EndReason::SignedOut)
            return;
        m_kept.clear();
        m_auth.forgetSeal();
    });
}

void Reception::wake()
{
    m_transport.renewConnections();
    m_lines.renewConnections();
}

void Reception::sealKept(PersonId person)
{
    // After a sign-out there is neither a key nor anything to keep.
    if (!m_kept.seal(person, m_auth.seal()))
        qCWarning(logAuth, "what was begun could not be sealed");
    m_auth.forgetSeal();
}

void Reception::openKept(PersonId person)
{
    if (!m_kept.open(person, m_auth.seal()))
        qCWarning(logAuth, "what was sealed at the lock does not open with this key");
}

} // namespace desk
