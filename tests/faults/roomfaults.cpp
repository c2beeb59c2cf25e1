// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a connection, a frame to the server, and one from it.
#include "tests/faults/rooms.h"
#include "tests/faults/roomwords.h"

namespace desk::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Slow = 8s;   ///< within every patience of the program
constexpr auto Delay = 12s; ///< longer than a beat's answer may take
constexpr auto Late = 40s;  ///< outside of each

std::chrono::milliseconds lagOf(Fault fault)
{
    return fault == Fault::SlowDrip  ? Slow
           : fault == Fault::Delayed ? Delay
           : fault == Fault::Late    ? Late
                                     : 0s;
}

} // namespace

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
        down(wire, reply(frame, fine()).chopped(9));
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

} // namespace desk::test
