// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/heldevents.h"

#include <utility>

namespace desk {

namespace {

/// Takes out the tickets for which `unwanted` holds. True: there were some.
template <class Unwanted>
bool stripTickets(Event &event, Unwanted unwanted)
{
    auto *arrived = std::get_if<TicketsArrived>(&event);
    if (!arrived)
        return false;
    TicketBatch kept;
    for (std::size_t i = 0; i < arrived->tickets.size(); ++i) {
        const TicketRecord record = arrived->tickets.at(i);
        if (!unwanted(TicketId{record.id}))
            kept.append(record);
    }
    if (kept.size() == arrived->tickets.size())
        return false;
    arrived->tickets = std::move(kept);
    return true;
}

} // namespace

void HeldEvents::hold(const Event &event)
{
    const auto *tickets = std::get_if<TicketsArrived>(&event);
    m_rows += tickets ? tickets->tickets.size() : 1;
    if (m_rows <= MostRows) {
        m_events.push_back(event);
        return;
    }
    m_overflowed = true; // the next pull brings all of it
    m_events.clear();
}

void HeldEvents::clear()
{
    m_events.clear();
    m_rows = 0;
    m_overflowed = false;
}

bool HeldEvents::replay(Desk &desk)
{
    bool leftOut = m_overflowed;
    const auto isUnknown = [&desk](TicketId id) { return desk.tickets().find(id) < 0; };
    for (Event &event : m_events) {
        leftOut = stripTickets(event, isUnknown) || leftOut;
        desk.apply(event);
    }
    clear();
    return leftOut;
}

void RecentlyGone::note(const Event &pulled)
{
    if (const auto *gone = std::get_if<TicketsGone>(&pulled)) {
        for (const TicketId id : gone->ids)
            m_gone.insert(id);
    } else if (const auto *arrived = std::get_if<TicketsArrived>(&pulled); arrived && !isEmpty()) {
        for (std::size_t i = 0; i < arrived->tickets.size(); ++i) {
            const TicketId id{arrived->tickets.at(i).id};
            m_gone.remove(id);
            m_goneBefore.remove(id);
        }
    }
}

void RecentlyGone::endRound()
{
    m_goneBefore = std::exchange(m_gone, {});
}

bool RecentlyGone::strip(Event &event) const
{
    return !isEmpty() && stripTickets(event, [this](TicketId id) {
        return m_gone.contains(id) || m_goneBefore.contains(id);
    });
}

} // namespace desk
