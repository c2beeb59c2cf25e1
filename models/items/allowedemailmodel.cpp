// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/allowedemailmodel.h"

#include "models/items/words.h"

namespace desk {

AllowedEmailModel::AllowedEmailModel(QObject *parent)
    : ValueListModel(parent)
{
}

int AllowedEmailModel::rowOf(const QString &email) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).email == email)
            return row;
    }
    return -1;
}

QVariant AllowedEmailModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AllowedEmail &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case EmailRole:
        return row.email;
    case RoleRole:
        return static_cast<int>(row.role);
    case StateRole:
        return static_cast<int>(row.state);
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3").arg(row.email, wordFor(row.role), wordFor(row.state));
    default:
        return {};
    }
}

QString AllowedEmailModel::text(const AllowedEmail &row, int column)
{
    switch (column) {
    case EmailColumn:
        return row.email;
    case RoleColumn:
        return wordFor(row.role);
    case CompanyColumn:
        return row.companyName;
    case StateColumn:
        return wordFor(row.state);
    case LastSeenColumn:
        return momentText(row.lastSeenAt);
    case AddedColumn:
        return momentText(row.createdAt);
    default:
        return {};
    }
}

QVariant AllowedEmailModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EmailColumn:
        return tr("Email or domain");
    case RoleColumn:
        return tr("Role");
    case CompanyColumn:
        return tr("Organization");
    case StateColumn:
        return tr("State");
    case LastSeenColumn:
        return tr("Last seen");
    case AddedColumn:
        return tr("Added");
    default:
        return {};
    }
}

} // namespace desk
