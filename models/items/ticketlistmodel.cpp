// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/ticketlistmodel.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "models/store/desk.h"

namespace desk {

TicketListModel::TicketListModel(const Desk &desk, QObject *parent)
    : OrderedRows(parent)
    , m_desk(desk)
    , m_order(desk.tickets(), desk.people(), desk.companies())
{
    replace(m_order.rows());
    connect(&desk, &Desk::ticketsChanged, this, &TicketListModel::takeChange);
    connect(&desk.people(), &CollectionSignals::changed, this, &TicketListModel::takeNames);
    connect(&desk.companies(), &CollectionSignals::changed, this, &TicketListModel::takeNames);
}

void TicketListModel::setFilter(const TicketFilter &next)
{
    if (next == filter())
        return;
    TicketFilter sameSorting = next;
    sameSorting.sort = filter().sort;
    sameSorting.descending = filter().descending;
    const bool onlySorting = sameSorting == filter();
    m_order.setFilter(next);
    if (onlySorting)
        reorder(m_order.rows());
    else
        replace(m_order.rows());
    Q_EMIT filterChanged();
}

void TicketListModel::takeChange(const TicketsChange &change)
{
    m_order.merge(change);
    Rows touched = change.inserted;
    touched.insert(touched.end(), change.updated.begin(), change.updated.end());
    touched.insert(touched.end(), change.removed.begin(), change.removed.end());
    follow(m_order.rows(), touched);
}

void TicketListModel::takeNames()
{
    if (m_order.namesChanged())
        followAny(m_order.rows());
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TicketListModel::rowOf(TicketId ticket) const
{
    const int row = m_desk.tickets().find(ticket);
    return row < 0 ? -1 : placeOf(static_cast<Row>(row));
}

TicketId TicketListModel::idAt(int row) const
{
    return m_desk.tickets().id(tableRow(row));
}

Ticket TicketListModel::ticketAt(int row) const
{
    return m_desk.tickets().ticket(tableRow(row));
}

bool TicketListModel::isUnreadAt(int row) const
{
    return m_desk.tickets().isUnread(tableRow(row));
}

QString TicketListModel::requesterNameAt(int row) const
{
    return nameOf(m_desk, m_desk.tickets().requester(tableRow(row)));
}

QString TicketListModel::companyNameAt(int row) const
{
    return nameOf(m_desk, m_desk.tickets().company(tableRow(row)));
}

QString TicketListModel::assigneeNameAt(int row) const
{
    return nameOf(m_desk, m_desk.tickets().assignee(tableRow(row)));
}

int TicketListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TicketListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TicketTable &table = m_desk.tickets();
    const Row row = tableRow(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case TicketIdRole:
        return table.id(row).value;
    case NumberRole:
        return table.number(row);
    case TitleRole:
        return table.title(row);
    case ExcerptRole:
        return table.excerpt(row);
    case StatusRole:
        return static_cast<int>(table.status(row));
    case PriorityRole:
        return static_cast<int>(table.priority(row));
    case RequesterRole:
        return table.requester(row).value;
    case AssigneeRole:
        return table.assignee(row).value;
    case UpdatedRole:
        return table.updatedAt(row);
    case CreatedRole:
        return table.createdAt(row);
    case UnreadRole:
        return table.isUnread(row);
    case DeliveryRole:
        return static_cast<int>(table.delivery(row));
    default:
        return names(index.row(), role);
    }
}

QVariant TicketListModel::names(int row, int role) const
{
    switch (role) {
    case RequesterNameRole:
        return requesterNameAt(row);
    case CompanyNameRole:
        return companyNameAt(row);
    case AssigneeNameRole:
        return assigneeNameAt(row);
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return sentence(row);
    default:
        return {};
    }
}

QString TicketListModel::text(int row, int column) const
{
    const TicketTable &table = m_desk.tickets();
    const Row at = tableRow(row);
    switch (column) {
    case NumberColumn:
        return table.number(at) > 0 ? QString::number(table.number(at)) : QString();
    case PriorityColumn:
        return wordFor(table.priority(at));
    case RequesterColumn:
        return requesterNameAt(row);
    case CompanyColumn:
        return companyNameAt(row);
    case TitleColumn:
        return table.title(at);
    case StatusColumn:
        return wordFor(table.status(at));
    case AssigneeColumn:
        return assigneeNameAt(row);
    case UpdatedColumn:
        return momentText(Instant{table.updatedAt(at)});
    case CreatedColumn:
        return momentText(Instant{table.createdAt(at)});
    default:
        return {};
    }
}

QVariant TicketListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NumberColumn:
        return tr("Number");
    case PriorityColumn:
        return tr("Priority");
    case RequesterColumn:
        return tr("Requester");
    case CompanyColumn:
        return tr("Organization");
    case TitleColumn:
        return tr("Subject");
    case StatusColumn:
        return tr("Status");
    case AssigneeColumn:
        return tr("With");
    case UpdatedColumn:
        return tr("Updated");
    case CreatedColumn:
        return tr("Created");
    default:
        return {};
    }
}

QString TicketListModel::sentence(int row) const
{
    const Ticket ticket = ticketAt(row);
    QStringList parts;
    if (isUnreadAt(row))
        parts << tr("Unread");
    if (ticket.number > 0)
        parts << tr("Ticket %1").arg(ticket.number);
    parts << ticket.title << wordFor(ticket.status) << tr("priority %1").arg(wordFor(ticket.priority));
    const QString company = companyNameAt(row);
    if (const QString who = requesterNameAt(row); !who.isEmpty())
        parts << (company.isEmpty() ? tr("from %1").arg(who) : tr("from %1 of %2").arg(who, company));
    const QString assignee = assigneeNameAt(row);
    if (ticket.assignee.isNull())
        parts << tr("assigned to nobody");
    else if (!assignee.isEmpty())
        parts << tr("assigned to %1").arg(assignee);
    if (ticket.updatedAt.isSet())
        parts << tr("updated %1").arg(momentText(ticket.updatedAt));
    if (const QString delivery = wordFor(ticket.delivery); !delivery.isEmpty())
        parts << delivery;
    return parts.join(QStringLiteral(", "));
}

QHash<int, QByteArray> TicketListModel::roleNames() const
{
    return {{TicketIdRole, "ticketId"},
            {NumberRole, "number"},
            {TitleRole, "title"},
            {ExcerptRole, "excerpt"},
            {StatusRole, "status"},
            {PriorityRole, "priority"},
            {RequesterRole, "requester"},
            {RequesterNameRole, "requesterName"},
            {CompanyNameRole, "companyName"},
            {AssigneeRole, "assignee"},
            {AssigneeNameRole, "assigneeName"},
            {UpdatedRole, "updated"},
            {CreatedRole, "created"},
            {UnreadRole, "unread"},
            {DeliveryRole, "delivery"},
            {SentenceRole, "sentence"}};
}

} // namespace desk
