// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets, people, generations. Conversations and drafts: deskdrafts.cpp.
#include "models/store/desk.h"

#include <algorithm>
#include <iterator>

namespace desk {

namespace {

/// After each frame so many blocks of words are brought into shape: a fraction of a millisecond.
constexpr int SweepsAFrame = 4;

template <class T, class Keep>
void keepOnly(Collection<T> &rows, Keep keep)
{
    std::vector<T> kept;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(kept), keep);
    if (static_cast<int>(kept.size()) != rows.size())
        rows.reset(std::move(kept));
}

} // namespace

Desk::Desk(PersonId me, QObject *parent)
    : QObject(parent)
    , m_me(me)
    , m_overlay(m_tickets)
    , m_changes([this](const TicketsChange &change) { announce(change); })
{
    connect(&m_outbox, &CollectionSignals::changed, this, &Desk::outboxChanged);
}

Desk::~Desk() = default;

void Desk::apply(const Event &event)
{
    std::visit([this](const auto &one) { take(one); }, event);
    m_changes.schedule();
}

void Desk::flush()
{
    m_changes.flush();
}

void Desk::announce(const TicketsChange &change)
{
    Q_EMIT ticketsChanged(change);
    for (const TicketTable::Row row : change.removed)
        m_tickets.free(row);
    for (int i = 0; i < SweepsAFrame && m_tickets.sweep(); ++i) {
    }
}

void Desk::take(const GenerationStarted &)
{
    m_generation = true;
    m_brought.clear();
    m_tickets.forgetBrought();
}

void Desk::take(const GenerationEnded &)
{
    m_generation = false;
    for (TicketTable::Row row = 0; row < m_tickets.rowEnd(); ++row) {
        if (m_tickets.isAlive(row) && !m_tickets.isBrought(row) && !m_tickets.isLocal(row))
            removeTicket(row);
    }
    keepOnly(m_people, [this](const Person &person) { return m_brought.contains(person.id.value); });
    keepOnly(m_companies, [this](const Company &one) { return m_brought.contains(one.id.value); });
    m_brought.clear();
    m_loaded = true;
    for (const auto &[ticket, conversation] : m_conversations)
        conversation->loaded = false;
    Q_EMIT generationEnded();
}

void Desk::take(const TicketsArrived &event)
{
    const TicketBatch &batch = event.tickets;
    const auto ahead = [&](std::size_t row, TicketTable::Ahead step) {
        if (row < batch.size())
            m_tickets.readAhead(batch.idAt(row), step);
    };
    for (std::size_t i = 0; i < batch.size(); ++i) {
        ahead(i + 24, TicketTable::Ahead::Index);
        ahead(i + 16, TicketTable::Ahead::Row);
        ahead(i + 8, TicketTable::Ahead::Columns);
        takeTicket(batch.at(i));
    }
}

void Desk::takeTicket(const TicketRecord &record)
{
    const TicketId id{record.id};
    const bool covered = m_overlay.covers(id);
    const bool news = m_loaded && isNews(record);
    if (covered)
        m_overlay.lift(id);
    const auto [row, outcome] = m_tickets.write(record);
    if (covered)
        m_overlay.lay(id);
    if (outcome == TicketTable::Outcome::Inserted)
        m_changes.inserted(row);
    else if (outcome == TicketTable::Outcome::Updated)
        m_changes.updated(row);
    else
        return;
    if (news)
        m_tickets.setUnread(row, true);
    // Also a row that comes after its drafts: those of an earlier life, before the first pull.
    if (!m_outbox.isEmpty() && (settle(record) || outcome == TicketTable::Outcome::Inserted))
        refreshDelivery(id);
}

/// The server has it: whatever became of our question, nothing of it is pending any more. Unless the server
/// said that it has other words than these.
bool Desk::settle(const TicketRecord &record)
{
    const Unsent *unsent = record.version > 0 ? m_outbox.find(record.id) : nullptr;
    if (!unsent || (unsent->delivery == Delivery::Failed && unsent->error.kind == Error::Kind::Conflict))
        return false;
    m_outbox.remove(record.id);
    return true;
}

/// Whether this row, not written yet, tells of something that somebody else did.
bool Desk::isNews(const TicketRecord &record) const
{
    const TicketId id{record.id};
    const int found = m_tickets.find(id);
    if (found < 0)
        return !m_generation && record.requester != m_me.value;
    const auto isOurs = [id](const Unsent &unsent) { return unsent.ticket() == id; };
    if (std::any_of(m_outbox.begin(), m_outbox.end(), isOurs))
        return false;
    const auto row = static_cast<TicketTable::Row>(found);
    const bool myWords = record.lastMessageAt != m_tickets.lastMessageAt(row) &&
                         record.lastMessageAt == m_myLastMessage.value(id).micros;
    return !myWords;
}

void Desk::take(const TicketsGone &event)
{
    for (const TicketId id : event.ids) {
        if (const int row = m_tickets.find(id); row >= 0)
            removeTicket(static_cast<TicketTable::Row>(row));
    }
}

void Desk::removeTicket(TicketTable::Row row)
{
    const TicketId id = m_tickets.id(row);
    m_tickets.remove(row);
    m_changes.removed(row);
    m_overlay.forget(id);
    m_myLastMessage.remove(id);
    Conversation *conversation = known(id);
    if (!conversation)
        return;
    // What left our sight is not kept in memory either.
    conversation->messages.reset({});
    conversation->changes.reset({});
    conversation->description.clear();
    conversation->loaded = false;
    Q_EMIT conversationChanged(id);
}

void Desk::take(const PeopleArrived &event)
{
    m_people.upsert(event.people);
    for (const Person &person : event.people)
        m_brought.insert(person.id.value);
}

void Desk::take(const PeopleGone &event)
{
    for (const PersonId id : event.ids)
        m_people.remove(id);
}

void Desk::take(const CompaniesArrived &event)
{
    m_companies.upsert(event.companies);
    for (const Company &company : event.companies)
        m_brought.insert(company.id.value);
}

void Desk::take(const TicketSeen &event)
{
    follow(event.ticket);
    const int row = m_tickets.find(event.ticket);
    if (row < 0 || !m_tickets.isUnread(static_cast<TicketTable::Row>(row)))
        return;
    m_tickets.setUnread(static_cast<TicketTable::Row>(row), false);
    m_changes.updated(static_cast<TicketTable::Row>(row));
}

} // namespace desk
