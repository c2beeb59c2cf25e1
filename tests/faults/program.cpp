// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/program.h"

namespace desk::test {

namespace {

using namespace std::chrono_literals;

double half()
{
    return 0.5;
}

Endpoint endpoint()
{
    return Endpoint::from(QStringLiteral("https://desk.test"), QStringLiteral("sb_publishable_canarykey"))
        .value();
}

} // namespace

Program::Program(FakeTime &clock, Line &line, Rooms &rooms, KeyringModel &keyring)
    : time(clock)
    , vault(keyring, time, QStringLiteral("default@desk.test"))
    , transport(line.factory(), endpoint(), time, half)
    , lines(line.factory(), endpoint(), time, half)
    , supabase(transport)
    , service(lines, supabase)
    , renewal(supabase, service)
    , keeper(renewal, vault, time, half)
    , http(transport, keeper)
    , links(vault, time)
    , entrance(transport, http, keeper, links, address)
    , auth(entrance, http)
    , registrar(entrance)
    , credentials(entrance, http, supabase, time)
    , ownService(transport, lines, entrance)
    , factors(entrance)
    , door({auth, registrar, ownService, factors}, time, DoorOptions{})
    , m_rooms(rooms)
{
    connect(&door, &DoorPresenter::opened, this, &Program::enter);
    connect(&door, &DoorPresenter::changed, this, [this] {
        if (!isOpen())
            leave();
    });
    connect(&auth, &Identity::ended, this, [this](Identity::EndReason reason) { ends.append(reason); });
}

Program::~Program()
{
    leave();
}

void Program::enter(const Account &account)
{
    m_account = account;
    m_feed = std::make_unique<SupabaseFeed>(transport, keeper, account, time, m_rooms.factory(), half);
    m_reader = std::make_unique<Reader>(http, *m_feed, time);
    connect(
        m_reader.get(), &Reader::locked, this,
        [this] {
            if (isOpen())
                door.lock(m_account, DoorPresenter::LockReason::ByServer);
        },
        Qt::QueuedConnection);
    m_pages = std::make_unique<Pages>(http, credentials, factors, account, time);
    connect(m_pages.get(), &Pages::shutOut, m_reader.get(), &Reader::wake);
    keepAlive();
}

/// Somebody is at the desk, and the server hears of it.
void Program::keepAlive()
{
    m_alive = time.after(3min, [this] {
        touch();
        keepAlive();
    });
}

void Program::touch()
{
    deliver(auth.touch(), this, [](const Result<Done> &) {});
}

void Program::leave()
{
    m_alive.reset();
    m_pages.reset();
    m_reader.reset();
    m_feed.reset();
}

void Program::wake()
{
    transport.renewConnections();
    if (m_feed)
        m_feed->reconnect();
}

} // namespace desk::test
