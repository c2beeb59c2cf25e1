// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that is not on the server yet, in the order in which it was written.
#pragma once

#include "models/items/collectionmodel.h"
#include "models/store/unsent.h"

namespace desk {

class Desk;

class OutboxModel : public CollectionModel
{
    Q_OBJECT

public:
    enum Role {
        UnsentIdRole = Qt::UserRole + 1, ///< QUuid
        TicketIdRole,                    ///< QUuid
        DeliveryRole,                    ///< int of Delivery
        ErrorKindRole,                   ///< int of Error::Kind, -1: no attempt has failed
        TextRole,                        ///< QString: what was written, or what it changes
        AtRole,                          ///< qint64, microseconds UTC
        SentenceRole,                    ///< QString
    };

    explicit OutboxModel(const Desk &desk, QObject *parent = nullptr);

    [[nodiscard]] const Unsent &unsentAt(int row) const;
    [[nodiscard]] int waitingCount() const; ///< on their way, or waiting for the server
    [[nodiscard]] int failedCount() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    const Desk &m_desk;
};

/// What the draft says, in one line.
[[nodiscard]] QString draftText(const Desk &desk, const Draft &draft);

} // namespace desk
