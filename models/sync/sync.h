// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fresh the desk is, and the only policy of freshness: subscribe first, then pull everything, hold live
// events back until it is in, replay them, stay live; after every gap pull again with the kept cursor.
// The feed makes us quick, the pull makes us right: only pulled pages move the cursor.
#pragma once

#include "models/ports/backend.h"
#include "models/ports/clock.h"
#include "models/ports/feed.h"
#include "models/ports/timers.h"
#include "models/store/desk.h"
#include "models/sync/heldevents.h"
#include "models/sync/retrypause.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace desk {

struct SyncPolicy
{
    int firstPage = 500;                ///< rows; small, so that there is something to see
    int page = 1500;                    ///< rows; one page is applied within a frame or two
    std::chrono::milliseconds pause{4}; ///< between pages: the screen is drawn in it
    std::chrono::milliseconds safetyPull{60'000};
    std::chrono::milliseconds firstPatience{600}; ///< at first, without a live feed: pull all the same
    std::chrono::milliseconds patience{8'000};    ///< later, without a live feed
    std::optional<quint32> seed;                  ///< of the jitter; chance decides, unless told
};

class Sync : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Offline,    ///< no connection, or stopped; what is shown is as of since()
        Connecting, ///< the first connection is under way
        Loading,    ///< connected; what is missing is being read
        Live,       ///< changes show as they happen
        Stale,      ///< the server answers, but not with everything; as of since()
        Locked,     ///< the PIN is asked for again; start() when it was given
        Denied,     ///< the server refuses the pull; not tried again by itself, but by wake()
    };
    Q_ENUM(State)

    Sync(Backend &backend, Feed &feed, Desk &desk, const Clock &clock, Timers &timers, SyncPolicy policy = {},
         QObject *parent = nullptr);

    void start();
    void stop();
    /// The machine woke up, or the network changed: look at once.
    void wake();

    [[nodiscard]] State state() const { return m_state; }
    /// Live: since when. Otherwise the moment up to which everything is known; not set: nothing is known.
    [[nodiscard]] Instant since() const { return m_since; }
    /// When the last row came in.
    [[nodiscard]] Instant lastChange() const { return m_lastChange; }
    [[nodiscard]] int loadedTickets() const { return m_desk.tickets().size(); }
    /// Why it is not live; empty when nothing went wrong.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// The state, its time, or the reason of the trouble is another.
    void stateChanged();
    /// A round of pages is in: the server can be reached, what waits can be sent.
    void pulled();

private:
    void feedChanged(Feed::State state);
    void feedArrived(const Event &event);
    void pull();
    void pullAfter(std::chrono::milliseconds delay);
    void askPageAfter(std::chrono::milliseconds delay);
    void askPage();
    void takePage(const PullPage &page);
    void applyPage(const PullPage &page);
    void endRound();
    void pullFailed(const Error &error);
    void abandonRound();
    void halt(State state);
    void update();
    [[nodiscard]] State stateNow() const;
    [[nodiscard]] bool isActive() const { return m_wanted && !m_halted; }
    [[nodiscard]] bool isFeedLive() const { return m_feed.state() == Feed::State::Live; }

    Backend &m_backend;
    Feed &m_feed;
    Desk &m_desk;
    const Clock &m_clock;
    Timers &m_timers;
    SyncPolicy m_policy;
    RetryPause m_pause;
    HeldEvents m_held;
    RecentlyGone m_gone;
    std::unique_ptr<Alarm> m_nextPage;
    std::unique_ptr<Alarm> m_nextPull; ///< back-off after a failure, safety pull, patience

    State m_state = State::Offline;
    std::optional<State> m_halted; ///< Locked or Denied, until start()
    Instant m_since;
    Instant m_lastChange;
    Instant m_known; ///< everything up to here is known
    Instant m_roundStarted;
    std::optional<Error> m_trouble;
    std::optional<Error> m_toldTrouble; ///< at the last stateChanged()
    QByteArray m_cursor;
    quint64 m_round = 0; ///< answers of earlier rounds are not listened to
    bool m_wanted = false;
    bool m_pulling = false;    ///< between the first question of a round and its end
    bool m_again = false;      ///< something happened that this round may have missed
    bool m_generation = false; ///< between the first page of a reset and its last
    bool m_roundWhileLive = false;
    bool m_caughtUp = false; ///< a whole round has passed since the feed became live
    bool m_answered = false; ///< a round has ended since the feed was lost
};

} // namespace desk
