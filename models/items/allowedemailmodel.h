// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in, as a table. Its rows are read and set by the admin page's presenter.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/items/valuelistmodel.h"

namespace desk {

class AllowedEmailModel : public ValueListModel<AllowedEmail>
{
    Q_OBJECT

public:
    enum Column { EmailColumn, RoleColumn, CompanyColumn, StateColumn, LastSeenColumn, AddedColumn, ColumnCount };
    enum ItemRole {
        EmailRole = Qt::UserRole + 1, ///< QString
        RoleRole,                     ///< int of Role
        StateRole,                    ///< int of AllowedEmail::State
        SentenceRole,                 ///< QString
    };
    Q_ENUM(Column)

    explicit AllowedEmailModel(QObject *parent = nullptr);

    void setRows(const QList<AllowedEmail> &rows) { setValues(rows); }
    /// -1: not listed.
    [[nodiscard]] int rowOf(const QString &email) const;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] bool isSameRow(const AllowedEmail &a, const AllowedEmail &b) const override
    {
        return a.email == b.email;
    }

private:
    [[nodiscard]] static QString text(const AllowedEmail &row, int column);
};

} // namespace desk
