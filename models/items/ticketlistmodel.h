// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets as rows, filtered and sorted. No proxy: the order is merged once a frame (TicketOrder), and the
// model says only what changed (OrderedRows).
#pragma once

#include "models/items/orderedrows.h"
#include "models/store/ticketorder.h"

namespace desk {

class Desk;

class TicketListModel : public OrderedRows
{
    Q_OBJECT

public:
    enum Column {
        NumberColumn,
        PriorityColumn,
        RequesterColumn,
        CompanyColumn,
        TitleColumn,
        StatusColumn,
        AssigneeColumn,
        UpdatedColumn,
        CreatedColumn,
        ColumnCount
    };
    enum Role {
        TicketIdRole = Qt::UserRole + 1, ///< QUuid
        NumberRole,                      ///< qint64, 0 until the server gave one
        TitleRole,                       ///< QString
        ExcerptRole,                     ///< QString
        StatusRole,                      ///< int of TicketStatus
        PriorityRole,                    ///< int of Priority
        RequesterRole,                   ///< QUuid
        RequesterNameRole,               ///< QString
        CompanyNameRole,                 ///< QString, empty: none
        AssigneeRole,                    ///< QUuid, null: nobody
        AssigneeNameRole,                ///< QString
        UpdatedRole,                     ///< qint64, microseconds UTC
        CreatedRole,                     ///< qint64, microseconds UTC
        UnreadRole,                      ///< bool
        DeliveryRole,                    ///< int of Delivery
        SentenceRole,                    ///< QString: the row as one sentence, for screen readers
    };
    Q_ENUM(Column)

    explicit TicketListModel(const Desk &desk, QObject *parent = nullptr);

    void setFilter(const TicketFilter &filter);
    [[nodiscard]] const TicketFilter &filter() const { return m_order.filter(); }
    [[nodiscard]] int count() const { return rowCount(); }
    /// -1: not in this list.
    [[nodiscard]] int rowOf(TicketId ticket) const;
    [[nodiscard]] TicketId idAt(int row) const;
    /// For delegates: no QVariant.
    [[nodiscard]] Ticket ticketAt(int row) const;
    [[nodiscard]] bool isUnreadAt(int row) const;
    [[nodiscard]] QString requesterNameAt(int row) const;
    [[nodiscard]] QString companyNameAt(int row) const;
    [[nodiscard]] QString assigneeNameAt(int row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void filterChanged();

private:
    void takeChange(const TicketsChange &change);
    void takeNames();
    [[nodiscard]] QVariant names(int row, int role) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString sentence(int row) const;

    const Desk &m_desk;
    TicketOrder m_order;
};

} // namespace desk
