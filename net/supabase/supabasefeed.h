// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Feed over one socket of Realtime: the tables that a screen shows, filtered as the policies are, gathered to
// one batch per frame of the screen; and the room of the person, where the server speaks to them alone.
#pragma once

#include "models/domain/account.h"
#include "models/ports/feed.h"
#include "net/realtime/channel.h"
#include "net/supabase/liverows.h"

namespace desk {

class SupabaseFeed final : public Feed
{
    Q_OBJECT

public:
    /// `account` must be a member.
    SupabaseFeed(HttpTransport &transport, TokenSource &tokens, const Account &account, Timers &timers,
                 WireFactory wires = webSocketWires(), const Dice &dice = systemDice(),
                 QObject *parent = nullptr);

    void open() override;
    void close() override;
    void reconnect() override;
    [[nodiscard]] State state() const override { return m_state; }

    /// One frame of a 60 Hz screen.
    static constexpr std::chrono::milliseconds Gather{16};

private:
    void awaitFrame();
    void deliverRows();
    void update();
    void suspectGap();
    void hear(const QString &event);

    Timers &m_timers;
    LiveRows m_rows; ///< before the socket, whose connections fill it
    Socket m_socket;
    Channel m_channel;
    std::unique_ptr<Channel> m_own; ///< null for clients: theirs is the one above
    State m_state = State::Closed;
    bool m_wanted = false;
    bool m_denied = false;
    bool m_wasLive = false;
    std::unique_ptr<Alarm> m_frame;
};

} // namespace desk
