// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/rooms.h"

#include "tests/faults/roomwords.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Latency = 10ms;
constexpr auto UntilLive = 700ms;

bool isAt(Step step, const frames::Frame &frame)
{
    switch (step) {
    case Step::Join:
    case Step::Rejoin:
        return frame.event == u"phx_join";
    case Step::Heartbeat:
        return frame.event == u"heartbeat";
    case Step::TokenPush:
        return frame.event == u"access_token";
    default:
        return false;
    }
}

} // namespace

void RoomWire::open(const QUrl &)
{
    m_rooms.connectWire(this);
}

void RoomWire::send(const QByteArray &text)
{
    if (!isDead)
        m_rooms.heard(this, frames::decodeText(text, frames::Vsn::V2).value());
}

WireFactory Rooms::factory()
{
    return [this](Sieve sieve) {
        auto wire = std::make_unique<RoomWire>(*this, std::move(sieve));
        m_wires.append(wire.get());
        return wire;
    };
}

/// In order, each after what was said before it.
void Rooms::later(const Link &wire, std::function<void(RoomWire &)> act)
{
    wire->busyUntil = std::max(wire->busyUntil, m_time.monotonic() + Latency);
    m_alarms.push_back(m_time.after(wire->busyUntil - m_time.monotonic(), [wire, act = std::move(act)] {
        if (wire && !wire->isDead)
            act(*wire);
    }));
}

void Rooms::down(RoomWire *wire, const QByteArray &text)
{
    if (wire->isMute)
        return;
    for (int i = 0; i < (wire->isTwice ? 2 : 1); ++i)
        later(wire, [text](RoomWire &there) { there.hear(text); });
}

void Rooms::cut(RoomWire *wire, int code)
{
    later(wire, [code](RoomWire &there) {
        there.isDead = true;
        there.isLive = false;
        Q_EMIT there.closed(code);
    });
}

void Rooms::heard(RoomWire *wire, const frames::Frame &frame)
{
    if (frame.topic.startsWith(u"realtime:user:"))
        return serveOwnRoom(wire, frame);
    if (const auto fault = m_trouble.at(isAt(m_trouble.step, frame)))
        wreckFrame(wire, frame, *fault);
    else
        serve(wire, frame);
}

/// Where the server speaks to one person alone, beside the room of the team: there are no rows in it. It is
/// let in as long as its token is good; trouble is made in the other one.
void Rooms::serveOwnRoom(RoomWire *wire, const frames::Frame &frame)
{
    if (frame.event == u"phx_join" || frame.event == u"phx_leave")
        down(wire, reply(frame, fine()));
}

void Rooms::serve(RoomWire *wire, const frames::Frame &frame)
{
    if (frame.event == u"heartbeat")
        return down(wire, reply(frame, fine()));
    if (frame.event == u"phx_join")
        return join(wire, frame);
    if (frame.joinRef != wire->joinRef)
        return wire->joinRef.isNull() ? down(wire, reply(frame, error("unmatched topic"))) : void();
    if (frame.event == u"phx_leave") {
        wire->joinRef = QString();
        wire->isLive = false;
        return down(wire, reply(frame, fine()));
    }
    takeToken(wire, QJsonDocument::fromJson(frame.payload)
                        .object()
                        .value(QStringLiteral("access_token"))
                        .toString()
                        .toLatin1());
}

void Rooms::join(RoomWire *wire, const frames::Frame &frame)
{
    ++joins;
    const QByteArray token = QJsonDocument::fromJson(frame.payload)
                                 .object()
                                 .value(QStringLiteral("access_token"))
                                 .toString()
                                 .toLatin1();
    if (const auto *used = m_server.byAccess(token); used && m_server.onUse)
        m_server.onUse(*used);
    if (!m_server.isValid(token))
        return down(wire, reply(frame, error(reasonOf(Fault::Status401))));
    wire->topic = frame.topic;
    wire->joinRef = frame.joinRef;
    wire->token = token;
    down(wire, reply(frame, fine()));
    subscribe(wire);
}

void Rooms::subscribe(RoomWire *wire)
{
    const auto left = m_server.byAccess(wire->token)->expires - m_server.now();
    m_alarms.push_back(m_time.after(std::chrono::milliseconds(left),
                                    [this, link = Link(wire), token = wire->token] { expire(link, token); }));
    m_alarms.push_back(m_time.after(UntilLive, [this, link = Link(wire), ref = wire->joinRef] {
        if (!link || link->joinRef != ref)
            return;
        link->isLive = true;
        push(link, Step::System, QStringLiteral("system"),
             said("ok", "postgres_changes", "Subscribed to PostgreSQL"));
    }));
}

void Rooms::expire(const Link &wire, const QByteArray &token)
{
    if (!wire || wire->token != token || wire->joinRef.isNull())
        return;
    refuse(wire, {}, reasonOf(Fault::Status401));
}

void Rooms::takeToken(RoomWire *wire, const QByteArray &token)
{
    const auto *used = m_server.byAccess(token);
    if (used && m_server.onUse)
        m_server.onUse(*used);
    if (!m_server.isValid(token))
        return refuse(wire, {}, reasonOf(Fault::Status401));
    wire->token = token;
    subscribe(wire);
}

/// `about` a join: its answer. Otherwise the channel is told why, and closed.
void Rooms::refuse(RoomWire *wire, const frames::Frame &about, const QByteArray &reason)
{
    if (about.event == u"phx_join")
        return down(wire, reply(about, error(reason)));
    const QString ref = std::exchange(wire->joinRef, QString());
    wire->isLive = false;
    const auto tell = [&](const char *event, const QByteArray &payload) {
        down(wire, frames::encodeText({ref, QString(), wire->topic, QLatin1String(event), payload},
                                      frames::Vsn::V2));
    };
    const bool isToken = reason.startsWith("Invalid");
    tell("system", said("error", "system", isToken ? reason.mid(reason.indexOf(": ") + 2) : reason));
    tell("phx_close", "{}");
}

void Rooms::push(RoomWire *wire, Step step, const QString &event, const QByteArray &payload)
{
    const bool named = step != Step::Change;
    const QByteArray text = frames::encodeText(
        {named ? wire->joinRef : QString(), QString(), wire->topic, event, payload}, frames::Vsn::V2);
    if (step == Step::PhxClose || step == Step::PhxError) {
        wire->joinRef = QString();
        wire->isLive = false;
    }
    if (const auto fault = m_trouble.at(m_trouble.step == step))
        wreckPush(wire, text, *fault);
    else
        down(wire, text);
}

void Rooms::change()
{
    ++m_server.version;
    for (const Link &wire : std::as_const(m_wires)) {
        if (wire && wire->isLive && !wire->isDead)
            push(wire, Step::Change, QStringLiteral("postgres_changes"), ticket(m_server.version));
    }
}

void Rooms::shut(Step how)
{
    for (const Link &wire : std::as_const(m_wires)) {
        if (wire && !wire->joinRef.isNull())
            push(wire, how, how == Step::PhxError ? QStringLiteral("phx_error") : QStringLiteral("phx_close"),
                 "{}");
    }
}

void Rooms::lose()
{
    for (const Link &wire : std::as_const(m_wires)) {
        if (wire)
            wire->isDead = true;
    }
}

int Rooms::listeners() const
{
    return int(std::count_if(m_wires.begin(), m_wires.end(),
                             [](const Link &wire) { return wire && wire->isLive && !wire->isDead; }));
}

} // namespace desk::test
