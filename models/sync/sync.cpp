// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/sync.h"

#include "models/domain/deliver.h"

#include <QRandomGenerator>

namespace desk {

Sync::Sync(Backend &backend, Feed &feed, Desk &desk, const Clock &clock, Timers &timers, SyncPolicy policy,
           QObject *parent)
    : QObject(parent)
    , m_backend(backend)
    , m_feed(feed)
    , m_desk(desk)
    , m_clock(clock)
    , m_timers(timers)
    , m_policy(policy)
    , m_pause(policy.seed.value_or(QRandomGenerator::global()->generate()))
{
    connect(&feed, &Feed::stateChanged, this, &Sync::feedChanged);
    connect(&feed, &Feed::arrived, this, &Sync::feedArrived);
    connect(&feed, &Feed::gapSuspected, this, &Sync::pull);
}

void Sync::start()
{
    if (isActive())
        return;
    m_wanted = true;
    m_halted.reset();
    m_trouble.reset();
    m_pause.reset();
    pullAfter(m_desk.isLoaded() ? m_policy.patience : m_policy.firstPatience);
    m_feed.open();
    update();
}

void Sync::stop()
{
    m_wanted = false;
    abandonRound();
    m_nextPull.reset();
    m_held.clear();
    m_feed.close();
    update();
}

void Sync::wake()
{
    if (m_wanted && m_halted == State::Denied) {
        start(); // whoever said no may have changed their mind
        return pull();
    }
    if (!isActive())
        return;
    m_pause.reset();
    abandonRound(); // its question may have been sent into a network that is gone
    m_feed.reconnect();
    pull();
}

void Sync::feedChanged(Feed::State state)
{
    if (!isActive())
        return;
    if (state != Feed::State::Live) {
        if (m_caughtUp) { // only now is it lost; the attempts that follow are not news
            m_answered = false;
            pullAfter(m_policy.patience);
        }
        m_caughtUp = m_roundWhileLive = false;
    }
    // A refused subscription may mean a PIN that has lapsed, a session that is over, or just no live changes:
    // the answer to a pull tells which.
    if (state == Feed::State::Live || state == Feed::State::Denied)
        pull();
    update();
}

void Sync::feedArrived(const Event &event)
{
    if (!isActive())
        return;
    m_lastChange = m_clock.now();
    if (m_generation || !m_desk.isLoaded())
        return m_held.hold(event);
    Event believed = event;
    const bool leftOut = m_gone.strip(believed);
    m_desk.apply(believed);
    if (leftOut)
        pull();
}

void Sync::pull()
{
    if (!isActive())
        return;
    m_again = m_pulling;
    if (m_pulling || m_nextPage)
        return;
    m_nextPull.reset();
    askPageAfter(std::chrono::milliseconds(0)); // several reasons in one moment are one round
    update();
}

void Sync::pullAfter(std::chrono::milliseconds delay)
{
    m_nextPull = m_timers.after(delay, [this] { pull(); });
}

void Sync::askPageAfter(std::chrono::milliseconds delay)
{
    m_nextPage = m_timers.after(delay, [this] {
        m_nextPage.reset();
        askPage();
    });
}

void Sync::askPage()
{
    if (!m_pulling) {
        m_pulling = true;
        m_roundStarted = m_clock.now();
        m_roundWhileLive = isFeedLive();
    }
    const int limit = m_cursor.isEmpty() ? m_policy.firstPage : m_policy.page;
    deliver(m_backend.pull(m_cursor, limit), this, [this, round = m_round](const Result<PullPage> &answer) {
        if (round != m_round)
            return;
        if (answer.ok())
            takePage(answer.value());
        else
            pullFailed(answer.error());
    });
    update();
}

void Sync::takePage(const PullPage &page)
{
    if (page.cursor.isEmpty() || (page.more && page.events.isEmpty() && page.cursor == m_cursor))
        return pullFailed({Error::Kind::Garbled, QStringLiteral("a page that leads nowhere"), 0, {}, 0});
    applyPage(page);
    m_trouble.reset();
    m_pause.succeeded(m_clock.monotonic());
    if (page.more)
        askPageAfter(m_policy.pause);
    else
        endRound();
    update();
}

void Sync::applyPage(const PullPage &page)
{
    if (page.reset || m_cursor.isEmpty()) {
        m_generation = true;
        m_desk.apply(GenerationStarted());
    }
    for (const Event &event : page.events) {
        m_gone.note(event);
        m_desk.apply(event);
    }
    if (!page.events.isEmpty())
        m_lastChange = m_clock.now();
    m_cursor = page.cursor;
}

void Sync::endRound()
{
    m_pulling = false;
    if (m_generation) {
        m_generation = false;
        m_desk.apply(GenerationEnded());
        m_again = m_held.replay(m_desk) || m_again;
    }
    m_gone.endRound();
    m_known = m_roundStarted;
    m_answered = true;
    m_caughtUp = m_caughtUp || m_roundWhileLive;
    m_nextPull = m_timers.after(m_policy.safetyPull, [this] {
        if (m_feed.state() == Feed::State::Denied)
            m_feed.reconnect();
        pull();
    });
    update();
    Q_EMIT pulled();
    if (m_again)
        pull();
}

void Sync::pullFailed(const Error &error)
{
    abandonRound();
    m_trouble = error;
    switch (error.kind) {
    case Error::Kind::Locked:
        return halt(State::Locked);
    case Error::Kind::Forbidden:
        return halt(State::Denied);
    case Error::Kind::SignedOut:
        return stop();
    default:
        m_answered = false;
        pullAfter(m_pause.failed(m_clock.monotonic(), error.retryAfter));
        update();
    }
}

/// What was pulled stays, and so does the cursor: the next round goes on from there.
void Sync::abandonRound()
{
    ++m_round;
    m_pulling = false;
    m_again = false;
    m_nextPage.reset();
}

void Sync::halt(State state)
{
    m_halted = state;
    m_caughtUp = m_answered = false;
    abandonRound();
    m_nextPull.reset();
    m_feed.close();
    update();
}

void Sync::update()
{
    const State state = stateNow();
    const bool becameLive = state == State::Live && m_state != State::Live;
    const Instant since = becameLive ? m_clock.now() : state == State::Live ? m_since : m_known;
    if (state == m_state && since == m_since && m_trouble == m_toldTrouble)
        return;
    m_state = state;
    m_since = since;
    m_toldTrouble = m_trouble;
    Q_EMIT stateChanged();
}

Sync::State Sync::stateNow() const
{
    if (!m_wanted)
        return State::Offline;
    if (m_halted)
        return *m_halted;
    if (isFeedLive() && !m_trouble)
        return m_caughtUp ? State::Live : State::Loading;
    if (!m_desk.isLoaded()) {
        if (m_trouble || m_feed.state() == Feed::State::Offline)
            return State::Offline;
        return m_pulling ? State::Loading : State::Connecting;
    }
    if (m_trouble)
        return m_trouble->kind == Error::Kind::Offline && !isFeedLive() ? State::Offline : State::Stale;
    return m_answered ? State::Stale : State::Offline;
}

} // namespace desk
