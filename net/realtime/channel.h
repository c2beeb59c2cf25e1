// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One subscription. Joined is not live: live is when the server says `system ok`, because changes before that
// are not delivered. A room without changes is live with its join. A close that nobody asked for is a fault,
// and answers to an earlier join are not ours.
#pragma once

#include "models/ports/timers.h"
#include "net/http/tokensource.h"
#include "net/realtime/joinfault.h"
#include "net/realtime/socket.h"

#include <QJsonObject>
#include <QObject>

#include <memory>

namespace desk {

class Channel : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Closed,    ///< not wanted, or no connection
        Joining,   ///< asked, or waiting for a token to ask with
        Joined,    ///< taken, not yet live
        Live,      ///< changes are delivered from now on
        Waiting,   ///< refused or closed; asked again after a pause
        Forbidden, ///< refused for good
    };

    /// `config` is the join's `config`; `name` the topic without `realtime:`.
    Channel(Socket &socket, TokenSource &tokens, Timers &timers, Dice dice, const QString &name,
            const QJsonObject &config, QObject *parent = nullptr);

    void open();
    void close();
    void take(const frames::Frame &frame);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] static QString topicOf(const QString &name) { return QStringLiteral("realtime:") % name; }

    static constexpr std::chrono::seconds JoinWithin{15};
    static constexpr std::chrono::seconds LiveWithin{30};

Q_SIGNALS:
    void stateChanged();
    /// `system ok` while live already: the server made the subscription anew.
    void resubscribed();
    /// An announcement in this room, by whoever may send there. What it carries is not read.
    void told(const QString &event);

private:
    void socketChanged();
    void join();
    void sendJoin();
    void replied(const QByteArray &payload);
    void system(const QByteArray &payload);
    void wentLive();
    void fault(const QString &reason);
    void renewAndJoin();
    void rejoinLater(std::chrono::milliseconds atLeast);
    void tokenChanged();
    void setState(State state);

    Socket &m_socket;
    TokenSource &m_tokens;
    Timers &m_timers;
    Backoff m_backoff;
    QString m_topic;
    QJsonObject m_config;
    State m_state = State::Closed;
    bool m_wanted = false;
    QString m_joinRef;     ///< of the join that counts; null: none
    QByteArray m_token;    ///< the server knows this one
    QString m_lastTrouble; ///< what `system` said before the close
    int m_tokenFaults = 0;
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace desk
