// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inboxpresenter.h"

#include "models/items/ticketlistmodel.h"
#include "models/store/desk.h"

#include <QCoreApplication>

namespace desk {

InboxPresenter::InboxPresenter(TicketListModel &tickets, const Desk &desk, const Sync &sync, QObject *parent)
    : QObject(parent)
    , m_tickets(tickets)
    , m_desk(desk)
    , m_sync(sync)
{
    m_filter.me = desk.me();
    m_filter.view = View::Mine;
    tickets.setFilter(m_filter);
    const auto changed = [this] { Q_EMIT stateChanged(); };
    connect(&tickets, &QAbstractItemModel::rowsInserted, this, changed);
    connect(&tickets, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(&tickets, &QAbstractItemModel::modelReset, this, changed);
    connect(&tickets, &QAbstractItemModel::layoutChanged, this, changed);
    connect(&desk, &Desk::generationEnded, this, changed);
    connect(&sync, &Sync::stateChanged, this, changed);
}

void InboxPresenter::apply(const TicketFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    m_tickets.setFilter(filter);
    Q_EMIT filterChanged();
    Q_EMIT stateChanged();
}

void InboxPresenter::showView(View view)
{
    TicketFilter next = m_filter;
    if (view !=
        m_filter.view) { // chips belong to the view that they were put on; words are searched everywhere
        next.status.reset();
        next.priority.reset();
        next.assignee.reset();
    }
    next.view = view;
    apply(next);
}

void InboxPresenter::setText(const QString &text)
{
    TicketFilter next = m_filter;
    next.text = text;
    apply(next);
}

void InboxPresenter::setStatus(std::optional<TicketStatus> status)
{
    TicketFilter next = m_filter;
    next.status = status;
    apply(next);
}

void InboxPresenter::setPriority(std::optional<Priority> priority)
{
    TicketFilter next = m_filter;
    next.priority = priority;
    apply(next);
}

void InboxPresenter::setAssignee(std::optional<PersonId> assignee)
{
    TicketFilter next = m_filter;
    next.assignee = assignee;
    apply(next);
}

void InboxPresenter::setSort(Sort sort, bool descending)
{
    TicketFilter next = m_filter;
    next.sort = sort;
    next.descending = descending;
    apply(next);
}

void InboxPresenter::clearNarrowing()
{
    TicketFilter next = m_filter;
    next.text.clear();
    next.status.reset();
    next.priority.reset();
    next.assignee.reset();
    apply(next);
}

bool InboxPresenter::isNarrowed() const
{
    return !m_filter.text.trimmed().isEmpty() || m_filter.status || m_filter.priority || m_filter.assignee;
}

QString InboxPresenter::name() const
{
    return nameOf(m_filter.view);
}

int InboxPresenter::count() const
{
    return m_tickets.count();
}

InboxPresenter::State InboxPresenter::state() const
{
    if (m_tickets.count() > 0)
        return State::Tickets;
    if (!m_desk.isLoaded())
        return State::Loading;
    return isNarrowed() ? State::AllHidden : State::NothingThere;
}

std::optional<Error> InboxPresenter::trouble() const
{
    const std::optional<Error> trouble = m_sync.trouble();
    // Without a network the pill says enough; a certificate that is not believed wants somebody to act.
    const bool certificate = trouble && trouble->code.startsWith(QLatin1String("tls"));
    const bool stuck = m_sync.state() == Sync::State::Stale || m_sync.state() == Sync::State::Denied;
    return stuck || certificate ? trouble : std::nullopt;
}

QString nameOf(View view)
{
    switch (view) {
    case View::Mine:
        return InboxPresenter::tr("Mine");
    case View::Unassigned:
        return InboxPresenter::tr("Unassigned");
    case View::AllOpen:
        return InboxPresenter::tr("All open");
    case View::Solved:
        return InboxPresenter::tr("Solved");
    case View::All:
        return InboxPresenter::tr("All");
    case View::NeedsAnswer:
        return InboxPresenter::tr("Waiting for the client");
    case View::InProgress:
        return InboxPresenter::tr("In progress");
    }
    return {};
}

QString nameOf(Sort sort, bool descending)
{
    switch (sort) {
    case Sort::Updated:
        return descending ? InboxPresenter::tr("Newest activity") : InboxPresenter::tr("Longest quiet");
    case Sort::Created:
        return descending ? InboxPresenter::tr("Newest") : InboxPresenter::tr("Oldest");
    case Sort::Number:
        return descending ? InboxPresenter::tr("Highest number") : InboxPresenter::tr("Lowest number");
    case Sort::Priority:
        return descending ? InboxPresenter::tr("Most urgent") : InboxPresenter::tr("Least urgent");
    case Sort::Title:
        return descending ? InboxPresenter::tr("Subject, Z to A") : InboxPresenter::tr("Subject, A to Z");
    case Sort::Requester:
        return descending ? InboxPresenter::tr("Requester, Z to A") : InboxPresenter::tr("Requester, A to Z");
    case Sort::Status:
        return descending ? InboxPresenter::tr("Status, last first") : InboxPresenter::tr("Status");
    }
    return {};
}

} // namespace desk
