// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reception.h"

#include "app/openoutside.h"

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
        m_drafts.clear();
        m_unsent.clear();
        m_news.clear();
    });
}

void Reception::wake()
{
    m_transport.renewConnections();
    m_lines.renewConnections();
}

void Reception::keepUnsent(PersonId person, const Unfinished &rest)
{
    if (!rest.isEmpty())
        m_unsent.insert(person, rest);
}

void Reception::keepKnownNews(PersonId person, std::optional<qint64> known)
{
    if (known)
        m_news.insert(person, *known);
}

std::optional<qint64> Reception::knownNews(PersonId person) const
{
    const auto found = m_news.constFind(person);
    return found == m_news.constEnd() ? std::nullopt : std::optional<qint64>(*found);
}

LeftBehind Reception::leftBehind() const
{
    LeftBehind left{0, m_drafts.count()};
    for (const Unfinished &rest : m_unsent)
        left.unsent += int(rest.outbox.size());
    return left;
}

} // namespace desk
