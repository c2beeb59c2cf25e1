// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/channel.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

namespace desk::realtime {

namespace {

// A database that is just starting, or starting again, gets three seconds before a private join is refused.
constexpr int maxAttempts = 15;
constexpr int attemptMs = 200;
constexpr qint64 longestSleepMs = 300'000; // a token is looked at every five minutes at least

quint64 nextMemberId()
{
    static quint64 last = 0;
    return ++last;
}

QByteArray replyPayload(bool ok, const QByteArray &response)
{
    return QByteArray("{\"status\":\"") + (ok ? "ok" : "error") + "\",\"response\":" + response + '}';
}

QByteArray reasonObject(const QString &reason)
{
    return "{\"reason\":" + frames::quoted(reason) + '}';
}

} // namespace

qint64 nowSeconds()
{
    return QDateTime::currentSecsSinceEpoch();
}

Channel::Channel(Services &services, Outlet &outlet, const frames::Frame &join, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_outlet(outlet)
    , m_join(join)
    , m_topic(join.topic)
    , m_joinRef(join.joinRef.isEmpty() ? join.ref : join.joinRef)
    , m_request(readJoin(join.payload))
    , m_memberId(nextMemberId())
{
    for (QTimer *const timer : {&m_expiry, &m_waitLimit, &m_resubscribe})
        timer->setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &Channel::watchExpiry);
    connect(&m_resubscribe, &QTimer::timeout, this, &Channel::subscribe);
    connect(&m_waitLimit, &QTimer::timeout, this, [this] {
        refuse(QStringLiteral("PostgresChangesSubscribeTimeout: the subscription was not confirmed in time"));
    });
}

Channel::~Channel()
{
    leave();
}

void Channel::start(const QString &oldJoinRef)
{
    m_oldJoinRef = oldJoinRef;
    if (const auto rule = m_services.faults.take("join_error", m_topic))
        return refuse(rule->value(QLatin1String("reason")).toString());
    if (!m_request.problem.isEmpty())
        return refuse(m_request.problem);
    m_token = m_request.token.isEmpty() ? m_outlet.connectionKey() : m_request.token;
    const TokenVerdict verdict = m_services.keys.claimsOf(m_token, nowSeconds());
    if (!verdict.claims)
        return refuse(verdict.reason);
    m_claims = *verdict.claims;
    if (!m_request.isPrivate) {
        m_rights = {false, true, true, true, true};
        return admit();
    }
    askToEnter();
}

void Channel::askToEnter()
{
    askRights(m_services.link, this, m_claims, subtopic(), [this](const Rights &rights) {
        if (m_state != State::Joining)
            return;
        m_rights = rights;
        if (rights.lost && ++m_attempts < maxAttempts)
            return QTimer::singleShot(attemptMs, this, &Channel::askToEnter);
        if (rights.lost)
            return refuse(QStringLiteral("UnableToConnectToProject: the database does not answer"));
        if (!rights.mayEnter())
            return refuse(QStringLiteral(
                              "Unauthorized: You do not have permissions to read from this Channel topic: %1")
                              .arg(subtopic()));
        admit();
    });
}

void Channel::admit()
{
    if (m_request.presenceKey.isEmpty())
        m_request.presenceKey = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_waiting = m_request.wait && !m_request.bindings.isEmpty() &&
                !m_services.faults.strikes("ignore_wait", m_topic, sub());
    if (m_waiting)
        m_waitLimit.start(m_request.waitMs);
    else
        welcome();
    if (m_state != State::Closed && !m_request.bindings.isEmpty())
        subscribe();
}

void Channel::welcome()
{
    m_waiting = false;
    m_waitLimit.stop();
    m_state = State::Joined;
    QByteArray echoes;
    for (const Binding &binding : m_request.bindings)
        echoes += (echoes.isEmpty() ? "" : ",") + QJsonDocument(binding.echo).toJson(QJsonDocument::Compact);
    if (!m_services.faults.strikes("mute_join_reply", m_topic, sub()))
        reply(m_join.ref, true, "{\"postgres_changes\":[" + echoes + "]}");
    if (!m_oldJoinRef.isNull())
        m_outlet.send({m_oldJoinRef, m_oldJoinRef, m_topic, QStringLiteral("phx_close"), "{}"});
    // The state goes first and without ourselves; whoever comes later is a difference.
    if (m_request.presenceEnabled && m_rights.readPresence)
        push("presence_state", m_services.rooms.presenceState(room()));
    m_services.rooms.enter(room(), this);
    if (m_request.replicationReady)
        system(true, "system", QStringLiteral("Replication connection established"));
    watchExpiry();
    replay();
    for (const auto held = std::exchange(m_held, {}); const frames::Frame &frame : held)
        take(frame);
    for (const auto held = std::exchange(m_heldBroadcasts, {}); const frames::UserBroadcast &broadcast : held)
        take(broadcast);
}

void Channel::refuse(const QString &reason)
{
    reply(m_join.ref, false, reasonObject(reason));
    if (!m_oldJoinRef.isNull())
        m_outlet.send({m_oldJoinRef, m_oldJoinRef, m_topic, QStringLiteral("phx_close"), "{}"});
    close();
}

void Channel::take(const frames::Frame &frame)
{
    if (m_state == State::Joining)
        m_held.push_back(frame);
    else if (m_state == State::Joined && (frame.joinRef.isNull() || frame.joinRef == m_joinRef))
        takeJoined(frame);
}

void Channel::takeJoined(const frames::Frame &frame)
{
    if (frame.event == QLatin1String("phx_leave")) {
        reply(frame.ref, true, "{}");
        m_outlet.send({m_joinRef, m_joinRef, m_topic, QStringLiteral("phx_close"), "{}"});
        return close();
    }
    if (!countMessage())
        return;
    if (frame.event == QLatin1String("broadcast"))
        takeBroadcast(frame);
    else if (frame.event == QLatin1String("presence"))
        takePresence(frame);
    else if (frame.event == QLatin1String("access_token"))
        takeToken(frame);
}

void Channel::leave()
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    ++m_round;
    m_services.subscriptions.unsubscribe(this);
    m_services.rooms.leave(room(), this);
    for (QTimer *const timer : {&m_expiry, &m_waitLimit, &m_resubscribe})
        timer->stop();
}

void Channel::close()
{
    leave();
    Q_EMIT closed();
}

void Channel::shut(const QString &message)
{
    system(false, "system", message);
    m_outlet.send({m_joinRef, m_joinRef, m_topic, QStringLiteral("phx_close"), "{}"});
    close();
}

void Channel::sayGoodbye()
{
    if (m_state == State::Joined)
        system(true, "system", QStringLiteral("Server requested disconnect"));
}

void Channel::watchExpiry()
{
    if (m_claims.exp == 0)
        return;
    const qint64 left = m_claims.exp * 1000 - QDateTime::currentMSecsSinceEpoch();
    if (left <= 0)
        return shut(QStringLiteral("Token has expired %1 seconds ago").arg(-left / 1000));
    m_expiry.start(int(std::min(left, longestSleepMs)));
}

void Channel::reply(const QString &ref, bool ok, const QByteArray &response)
{
    m_outlet.send({m_joinRef, ref, m_topic, QStringLiteral("phx_reply"), replyPayload(ok, response)});
}

void Channel::push(const char *event, const QByteArray &payload)
{
    QString joinRef = m_joinRef;
    if (m_services.faults.strikes("stale_join_ref", m_topic, sub()))
        joinRef = QStringLiteral("stale-%1").arg(m_joinRef);
    m_outlet.send({joinRef, {}, m_topic, QLatin1String(event), payload});
}

void Channel::system(bool ok, const char *extension, const QString &message)
{
    push("system", "{\"channel\":" + frames::quoted(subtopic()) + ",\"extension\":\"" + extension +
                       "\",\"message\":" + frames::quoted(message) + ",\"status\":\"" +
                       (ok ? "ok" : "error") + "\"}");
}

} // namespace desk::realtime
