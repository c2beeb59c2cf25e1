// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/supabasefeed.h"

#include "net/log/log.h"

#include <QJsonArray>

namespace desk {

namespace {

QString equalsText(const char *column, const QString &id)
{
    return QLatin1String(column) % QStringLiteral("=eq.") % id;
}

QJsonObject binding(const char *table, const QString &filter)
{
    return {{QStringLiteral("event"), QStringLiteral("*")},
            {QStringLiteral("schema"), QStringLiteral("public")},
            {QStringLiteral("table"), QLatin1String(table)},
            {QStringLiteral("filter"), filter}};
}

/// The filters are those of the policies' branches: what they let through is all that may be seen, or less.
QJsonArray bindingsFor(const Account &account)
{
    const QString ours = equalsText("org_id", account.organization.toString());
    QJsonArray list{binding("messages", ours), binding("ticket_events", ours)};
    if (isTeam(account.role)) {
        list.append(binding("tickets", ours));
        list.append(binding("memberships", ours));
        return list;
    }
    list.append(binding("tickets", equalsText("requester_id", account.person.toString())));
    if (!account.company.isNull())
        list.append(binding("tickets", equalsText("company_id", account.company.toString())));
    list.append(binding("memberships", equalsText("user_id", account.person.toString())));
    return list;
}

QJsonObject configWith(const QJsonArray &bindings)
{
    return {{QStringLiteral("broadcast"),
             QJsonObject{{QStringLiteral("ack"), false}, {QStringLiteral("self"), false}}},
            {QStringLiteral("presence"),
             QJsonObject{{QStringLiteral("key"), QString()}, {QStringLiteral("enabled"), false}}},
            {QStringLiteral("postgres_changes"), bindings},
            {QStringLiteral("private"), true}};
}

QString ownRoom(const Account &account)
{
    return QStringLiteral("user:") % account.person.toString();
}

/// The rooms that the policies on realtime.messages know.
QString roomFor(const Account &account)
{
    if (isTeam(account.role))
        return QStringLiteral("org:") % account.organization.toString() % QStringLiteral(":agents");
    return ownRoom(account);
}

} // namespace

SupabaseFeed::SupabaseFeed(HttpTransport &transport, TokenSource &tokens, const Account &account,
                           Timers &timers, WireFactory wires, const Dice &dice, QObject *parent)
    : Feed(parent)
    , m_timers(timers)
    , m_rows(Channel::topicOf(roomFor(account)))
    , m_socket(transport, std::move(wires), timers, dice,
               [this](const QByteArray &text) { return m_rows.take(text); })
    , m_channel(m_socket, tokens, timers, dice, roomFor(account), configWith(bindingsFor(account)))
{
    connect(&m_rows, &LiveRows::arrived, this, &SupabaseFeed::awaitFrame);
    connect(&m_rows, &LiveRows::filled, this, &SupabaseFeed::deliverRows);
    connect(&m_rows, &LiveRows::gapSuspected, this, &SupabaseFeed::suspectGap);
    connect(&m_socket, &Socket::received, &m_channel, &Channel::take);
    connect(&m_socket, &Socket::stateChanged, this, &SupabaseFeed::update);
    connect(&m_socket, &Socket::refused, this, [this](const Error &reason) {
        qCWarning(logLive).noquote() << "handshake refused:" << reason.status << redactedSymbol(reason.code);
        // Not by the status: gateways and firewalls say 403 and 404 too, and then something else again.
        m_denied = joinFaultOf(reason.code) == JoinFault::Config;
        update();
    });
    connect(&m_channel, &Channel::stateChanged, this, &SupabaseFeed::update);
    connect(&m_channel, &Channel::resubscribed, this, &SupabaseFeed::suspectGap);
    if (isTeam(account.role)) {
        m_own = std::make_unique<Channel>(m_socket, tokens, timers, dice, ownRoom(account), configWith({}));
        connect(&m_socket, &Socket::received, m_own.get(), &Channel::take);
    }
    connect(m_own ? m_own.get() : &m_channel, &Channel::told, this, &SupabaseFeed::hear);
}

void SupabaseFeed::open()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_denied = false;
    m_wasLive = false;
    m_rows.clear(); // of a connection before this one
    m_channel.open();
    if (m_own)
        m_own->open();
    m_socket.open();
    update();
}

void SupabaseFeed::close()
{
    m_wanted = false;
    m_frame.reset();
    m_channel.close();
    if (m_own)
        m_own->close();
    m_socket.close();
    update();
}

void SupabaseFeed::reconnect()
{
    if (!m_wanted)
        return;
    m_denied = false;
    m_channel.open();
    if (m_own)
        m_own->open();
    if (m_socket.state() == Socket::State::Closed)
        m_socket.open(); // after a denial
    else
        m_socket.reconnect();
    update();
}

/// Nobody but the server may send in the room of a person. The tickets announced there are among the rows.
void SupabaseFeed::hear(const QString &event)
{
    if (event == u"membership")
        Q_EMIT announced(AboutMe::Membership);
    else if (event == u"security")
        Q_EMIT announced(AboutMe::Access);
}

void SupabaseFeed::awaitFrame()
{
    if (m_wanted && !m_frame)
        m_frame = m_timers.after(Gather, [this] { deliverRows(); });
}

void SupabaseFeed::deliverRows()
{
    if (!m_wanted)
        return; // the reading thread had not heard of it yet
    m_frame.reset();
    const std::optional<Event> rows = m_rows.next();
    if (!rows)
        return;
    // A batch a turn, so that keys and painting come in between; what is no batch yet waits for the frame's
    // end.
    m_frame =
        m_timers.after(m_rows.hasBatch() ? std::chrono::milliseconds(0) : Gather, [this] { deliverRows(); });
    Q_EMIT arrived(*rows);
}

void SupabaseFeed::suspectGap()
{
    if (m_wanted)
        Q_EMIT gapSuspected();
}

void SupabaseFeed::update()
{
    State state = State::Connecting;
    if (!m_wanted)
        state = State::Closed;
    else if (m_denied || m_channel.state() == Channel::State::Forbidden)
        state = State::Denied;
    else if (m_channel.state() == Channel::State::Live)
        state = State::Live;
    else if (m_socket.state() == Socket::State::Waiting || m_socket.state() == Socket::State::Closed)
        state = State::Offline;
    if (state == State::Denied && m_socket.state() != Socket::State::Closed)
        m_socket.close(); // comes back here, with the state that we are about to have
    if (state == m_state)
        return;
    m_state = state;
    qCInfo(logLive) << "feed" << state;
    Q_EMIT stateChanged(state);
    if (state != State::Live)
        return;
    if (std::exchange(m_wasLive, true))
        suspectGap();
}

} // namespace desk
