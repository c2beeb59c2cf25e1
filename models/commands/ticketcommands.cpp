// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/commands/ticketcommands.h"

#include <QRandomGenerator>

#include <algorithm>
#include <iterator>
#include <utility>

namespace desk {

bool satisfies(const Ticket &ticket, const TicketPatch &patch)
{
    return (!patch.status || *patch.status == ticket.status) &&
           (!patch.priority || *patch.priority == ticket.priority) &&
           (!patch.assignee || *patch.assignee == ticket.assignee) &&
           (!patch.title || *patch.title == ticket.title);
}

TicketCommands::TicketCommands(Backend &backend, Desk &desk, const Clock &clock, Timers &timers,
                               Account account, QObject *parent, std::optional<quint32> seed)
    : QObject(parent)
    , m_backend(backend)
    , m_desk(desk)
    , m_clock(clock)
    , m_account(std::move(account))
    , m_threads(backend, desk)
    , m_pause(seed.value_or(QRandomGenerator::global()->generate()))
    , m_timers(timers)
{
    connect(&m_threads, &ThreadReader::failed, this, &TicketCommands::threadFailed);
}

TextProblem TicketCommands::file(const NewTicket &draft)
{
    NewTicket tidy = draft;
    tidy.title = tidied(draft.title);
    tidy.description = tidied(draft.description);
    if (const TextProblem problem = titleProblem(tidy.title); problem != TextProblem::None)
        return problem;
    if (const TextProblem problem = descriptionProblem(tidy.description); problem != TextProblem::None)
        return problem;
    post(tidy);
    return TextProblem::None;
}

TextProblem TicketCommands::reply(TicketId ticket, const QString &text)
{
    return say(ticket, text, false);
}

TextProblem TicketCommands::note(TicketId ticket, const QString &text)
{
    return say(ticket, text, true);
}

TextProblem TicketCommands::say(TicketId ticket, const QString &text, bool internal)
{
    const TextProblem problem = messageProblem(text);
    if (problem == TextProblem::None)
        post(NewMessage{MessageId::create(), ticket, tidied(text), internal});
    return problem;
}

TextProblem TicketCommands::rename(TicketId ticket, const QString &title)
{
    const TextProblem problem = titleProblem(title);
    if (problem == TextProblem::None)
        change(ticket, [&title](TicketPatch &patch) { patch.title = tidied(title); });
    return problem;
}

void TicketCommands::setStatus(TicketId ticket, TicketStatus status)
{
    change(ticket, [status](TicketPatch &patch) { patch.status = status; });
}

void TicketCommands::setPriority(TicketId ticket, Priority priority)
{
    change(ticket, [priority](TicketPatch &patch) { patch.priority = priority; });
}

void TicketCommands::assign(TicketId ticket, PersonId assignee)
{
    change(ticket, [assignee](TicketPatch &patch) { patch.assignee = assignee; });
}

template <class Set>
void TicketCommands::change(TicketId ticket, Set set)
{
    const int row = m_desk.tickets().find(ticket);
    if (row < 0)
        return;
    TicketPatch patch;
    patch.ticket = ticket;
    patch.version = m_desk.tickets().version(static_cast<TicketTable::Row>(row));
    set(patch);
    if (!satisfies(m_desk.tickets().ticket(static_cast<TicketTable::Row>(row)), patch))
        post(patch);
}

void TicketCommands::openThread(TicketId ticket)
{
    m_desk.apply(TicketSeen{ticket});
    m_threads.read(ticket);
}

void TicketCommands::see(TicketId ticket)
{
    m_desk.apply(TicketSeen{ticket});
}

void TicketCommands::resend(QUuid unsentId)
{
    const Unsent *unsent = m_desk.outbox().find(unsentId);
    if (unsent && !isOnTheWay(*unsent))
        post(Draft(unsent->draft));
}

void TicketCommands::overwrite(QUuid unsentId)
{
    const Unsent *unsent = m_desk.outbox().find(unsentId);
    const auto *mine = unsent ? std::get_if<TicketPatch>(&unsent->draft) : nullptr;
    const int row = mine ? m_desk.tickets().find(mine->ticket) : -1;
    if (row < 0 || isOnTheWay(*unsent))
        return;
    TicketPatch rebased = *mine;
    rebased.version = m_desk.tickets().version(static_cast<TicketTable::Row>(row));
    post(rebased);
}

bool TicketCommands::discard(QUuid unsentId)
{
    const Unsent *found = m_desk.outbox().find(unsentId);
    if (!found || isOnTheWay(*found))
        return false;
    const Unsent unsent = *found;
    m_desk.apply(DraftSettled{unsent.draft});
    if (std::holds_alternative<NewTicket>(unsent.draft)) {
        // Without the ticket there is nothing left to which the rest could belong.
        for (const Unsent &rest : unsentOf(unsent.ticket()))
            m_desk.apply(DraftSettled{rest.draft});
    }
    pump(unsent.ticket());
    return true;
}

void TicketCommands::sendWaiting()
{
    if (m_clock.monotonic() < m_notBefore)
        return; // the alarm that ends this is set
    m_retry.reset();
    m_threads.retry();
    QSet<TicketId> tickets;
    for (const Unsent &unsent : m_desk.outbox()) {
        // Pending too: what it stood behind may have been settled by its echo.
        if (unsent.delivery != Delivery::Failed)
            tickets.insert(unsent.ticket());
    }
    for (const TicketId ticket : std::as_const(tickets))
        pump(ticket);
}

Unfinished TicketCommands::unfinished() const
{
    return {{m_desk.outbox().begin(), m_desk.outbox().end()}, m_perhapsStored};
}

void TicketCommands::takeUp(const Unfinished &rest)
{
    m_perhapsStored = rest.perhapsStored;
    for (const Unsent &unsent : rest.outbox) {
        m_desk.apply(
            DraftPosted{unsent.draft, m_account.person, m_account.name, isTeam(m_account.role), unsent.at});
        // What was on its way is not any more: its answer has nobody left to come to.
        const bool unanswered = unsent.delivery == Delivery::Pending;
        m_desk.apply(DraftFailed{unsent.draft,
                                 unanswered ? Error{Error::Kind::Cancelled, {}, 0, {}, 0} : unsent.error});
    }
}

void TicketCommands::post(const Draft &draft)
{
    m_desk.apply(DraftPosted{draft, m_account.person, m_account.name, isTeam(m_account.role), m_clock.now()});
    pump(ticketOf(draft));
}

bool TicketCommands::isOnTheWay(const Unsent &unsent) const
{
    return m_onTheWay.value(unsent.ticket()) == unsent.id;
}

bool TicketCommands::isStored(TicketId ticket) const
{
    const int row = m_desk.tickets().find(ticket);
    return row >= 0 && !m_desk.tickets().isLocal(static_cast<TicketTable::Row>(row));
}

std::vector<Unsent> TicketCommands::unsentOf(TicketId ticket) const
{
    std::vector<Unsent> found;
    std::copy_if(m_desk.outbox().begin(), m_desk.outbox().end(), std::back_inserter(found),
                 [ticket](const Unsent &unsent) { return unsent.ticket() == ticket; });
    return found;
}

} // namespace desk
