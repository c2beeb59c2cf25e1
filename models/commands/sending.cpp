// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How drafts travel: one at a time for each ticket, and what becomes of them. Verbs: ticketcommands.cpp.
#include "models/commands/ticketcommands.h"
#include "models/domain/deliver.h"

#include <algorithm>

namespace desk {

void TicketCommands::pump(TicketId ticket)
{
    if (m_onTheWay.contains(ticket))
        return;
    adoptVersion(ticket);
    for (const Unsent &unsent : unsentOf(ticket)) {
        if (unsent.delivery == Delivery::Waiting && m_clock.monotonic() < m_notBefore)
            return keepWaiting(ticket, unsent.error);
        if (unsent.delivery != Delivery::Failed)
            return send(unsent.draft);
        if (std::holds_alternative<NewTicket>(unsent.draft) && !isStored(ticket))
            return; // the rest would be sent to a ticket that is not there
    }
}

void TicketCommands::send(const Draft &draft)
{
    m_onTheWay.insert(ticketOf(draft), idOf(draft));
    m_perhapsStored.insert(idOf(draft));
    const auto tickets = [this, draft](const Result<TicketBatch> &answer) {
        if (answer.ok())
            stored(draft, answer.value());
        else
            failed(draft, answer.error());
    };
    if (const auto *ticket = std::get_if<NewTicket>(&draft)) {
        deliver(m_backend.file(*ticket), this, tickets);
    } else if (const auto *patch = std::get_if<TicketPatch>(&draft)) {
        deliver(m_backend.change(*patch), this, tickets);
    } else {
        deliver(m_backend.post(std::get<NewMessage>(draft)), this,
                [this, draft](const Result<Message> &answer) {
                    if (!answer.ok())
                        return failed(draft, answer.error());
                    m_desk.apply(MessagesArrived{{answer.value()}});
                    landed(draft);
                });
    }
}

void TicketCommands::stored(const Draft &draft, const TicketBatch &tickets)
{
    m_desk.apply(TicketsArrived{tickets});
    if (!tickets.isEmpty())
        advance(draft, tickets.at(tickets.size() - 1).version);
    landed(draft);
}

void TicketCommands::landed(const Draft &draft)
{
    m_pause.succeeded(m_clock.monotonic());
    m_desk.apply(DraftSettled{draft});
    m_perhapsStored.remove(idOf(draft));
    m_onTheWay.remove(ticketOf(draft));
    pump(ticketOf(draft));
}

void TicketCommands::advance(const Draft &sent, int version)
{
    const auto *before = std::get_if<TicketPatch>(&sent);
    if (!before && !std::holds_alternative<NewTicket>(sent))
        return;
    const int seen = before ? before->version : 0;
    for (const Unsent &unsent : unsentOf(ticketOf(sent))) {
        const auto *patch = std::get_if<TicketPatch>(&unsent.draft);
        if (!patch || patch->version != seen || unsent.delivery == Delivery::Failed ||
            m_perhapsStored.contains(unsent.id))
            continue;
        TicketPatch next = *patch;
        next.version = version;
        m_desk.apply(DraftPosted{next, m_account.person, m_account.name, isTeam(m_account.role), unsent.at});
    }
}

/// A new ticket may be settled by its echo alone, its answer lost: what was written on top of it has seen no
/// version yet.
void TicketCommands::adoptVersion(TicketId ticket)
{
    if (!isStored(ticket))
        return;
    NewTicket filed;
    filed.id = ticket;
    advance(filed, m_desk.tickets().version(static_cast<TicketTable::Row>(m_desk.tickets().find(ticket))));
}

void TicketCommands::failed(const Draft &draft, const Error &error)
{
    if (!m_desk.outbox().contains(idOf(draft))) { // its echo was quicker than the bad news
        const bool isMended = std::holds_alternative<NewTicket>(draft) && error.kind == Error::Kind::Conflict;
        if (!isMended)
            return landed(draft); // it is stored
        // What is stored are the words from before; these are unsent.
        m_desk.apply(
            DraftPosted{draft, m_account.person, m_account.name, isTeam(m_account.role), m_clock.now()});
    }
    if (deliveryAfter(error) == Delivery::Waiting)
        return unanswered(draft, error);
    const auto *patch = std::get_if<TicketPatch>(&draft);
    if (patch && error.kind == Error::Kind::Conflict)
        return lookAtConflict(*patch, error);
    refuse(draft, error);
}

void TicketCommands::refuse(const Draft &draft, const Error &error)
{
    m_desk.apply(DraftFailed{draft, error});
    m_perhapsStored.remove(idOf(draft));
    m_onTheWay.remove(ticketOf(draft));
    Q_EMIT refused(draft, error);
    pump(ticketOf(draft));
}

/// Nobody knows whether the server has it, or it wants to be left alone for a while. It is kept, and so is
/// everything that was written after it.
void TicketCommands::unanswered(const Draft &draft, const Error &error)
{
    m_onTheWay.remove(ticketOf(draft));
    m_desk.apply(DraftFailed{draft, error});
    keepWaiting(ticketOf(draft), error);
    const bool isBusy = error.kind == Error::Kind::Busy;
    if (m_retry && !isBusy)
        return;
    const auto now = m_clock.monotonic();
    const auto pause = m_pause.failed(now, error.retryAfter);
    if (isBusy)
        m_notBefore = now + pause;
    m_retry = m_timers.after(std::max(pause, m_notBefore - now), [this] {
        m_notBefore = {}; // whatever the clock says: timers may be early
        sendWaiting();
    });
}

void TicketCommands::keepWaiting(TicketId ticket, const Error &error)
{
    for (const Unsent &unsent : unsentOf(ticket)) {
        if (unsent.delivery == Delivery::Pending)
            m_desk.apply(DraftFailed{unsent.draft, error});
    }
}

void TicketCommands::lookAtConflict(const TicketPatch &mine, const Error &error)
{
    deliver(m_backend.ticket(mine.ticket), this, [this, mine, error](const Result<TicketBatch> &answer) {
        const bool gone =
            answer.ok() ? answer.value().isEmpty() : answer.error().kind == Error::Kind::NotFound;
        if (gone) {
            m_desk.apply(TicketsGone{{mine.ticket}});
            return refuse(mine, {Error::Kind::NotFound, error.detail, error.status, error.code, 0});
        }
        if (!answer.ok() && deliveryAfter(answer.error()) == Delivery::Waiting)
            return unanswered(mine, answer.error()); // both versions must be seen: tried again later
        if (!answer.ok())
            return refuse(mine, error);
        m_desk.apply(TicketsArrived{answer.value()});
        judgeConflict(mine, error, toTicket(answer.value().at(0)));
    });
}

void TicketCommands::judgeConflict(const TicketPatch &mine, const Error &error, const Ticket &theirs)
{
    if (satisfies(theirs, mine)) { // an earlier try was stored, or somebody wanted the same
        if (theirs.version == mine.version + 1)
            advance(mine, theirs.version);
        return landed(mine);
    }
    // Said before the conflict: who is shown both versions may want to know by whom the other one is.
    deliver(m_backend.thread(mine.ticket), this,
            [this, mine, error, theirs](const Result<ThreadArrived> &thread) {
                Conflict conflict{mine, theirs, {}};
                Instant last;
                if (thread.ok()) {
                    m_desk.apply(thread.value());
                    for (const TicketChange &change : thread.value().changes) {
                        if (change.actor != m_account.person && change.at >= last) {
                            conflict.byWhom = change.actorName;
                            last = change.at;
                        }
                    }
                }
                refuse(mine, error);
                Q_EMIT conflicted(conflict);
            });
}

} // namespace desk
