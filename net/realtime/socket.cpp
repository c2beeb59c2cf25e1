// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/socket.h"

#include "models/domain/deliver.h"
#include "net/log/log.h"

namespace desk {

using namespace std::chrono_literals;

namespace {

/// The payload of a frame is an object, whole and readable.
std::optional<frames::Frame> frameOf(const QByteArray &text)
{
    auto frame = frames::decodeText(text, frames::Vsn::V2);
    if (frame && (!frame->payload.startsWith('{') || !frames::isJson(frame->payload)))
        frame.reset();
    return frame;
}

} // namespace

Socket::Socket(HttpTransport &transport, WireFactory wires, Timers &timers, Dice dice, Sieve sieve,
               QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_wires(std::move(wires))
    , m_sieve(std::move(sieve))
    , m_timers(timers)
    , m_backoff(500ms, 60s, std::move(dice))
{
}

Socket::~Socket()
{
    drop();
}

void Socket::open()
{
    if (m_state != State::Closed)
        return;
    m_backoff.reset();
    attempt();
}

void Socket::close()
{
    drop();
    setState(State::Closed);
}

void Socket::reconnect()
{
    if (m_state == State::Closed)
        return;
    m_backoff.reset();
    drop();
    setState(State::Waiting); // what was joined on the old connection is not joined any more
    attempt();
}

void Socket::attempt()
{
    m_wire = m_wires(m_sieve);
    connect(m_wire.get(), &Wire::opened, this, &Socket::opened);
    connect(m_wire.get(), &Wire::received, this, &Socket::taken);
    connect(m_wire.get(), &Wire::closed, this, &Socket::lost);
    // A server may accept the connection and never answer the handshake; the websocket would wait for ever.
    m_alarm = m_timers.after(ConnectWithin, [this] { fail("no handshake in time"); });
    setState(State::Connecting);
    m_wire->open(m_transport.endpoint().socketUrl());
}

void Socket::opened()
{
    qCInfo(logLive) << "connected";
    m_alarm = m_timers.after(Beat, [this] { beat(); });
    m_health = m_timers.after(Health, [this] { m_backoff.reset(); });
    setState(State::Open);
}

void Socket::beat()
{
    m_beatRef = nextRef();
    m_alarm = m_timers.after(BeatAnswer, [this] { fail("no answer to a heartbeat"); });
    send({QString(), m_beatRef, QStringLiteral("phoenix"), QStringLiteral("heartbeat"), "{}"});
}

void Socket::taken(const QByteArray &text)
{
    const auto frame = frameOf(text);
    if (!frame)
        return fail("a message that is no frame");
    if (frame->topic != u"phoenix") {
        Q_EMIT received(*frame);
        return;
    }
    // Answers to beats of an earlier time say nothing about now.
    if (!m_beatRef.isNull() && frame->ref == m_beatRef) {
        m_beatRef = QString();
        m_alarm = m_timers.after(Beat, [this] { beat(); });
    }
}

void Socket::send(const frames::Frame &frame)
{
    if (m_state == State::Open && m_wire)
        m_wire->send(frames::encodeText(frame, frames::Vsn::V2));
}

void Socket::lost(int code)
{
    qCInfo(logLive) << "connection closed, code" << code;
    fail("closed");
}

void Socket::fail(const char *why)
{
    const bool neverOpened = m_state == State::Connecting;
    const auto pause = m_backoff.next();
    qCInfo(logLive) << "connection lost:" << why << "- again in" << pause.count() << "ms";
    drop();
    m_alarm = m_timers.after(pause, [this] { attempt(); });
    setState(State::Waiting);
    if (neverOpened)
        askWhy();
}

void Socket::askWhy()
{
    Request request;
    request.path = m_transport.endpoint().socketUrl().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    request.path = request.path.mid(request.path.indexOf('/', request.path.startsWith("//") ? 2 : 0));
    request.deadline = 5s;
    deliver(m_transport.send(request), this, [this](const Result<HttpAnswer> &answer) {
        // A server that would speak websocket to us answers a plain question with 400 or 426: no refusal.
        if (answer || answer.error().kind == Error::Kind::Offline || answer.error().status == 400 ||
            answer.error().status == 426 || m_state == State::Closed || m_state == State::Open)
            return;
        Q_EMIT refused(answer.error());
    });
}

void Socket::drop()
{
    m_alarm.reset();
    m_health.reset();
    m_beatRef = QString();
    if (!m_wire)
        return;
    m_wire->disconnect(this);
    Wire *last = m_wire.release();
    last->setParent(this); // with us at the latest: it knows our sieve
    last->deleteLater();   // perhaps we are inside its signal
}

void Socket::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace desk
