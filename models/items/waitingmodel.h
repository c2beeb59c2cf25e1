// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// People who signed in but are on no list, as a table.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/items/valuelistmodel.h"

namespace desk {

class WaitingModel : public ValueListModel<WaitingPerson>
{
    Q_OBJECT

public:
    enum Column { EmailColumn, SinceColumn, StateColumn, ColumnCount };
    enum ItemRole {
        PersonIdRole = Qt::UserRole + 1, ///< QUuid
        EmailRole,                       ///< QString
        RefusedRole,                     ///< bool
        SentenceRole,                    ///< QString
    };
    Q_ENUM(Column)

    explicit WaitingModel(QObject *parent = nullptr);

    void setRows(const QList<WaitingPerson> &rows) { setValues(rows); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] bool isSameRow(const WaitingPerson &a, const WaitingPerson &b) const override
    {
        return a.person == b.person;
    }

private:
    [[nodiscard]] static QString text(const WaitingPerson &row, int column);
};

} // namespace desk
