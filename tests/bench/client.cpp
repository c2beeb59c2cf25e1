// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/client.h"

#include "ui/shell/actions.h"

namespace desk::bench {

namespace {

/// The real websocket; the counter hears each message before the feed does, in the thread that reads it.
WireFactory countedWires(Arrivals &arrivals)
{
    return [&arrivals](Sieve sieve) {
        return webSocketWires()([&arrivals, sieve = std::move(sieve)](const QByteArray &text) {
            if (frames::hasEarly(text, 120, "\"postgres_changes\",") && arrivals.frames++ == 0)
                arrivals.first = now();
            return sieve(text);
        });
    };
}

} // namespace

Client::Client(HttpTransport &transport, TokenSource &tokens, const Account &account, Theme &theme,
               Timers &timers, Arrivals &arrivals)
    : desk(account.person)
    , m_account(account)
    , m_http(transport, tokens)
    , m_backend(m_http, account)
    , m_feed(transport, tokens, account, timers, countedWires(arrivals))
    , m_sync(m_backend, m_feed, desk, m_clock, timers)
    , m_commands(m_backend, desk, m_clock, timers, account)
    , m_tickets(desk)
    , m_conversation(desk)
    , m_team(desk)
    , m_outbox(desk)
    , m_counts(desk)
    , m_window({m_account, desk, m_commands, m_sync, m_tickets, m_conversation, m_team, m_outbox, m_counts,
                m_clock, theme, m_layout, m_ask})
    , m_search(m_window.findChild<QLineEdit *>(QStringLiteral("searchField")))
    , m_paint(m_window)
{
}

Client::~Client()
{
    m_sync.stop();
}

void Client::show()
{
    m_window.go(Verb::ShowAllOpen);
    m_window.resize(1280, 800);
    m_window.show();
    m_sync.start();
}

bool Client::isSorted() const
{
    if (m_tickets.count() != desk.tickets().size())
        return false;
    qint64 above = std::numeric_limits<qint64>::max();
    for (int row = 0; row < m_tickets.count(); ++row) {
        const qint64 time = desk.tickets().updatedAt(m_tickets.tableRow(row));
        if (time > above)
            return false;
        above = time;
    }
    return true;
}

std::int64_t Client::versions() const
{
    std::int64_t sum = 0;
    for (TicketTable::Row row = 0; row < desk.tickets().rowEnd(); ++row)
        sum += desk.tickets().isAlive(row) ? desk.tickets().version(row) : 0;
    return sum;
}

} // namespace desk::bench
