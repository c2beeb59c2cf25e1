// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Live events and the two cases in which they may not be believed as they come.
#pragma once

#include "models/store/desk.h"

#include <QSet>

#include <vector>

namespace desk {

/// Events that came while a generation was being pulled. A ticket that the pull did not bring is not taken
/// from them: it may have left our sight in between, and nobody would tell us again. Another pull decides.
class HeldEvents
{
public:
    static constexpr std::size_t MostRows = 5000;

    void hold(const Event &event);
    void clear();
    /// Applies what is held. True: something had to be left out, pull again.
    bool replay(Desk &desk);

private:
    std::vector<Event> m_events;
    std::size_t m_rows = 0;
    bool m_overflowed = false;
};

/// Tickets that a pull has just taken away. The feed is not faster than every pull: an event from before must
/// not bring one back.
class RecentlyGone
{
public:
    void note(const Event &pulled);
    /// Forgets what went before the round that ended last.
    void endRound();
    /// The event without tickets that are gone. True: something was left out, pull again.
    [[nodiscard]] bool strip(Event &event) const;

private:
    [[nodiscard]] bool isEmpty() const { return m_gone.isEmpty() && m_goneBefore.isEmpty(); }

    QSet<TicketId> m_gone;
    QSet<TicketId> m_goneBefore;
};

} // namespace desk
