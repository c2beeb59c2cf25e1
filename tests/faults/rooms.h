// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Realtime of the fault run: connections, one topic, subscriptions that are live a while after the join,
// tokens that run out. Frames keep their order, as they do over TCP.
#pragma once

#include "net/realtime/frames.h"
#include "net/realtime/wire.h"
#include "tests/faults/authmodel.h"
#include "tests/faults/troubles.h"

#include <QPointer>

#include <list>

namespace desk::test {

class Rooms;

class RoomWire final : public Wire
{
    Q_OBJECT

public:
    RoomWire(Rooms &rooms, Sieve sieve)
        : m_rooms(rooms)
        , m_sieve(std::move(sieve))
    {
    }
    void open(const QUrl &) override;
    void send(const QByteArray &text) override;
    void hear(const QByteArray &text)
    {
        if (!m_sieve || !m_sieve(text))
            Q_EMIT received(text);
    }

    // The server's side of it.
    QString topic;
    QString joinRef; ///< null: nobody has joined
    QByteArray token;
    bool isLive = false;
    bool isDead = false; ///< nothing comes through any more, and nobody says so
    bool isMute = false; ///< what the server says now is lost
    bool isTwice = false;
    std::chrono::milliseconds busyUntil{0};

private:
    Rooms &m_rooms;
    Sieve m_sieve;
};

class Rooms
{
public:
    Rooms(FakeTime &time, AuthModel &server, Trouble &trouble)
        : m_time(time)
        , m_server(server)
        , m_trouble(trouble)
    {
    }
    [[nodiscard]] WireFactory factory();

    void connectWire(RoomWire *wire);
    void heard(RoomWire *wire, const frames::Frame &frame);
    /// The ticket has a new version, and whoever listens is told.
    void change();
    /// The server closes the channel of everybody who has joined.
    void shut(Step how);
    /// As after hours of sleep: both ends believe in a connection that is none.
    void lose();
    /// Connections over which changes reach a program.
    [[nodiscard]] int listeners() const;

    int joins = 0;

private:
    using Link = QPointer<RoomWire>;

    void serve(RoomWire *wire, const frames::Frame &frame);
    void serveOwnRoom(RoomWire *wire, const frames::Frame &frame);
    void join(RoomWire *wire, const frames::Frame &frame);
    void takeToken(RoomWire *wire, const QByteArray &token);
    void subscribe(RoomWire *wire);
    void expire(const Link &wire, const QByteArray &token);
    void wreckFrame(RoomWire *wire, const frames::Frame &frame, Fault fault);
    void wreckPush(RoomWire *wire, const QByteArray &text, Fault fault);
    [[nodiscard]] bool express(RoomWire *wire, Fault fault, const frames::Frame &about);
    void refuse(RoomWire *wire, const frames::Frame &about, const QByteArray &reason);
    void push(RoomWire *wire, Step step, const QString &event, const QByteArray &payload);
    void down(RoomWire *wire, const QByteArray &text);
    void cut(RoomWire *wire, int code);
    void later(const Link &wire, std::function<void(RoomWire &)> act);

    FakeTime &m_time;
    AuthModel &m_server;
    Trouble &m_trouble;
    QList<Link> m_wires;
    std::list<std::unique_ptr<Alarm>> m_alarms;
};

} // namespace desk::test
