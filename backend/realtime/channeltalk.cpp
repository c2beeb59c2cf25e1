// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/channel.h"
#include "backend/realtime/messagelog.h"

#include <QJsonDocument>

namespace desk::realtime {

namespace {

constexpr qint64 presenceWindowSeconds = 30;

QString stringMember(const QByteArray &object, const char *name)
{
    return QJsonDocument::fromJson(object).object().value(QLatin1String(name)).toString();
}

} // namespace

void Channel::take(const frames::UserBroadcast &broadcast)
{
    if (m_state == State::Joining) {
        m_heldBroadcasts.push_back(broadcast);
        return;
    }
    const bool ours = broadcast.joinRef.isNull() || broadcast.joinRef == m_joinRef;
    if (m_state != State::Joined || !ours || !countMessage())
        return;
    if (broadcast.json && !frames::isJson(broadcast.payload))
        return;
    frames::UserBroadcast outgoing = broadcast;
    outgoing.metadata.clear(); // what a client may say there is meant for the server
    speak(outgoing, broadcast.ref, broadcast.payload.size());
}

void Channel::takeBroadcast(const frames::Frame &frame)
{
    if (!frames::isJson(frame.payload))
        return;
    frames::UserBroadcast broadcast;
    broadcast.topic = m_topic;
    broadcast.event = stringMember(frame.payload, "event");
    broadcast.payload = frames::member(frame.payload, "payload").value_or("{}");
    speak(broadcast, frame.ref, frame.payload.size());
}

void Channel::speak(const frames::UserBroadcast &broadcast, const QString &ref, qsizetype size)
{
    if (!m_rights.writeBroadcast)
        return; // dropped without a word, even when an answer was asked for
    if (size > m_services.faults.limit("limit_broadcast", m_services.settings.maxBroadcastBytes)) {
        if (m_request.ack)
            reply(ref, false, "\"payload_size_exceeded\"");
        return;
    }
    m_services.rooms.say(room(), broadcast, m_request.self ? nullptr : this);
    if (m_request.ack)
        reply(ref, true, "{}");
}

void Channel::hear(const Spoken &spoken)
{
    if (m_state != State::Joined || !m_rights.readBroadcast ||
        m_services.faults.strikes("drop_broadcast", m_topic, sub()))
        return;
    m_outlet.send(spoken);
}

void Channel::takePresence(const frames::Frame &frame)
{
    if (!frames::isJson(frame.payload) || !countPresence())
        return;
    const QString verb = stringMember(frame.payload, "event").toLower();
    if (!m_rights.writePresence)
        return reply(frame.ref, false,
                     R"({"reason":"Unauthorized: You do not have permissions to track presence"})");
    if (verb == QLatin1String("track")) {
        const QByteArray meta = frames::member(frame.payload, "payload").value_or("{}");
        if (!meta.startsWith('{'))
            return reply(frame.ref, false, R"({"reason":"InvalidPresence: the payload must be an object"})");
        reply(frame.ref, true, "{}");
        m_services.rooms.track(room(), *this, m_request.presenceKey, meta);
        return;
    }
    reply(frame.ref, verb == QLatin1String("untrack"), "{}");
    if (verb == QLatin1String("untrack"))
        m_services.rooms.untrack(room(), *this);
}

void Channel::hearPresence(const QByteArray &diff)
{
    if (m_state == State::Joined && m_request.presenceEnabled && m_rights.readPresence)
        push("presence_diff", diff);
}

void Channel::takeToken(const frames::Frame &frame)
{
    const QByteArray token = stringMember(frame.payload, "access_token").toUtf8();
    if (token.isEmpty() || token == m_token || token.startsWith("sb_"))
        return;
    const TokenVerdict verdict = m_services.keys.claimsOf(token, nowSeconds());
    if (!verdict.claims)
        return shut(verdict.reason.mid(verdict.reason.indexOf(QLatin1String(": ")) + 2));
    if (!m_request.isPrivate)
        return accept(*verdict.claims, token);
    askRights(m_services.link, this, *verdict.claims, subtopic(),
              [this, token, claims = *verdict.claims](const Rights &rights) {
                  if (m_state != State::Joined)
                      return;
                  if (!rights.mayEnter()) // a database that does not answer says no, too
                      return shut(
                          QStringLiteral("You do not have permissions to read from this Channel topic: %1")
                              .arg(subtopic()));
                  m_rights = rights;
                  accept(claims, token);
              });
}

void Channel::accept(const Claims &claims, const QByteArray &token)
{
    m_claims = claims;
    m_token = token;
    watchExpiry();
    if (m_state == State::Joined && !m_request.bindings.isEmpty())
        resubscribe();
}

void Channel::replay()
{
    if (!m_request.replay || !m_rights.readBroadcast)
        return;
    askReplay(m_services.link, this, m_topic, *m_request.replay,
              [this](const QList<frames::UserBroadcast> &found) {
                  for (const frames::UserBroadcast &broadcast : found)
                      hear(Spoken(broadcast));
              });
}

bool Channel::countPresence()
{
    const qint64 now = nowSeconds();
    std::erase_if(m_presenceCalls, [now](qint64 call) { return call <= now - presenceWindowSeconds; });
    m_presenceCalls.push_back(now);
    const qint64 most = m_services.faults.limit("limit_presence", m_services.settings.maxPresenceCalls);
    if (qint64(m_presenceCalls.size()) <= most)
        return true;
    shut(QStringLiteral("Client presence rate limit exceeded"));
    return false;
}

bool Channel::countMessage()
{
    if (m_second != nowSeconds()) {
        m_second = nowSeconds();
        m_messagesThisSecond = 0;
    }
    const qint64 most = m_services.faults.limit("limit_messages", m_services.settings.maxMessagesPerSecond);
    if (++m_messagesThisSecond <= most)
        return true;
    shut(QStringLiteral("Too many messages per second"));
    return false;
}

} // namespace desk::realtime
