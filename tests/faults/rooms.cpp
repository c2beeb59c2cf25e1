// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/rooms.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Latency = 10ms;
constexpr auto UntilLive = 700ms;
constexpr auto Slow = 8s;   ///< within every patience of the program
constexpr auto Delay = 12s; ///< longer than a beat's answer may take
constexpr auto Late = 40s;  ///< outside of each
const QByteArray ok = R"({"status":"ok","response":{}})";

QByteArray reply(const frames::Frame &to, const QByteArray &payload)
{
    return frames::encodeText({to.joinRef, to.ref, to.topic, QStringLiteral("phx_reply"), payload},
                              frames::Vsn::V2);
}

QByteArray error(const QByteArray &reason)
{
    return R"({"status":"error","response":{"reason":")" + reason + "\"}}";
}

QByteArray said(const char *status, const char *extension, const QByteArray &message)
{
    return QByteArray(R"({"status":")") + status + R"(","extension":")" + extension + R"(","message":")" +
           message + "\"}";
}

QByteArray ticket(int version)
{
    return R"({"ids":[1],"data":{"schema":"public","table":"tickets","type":"UPDATE","commit_timestamp":"2026-01-02T03:04:05Z",)"
           R"("columns":[],"record":{"id":"00000000-0000-4000-8000-0000000000a1","number":7,)"
           R"("requester_id":"00000000-0000-4000-8000-000000000002","title":"t","description":"d","category":"",)"
           R"("status":"open","priority":"low","created_at":"2026-01-02T03:04:05.000001+00:00",)"
           R"("updated_at":"2026-01-02T03:04:05.000001+00:00","version":)" +
           QByteArray::number(version) + R"(},"errors":null}})";
}

/// What the server says to a join, or before it closes a channel.
QByteArray reasonOf(Fault fault)
{
    switch (fault) {
    case Fault::Status403:
        return "Unauthorized: You do not have permissions to read from this Channel topic";
    case Fault::Status404:
        return "TenantNotFound: Tenant not found: desk";
    case Fault::Status429:
        return "ClientJoinRateLimitReached: Too many joins per second";
    case Fault::Status429Seconds:
        return "ConnectionRateLimitReached: Too many connected users";
    default:
        return "InvalidJWTToken: Token has expired 3 seconds ago";
    }
}

std::chrono::milliseconds lagOf(Fault fault)
{
    return fault == Fault::SlowDrip  ? Slow
           : fault == Fault::Delayed ? Delay
           : fault == Fault::Late    ? Late
                                     : 0s;
}

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

void Rooms::connectWire(RoomWire *wire)
{
    const auto fault = m_trouble.at(m_trouble.step == Step::Connect);
    const auto opened = [](RoomWire &there) { Q_EMIT there.opened(); };
    if (fault && endsIt(*fault))
        m_server.endAll(wordOf(*fault));
    if (!fault)
        return later(wire, opened);
    switch (*fault) {
    case Fault::HalfOpen:
        wire->isDead = true;
        return;
    case Fault::SlowDrip:
    case Fault::Delayed:
    case Fault::Late:
        wire->busyUntil = m_time.monotonic() + lagOf(*fault);
        return later(wire, opened);
    case Fault::CutAfter:
        later(wire, opened);
        return cut(wire, 1006);
    case Fault::Duplicate:
        later(wire, opened);
        return later(wire, opened);
    default:
        return cut(wire, 0);
    }
}

void Rooms::heard(RoomWire *wire, const frames::Frame &frame)
{
    if (const auto fault = m_trouble.at(isAt(m_trouble.step, frame)))
        wreckFrame(wire, frame, *fault);
    else
        serve(wire, frame);
}

void Rooms::serve(RoomWire *wire, const frames::Frame &frame)
{
    if (frame.event == u"heartbeat")
        return down(wire, reply(frame, ok));
    if (frame.event == u"phx_join")
        return join(wire, frame);
    if (frame.joinRef != wire->joinRef)
        return wire->joinRef.isNull() ? down(wire, reply(frame, error("unmatched topic"))) : void();
    if (frame.event == u"phx_leave") {
        wire->joinRef = QString();
        wire->isLive = false;
        return down(wire, reply(frame, ok));
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
    down(wire, reply(frame, ok));
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

/// What both directions have in common: something else is said instead. False: it is only about delivery.
bool Rooms::express(RoomWire *wire, Fault fault, const frames::Frame &about)
{
    switch (fault) {
    case Fault::CutBefore:
        cut(wire, 1006);
        return true;
    case Fault::HalfOpen:
        wire->isDead = true;
        return true;
    case Fault::Status401:
    case Fault::Status403:
    case Fault::Status404:
        refuse(wire, about, reasonOf(fault));
        return true;
    case Fault::Status429:
    case Fault::Status429Seconds:
        refuse(wire, about, reasonOf(fault));
        if (fault == Fault::Status429)
            cut(wire, 1001);
        return true;
    case Fault::Status500:
        down(wire,
             frames::encodeText({wire->joinRef, QString(), wire->topic, QStringLiteral("phx_error"), "{}"},
                                frames::Vsn::V2));
        wire->joinRef = QString();
        wire->isLive = false;
        return true;
    case Fault::Status503:
        down(wire, frames::encodeText({wire->joinRef, QString(), wire->topic, QStringLiteral("system"),
                                       said("ok", "system", "Server requested disconnect")},
                                      frames::Vsn::V2));
        cut(wire, 1012);
        return true;
    case Fault::Html:
        down(wire, "<html><body>Welcome to the hotel</body></html>");
        return true;
    case Fault::Huge: // our wire ends the connection
        cut(wire, 1009);
        return true;
    default:
        if (!endsIt(fault))
            return false;
        m_server.endAll(wordOf(fault));
        refuse(wire, about, reasonOf(fault));
        return true;
    }
}

void Rooms::wreckFrame(RoomWire *wire, const frames::Frame &frame, Fault fault)
{
    if (express(wire, fault, frame))
        return;
    wire->isMute = fault == Fault::CutAfter || fault == Fault::Truncated;
    wire->isTwice = fault == Fault::Duplicate;
    wire->busyUntil = std::max(wire->busyUntil, m_time.monotonic() + lagOf(fault));
    if (fault == Fault::Status409) // about an earlier join, on its way since then
        down(wire, frames::encodeText(
                       {QStringLiteral("0"), QString(), frame.topic, QStringLiteral("phx_close"), "{}"},
                       frames::Vsn::V2));
    serve(wire, frame);
    wire->isMute = wire->isTwice = false;
    if (fault == Fault::CutAfter)
        cut(wire, 1006);
    if (fault == Fault::Truncated)
        down(wire, reply(frame, ok).chopped(9));
}

void Rooms::wreckPush(RoomWire *wire, const QByteArray &text, Fault fault)
{
    if (express(wire, fault, {}))
        return;
    wire->busyUntil = std::max(wire->busyUntil, m_time.monotonic() + lagOf(fault));
    wire->isTwice = fault == Fault::Duplicate;
    if (fault == Fault::Status409)
        down(wire, frames::encodeText(
                       {QStringLiteral("0"), QString(), wire->topic, QStringLiteral("phx_close"), "{}"},
                       frames::Vsn::V2));
    down(wire, fault == Fault::Truncated ? text.chopped(text.size() / 2) : text);
    wire->isTwice = false;
    if (fault == Fault::CutAfter)
        cut(wire, 1006);
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
