// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection to Realtime: kept up as long as it is wanted, beaten every 25 seconds, given up after 10
// without an answer, and tried again after growing, scattered pauses. Each attempt has its own Wire.
#pragma once

#include "models/domain/result.h"
#include "models/ports/timers.h"
#include "net/http/httptransport.h"
#include "net/realtime/frames.h"
#include "net/realtime/wire.h"
#include "net/time/backoff.h"

#include <QObject>

#include <memory>

namespace desk {

class Socket : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Connecting, Open, Waiting };

    /// `transport` asks for the reason when the server refuses the handshake: the websocket hides it.
    /// `sieve` is for every connection, and has to outlive us.
    Socket(HttpTransport &transport, WireFactory wires, Timers &timers, Dice dice, Sieve sieve = {},
           QObject *parent = nullptr);
    ~Socket() override;

    void open();
    void close();
    /// Now, without waiting for a pause or for a heartbeat to notice.
    void reconnect();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString nextRef() { return QString::number(++m_ref); }
    void send(const frames::Frame &frame);

    static constexpr std::chrono::seconds ConnectWithin{10};
    static constexpr std::chrono::seconds Beat{25};
    static constexpr std::chrono::seconds BeatAnswer{10};
    static constexpr std::chrono::seconds Health{60};

Q_SIGNALS:
    void stateChanged();
    /// Everything but heartbeats and what the sieve took. A message that is no frame ends the connection: it
    /// may have been anything, so what was missed is asked for on a new one.
    void received(const desk::frames::Frame &frame);
    /// The server answered the handshake with something else: why, as far as it says.
    void refused(const desk::Error &reason);

private:
    void attempt();
    void opened();
    void taken(const QByteArray &text);
    void lost(int code);
    void fail(const char *why);
    void beat();
    void drop();
    void askWhy();
    void setState(State state);

    HttpTransport &m_transport;
    WireFactory m_wires;
    Sieve m_sieve;
    Timers &m_timers;
    Backoff m_backoff;
    State m_state = State::Closed;
    std::unique_ptr<Wire> m_wire;
    std::unique_ptr<Alarm> m_alarm; ///< of the state: connecting, the next beat, its answer, the pause
    std::unique_ptr<Alarm> m_health;
    QString m_beatRef; ///< of the beat that waits for its answer; null: none does
    quint64 m_ref = 0;
};

} // namespace desk
