// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What would happen with pasted lines, as a table.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/items/valuelistmodel.h"

namespace desk {

class VerdictModel : public ValueListModel<AllowedVerdict>
{
    Q_OBJECT

public:
    enum Column { LineColumn, EmailColumn, RoleColumn, ActionColumn, ProblemColumn, ColumnCount };
    enum ItemRole {
        ActionRole = Qt::UserRole + 1, ///< int of AllowedVerdict::Action
        RoleRole,                      ///< int of Role
        SentenceRole,                  ///< QString
    };
    Q_ENUM(Column)

    explicit VerdictModel(QObject *parent = nullptr);

    void setRows(const QList<AllowedVerdict> &rows) { setValues(rows); }
    [[nodiscard]] int countOf(AllowedVerdict::Action action) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] bool isSameRow(const AllowedVerdict &a, const AllowedVerdict &b) const override
    {
        return a.line == b.line;
    }

private:
    [[nodiscard]] static QString sentence(const AllowedVerdict &row);
    [[nodiscard]] static QString text(const AllowedVerdict &row, int column);
};

} // namespace desk
