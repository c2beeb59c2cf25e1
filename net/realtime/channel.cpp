// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/channel.h"

#include "models/domain/deliver.h"
#include "net/log/log.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace desk {

using namespace std::chrono_literals;

namespace {

QJsonObject objectOf(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

/// `response` is an object, or now and then a bare word.
QString reasonOf(const QJsonValue &response)
{
    return response.isString() ? response.toString() : response[QStringLiteral("reason")].toString();
}

} // namespace

Channel::Channel(Socket &socket, TokenSource &tokens, Timers &timers, Dice dice, const QString &name,
                 const QJsonObject &config, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_tokens(tokens)
    , m_timers(timers)
    , m_backoff(500ms, 60s, std::move(dice))
    , m_topic(topicOf(name))
    , m_config(config)
{
    connect(&socket, &Socket::stateChanged, this, &Channel::socketChanged);
    connect(&tokens, &TokenSource::tokenChanged, this, &Channel::tokenChanged);
}

void Channel::open()
{
    m_wanted = true;
    m_tokenFaults = 0;
    m_backoff.reset();
    if (m_socket.state() == Socket::State::Open)
        join();
    else
        setState(State::Closed); // also when it was forbidden before
}

void Channel::close()
{
    m_wanted = false;
    if (!m_joinRef.isNull())
        m_socket.send({m_joinRef, m_socket.nextRef(), m_topic, QStringLiteral("phx_leave"), "{}"});
    m_joinRef = QString();
    m_alarm.reset();
    setState(State::Closed);
}

void Channel::socketChanged()
{
    if (m_socket.state() == Socket::State::Open) {
        if (m_wanted && m_state != State::Forbidden)
            join();
        return;
    }
    m_joinRef = QString();
    m_alarm.reset();
    if (m_state != State::Forbidden)
        setState(State::Closed);
}

/// Never without a valid token: the server would take a join without one, and deliver nothing.
void Channel::join()
{
    m_joinRef = QString();
    m_lastTrouble.clear();
    setState(State::Joining);
    if (m_tokens.accessToken().isEmpty())
        renewAndJoin();
    else
        sendJoin();
}

void Channel::sendJoin()
{
    m_token = m_tokens.accessToken();
    const QJsonObject payload{{QStringLiteral("config"), m_config},
                              {QStringLiteral("access_token"), QString::fromLatin1(m_token)}};
    m_joinRef = m_socket.nextRef();
    m_alarm = m_timers.after(JoinWithin, [this] { fault(QStringLiteral("no answer to a join")); });
    m_socket.send({m_joinRef, m_joinRef, m_topic, QStringLiteral("phx_join"),
                   QJsonDocument(payload).toJson(QJsonDocument::Compact)});
}

void Channel::renewAndJoin()
{
    m_alarm.reset();
    m_joinRef = QString();
    setState(State::Joining);
    deliver(m_tokens.renew(m_token), this, [this](const Result<Done> &renewed) {
        if (m_state != State::Joining || !m_joinRef.isNull() || m_socket.state() != Socket::State::Open)
            return;
        if (renewed && !m_tokens.accessToken().isEmpty())
            sendJoin();
        else
            rejoinLater(0ms);
    });
}

void Channel::take(const frames::Frame &frame)
{
    if (frame.topic != m_topic || m_joinRef.isNull())
        return;
    // Frames of an earlier join may still be on their way; the server leaves the ref out where it means all.
    if (!frame.joinRef.isNull() && frame.joinRef != m_joinRef)
        return;
    if (frame.event == u"phx_reply") {
        const bool unknown = frame.payload.contains("unmatched topic");
        if (frame.ref == m_joinRef || unknown)
            replied(frame.payload);
    } else if (frame.event == u"system") {
        system(frame.payload);
    } else if (frame.event == u"broadcast") {
        Q_EMIT told(objectOf(frame.payload).value(QStringLiteral("event")).toString());
    } else if (frame.event == u"phx_close" || frame.event == u"phx_error") {
        fault(m_lastTrouble.isEmpty() ? QString(frame.event) : m_lastTrouble);
    }
}

void Channel::replied(const QByteArray &payload)
{
    const QJsonObject reply = objectOf(payload);
    if (reply.value(QStringLiteral("status")) != QStringLiteral("ok")) {
        fault(reasonOf(reply.value(QStringLiteral("response"))));
    } else if (m_state == State::Joining) {
        if (m_config[QStringLiteral("postgres_changes")].toArray().isEmpty())
            return wentLive(); // nothing that the server would have to prepare
        m_alarm = m_timers.after(LiveWithin, [this] { fault(QStringLiteral("never live")); });
        setState(State::Joined);
    }
}

void Channel::system(const QByteArray &payload)
{
    const QJsonObject said = objectOf(payload);
    const bool ok = said.value(QStringLiteral("status")) == QStringLiteral("ok");
    const bool changes = said.value(QStringLiteral("extension")) == QStringLiteral("postgres_changes");
    const QString message = said.value(QStringLiteral("message")).toString();
    if (ok && changes) {
        wentLive();
    } else if (!ok && changes && joinFaultOf(message) == JoinFault::Config) {
        fault(message);
    } else if (!ok && changes && m_state == State::Live) {
        // The server tries again by itself; until it says ok we hear nothing.
        m_alarm = m_timers.after(LiveWithin, [this] { fault(QStringLiteral("not live again")); });
        setState(State::Joined);
    } else if (!ok) {
        m_lastTrouble = message;
    }
}

void Channel::wentLive()
{
    m_alarm.reset();
    m_tokenFaults = 0;
    m_backoff.reset();
    const bool again = m_state == State::Live;
    setState(State::Live);
    if (again)
        Q_EMIT resubscribed();
}

void Channel::fault(const QString &reason)
{
    // Only the code: what follows it may quote what we sent.
    qCInfo(logLive).noquote() << "channel fault:" << redactedSymbol(reason.section(u':', 0, 0));
    m_joinRef = QString();
    m_lastTrouble.clear();
    switch (joinFaultOf(reason)) {
    case JoinFault::Token:
        if (++m_tokenFaults <= 2)
            renewAndJoin();
        else
            rejoinLater(30s);
        break;
    case JoinFault::Quota:
        rejoinLater(30s);
        break;
    case JoinFault::Transient:
        rejoinLater(0ms);
        break;
    case JoinFault::Forbidden:
    case JoinFault::Config:
        m_alarm.reset();
        setState(State::Forbidden);
        break;
    }
}

void Channel::rejoinLater(std::chrono::milliseconds atLeast)
{
    m_joinRef = QString();
    setState(State::Waiting);
    m_alarm = m_timers.after(atLeast + m_backoff.next(), [this] {
        if (m_socket.state() == Socket::State::Open)
            join();
    });
}

void Channel::tokenChanged()
{
    const QByteArray token = m_tokens.accessToken();
    if (m_joinRef.isNull() || token.isEmpty() || token == m_token)
        return;
    m_token = token;
    const QJsonObject payload{{QStringLiteral("access_token"), QString::fromLatin1(token)}};
    m_socket.send({m_joinRef, m_socket.nextRef(), m_topic, QStringLiteral("access_token"),
                   QJsonDocument(payload).toJson(QJsonDocument::Compact)});
}

void Channel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace desk
