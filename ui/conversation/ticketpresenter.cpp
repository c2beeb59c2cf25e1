// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/ticketpresenter.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"

#include <algorithm>

namespace desk {

TicketPresenter::TicketPresenter(TicketCommands &commands, const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_commands(commands)
    , m_desk(desk)
    , m_watch(desk)
{
    m_seeSoon.setSingleShot(true);
    m_seeSoon.setInterval(0);
    connect(&m_seeSoon, &QTimer::timeout, this, [this] {
        if (m_watched && !id().isNull())
            m_commands.see(id());
    });
    connect(&m_watch, &TicketWatch::changed, this, &TicketPresenter::look);
    connect(&commands, &TicketCommands::conflicted, this, &TicketPresenter::takeConflict);
    connect(&desk, &Desk::outboxChanged, this, &TicketPresenter::dropSettledConflicts);
    connect(&desk, &Desk::conversationChanged, this, [this](TicketId ticket) {
        if (ticket != id())
            return;
        m_threadError.reset();
        seeSoon();
        Q_EMIT threadErrorChanged();
    });
    connect(&commands, &TicketCommands::threadFailed, this, [this](TicketId ticket, const Error &error) {
        if (ticket != id())
            return;
        m_threadError = error;
        Q_EMIT threadErrorChanged();
    });
}

void TicketPresenter::setTicket(TicketId ticket)
{
    if (ticket == id())
        return;
    m_threadError.reset();
    m_wasThere = false;
    m_watch.setTicket(ticket);
    m_wasThere = this->ticket().has_value();
    if (!ticket.isNull())
        m_commands.openThread(ticket);
    seeSoon();
    Q_EMIT opened(ticket);
    Q_EMIT ticketChanged();
    Q_EMIT threadErrorChanged();
    Q_EMIT conflictChanged();
}

void TicketPresenter::setWatched(bool watched)
{
    m_watched = watched;
    seeSoon();
}

/// Later: we may be inside the desk's own announcement, and seeing changes the desk.
void TicketPresenter::seeSoon()
{
    if (m_watched && !id().isNull())
        m_seeSoon.start();
}

void TicketPresenter::look()
{
    m_wasThere = m_wasThere || ticket();
    seeSoon();
    Q_EMIT ticketChanged();
}

void TicketPresenter::setStatus(TicketStatus status)
{
    if (ticket() && ticket()->status != status)
        m_commands.setStatus(id(), status);
}

void TicketPresenter::setPriority(Priority priority)
{
    if (ticket() && ticket()->priority != priority)
        m_commands.setPriority(id(), priority);
}

void TicketPresenter::assign(PersonId person)
{
    if (ticket() && ticket()->assignee != person)
        m_commands.assign(id(), person);
}

void TicketPresenter::assignToMe()
{
    assign(m_desk.me());
}

void TicketPresenter::rename(TicketId ticket, const QString &title)
{
    if (const TextProblem problem = m_commands.rename(ticket, title); problem != TextProblem::None)
        Q_EMIT renameRefused(problem);
}

void TicketPresenter::readAgain()
{
    m_threadError.reset();
    m_commands.openThread(id());
    Q_EMIT threadErrorChanged();
}

void TicketPresenter::takeConflict(const Conflict &conflict)
{
    const auto same = [&](const Conflict &known) { return known.mine.id == conflict.mine.id; };
    m_conflicts.removeIf(same); // it conflicted again, with something newer
    m_conflicts.append(conflict);
    Q_EMIT conflictChanged();
}

/// What was sent again or discarded elsewhere (the Outbox) asks nothing any more.
void TicketPresenter::dropSettledConflicts()
{
    const auto before = m_conflicts.size();
    m_conflicts.removeIf([this](const Conflict &conflict) {
        const Unsent *unsent = m_desk.outbox().find(conflict.mine.id);
        return !unsent || unsent->delivery != Delivery::Failed;
    });
    if (m_conflicts.size() != before)
        Q_EMIT conflictChanged();
}

const Conflict *TicketPresenter::conflict() const
{
    const auto found = std::find_if(m_conflicts.cbegin(), m_conflicts.cend(),
                                    [this](const Conflict &known) { return known.mine.ticket == id(); });
    return found == m_conflicts.cend() ? nullptr : &*found;
}

QList<ConflictLine> TicketPresenter::conflictLines() const
{
    const Conflict *both = conflict();
    if (!both)
        return {};
    const auto person = [this](PersonId id) { return id.isNull() ? tr("Nobody") : nameOf(m_desk, id); };
    QList<ConflictLine> lines;
    if (both->mine.title)
        lines.append({tr("Subject"), *both->mine.title, both->theirs.title});
    if (both->mine.status)
        lines.append({tr("Status"), wordFor(*both->mine.status), wordFor(both->theirs.status)});
    if (both->mine.priority)
        lines.append({tr("Priority"), wordFor(*both->mine.priority), wordFor(both->theirs.priority)});
    if (both->mine.assignee)
        lines.append({tr("With"), person(*both->mine.assignee), person(both->theirs.assignee)});
    return lines;
}

void TicketPresenter::keepMine()
{
    if (const Conflict *both = conflict())
        m_commands.overwrite(QUuid(both->mine.id));
}

void TicketPresenter::takeTheirs()
{
    if (const Conflict *both = conflict())
        m_commands.discard(QUuid(both->mine.id));
}

} // namespace desk
