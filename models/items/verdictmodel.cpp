// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/verdictmodel.h"

#include "models/items/words.h"

#include <algorithm>

namespace desk {

VerdictModel::VerdictModel(QObject *parent)
    : ValueListModel(parent)
{
}

int VerdictModel::countOf(AllowedVerdict::Action action) const
{
    return static_cast<int>(std::count_if(
        rows().begin(), rows().end(), [action](const AllowedVerdict &row) { return row.action == action; }));
}

QVariant VerdictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AllowedVerdict &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case ActionRole:
        return static_cast<int>(row.action);
    case RoleRole:
        return static_cast<int>(row.role);
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return sentence(row);
    default:
        return {};
    }
}

/// Whoever does not see the columns hears them, the role too: it decides what they will be able to do.
QString VerdictModel::sentence(const AllowedVerdict &row)
{
    QStringList facts{tr("Line %1").arg(row.line), row.email, text(row, RoleColumn), wordFor(row.action)};
    facts.removeAll(QString());
    const QString whole = tr("%1.").arg(facts.join(tr(", ")));
    return row.problem.isEmpty() ? whole : tr("%1 %2").arg(whole, row.problem);
}

QString VerdictModel::text(const AllowedVerdict &row, int column)
{
    switch (column) {
    case LineColumn:
        return QString::number(row.line);
    case EmailColumn:
        return row.email;
    case RoleColumn:
        return row.role == Role::Unknown ? QString() : wordFor(row.role);
    case ActionColumn:
        return wordFor(row.action);
    case ProblemColumn:
        return row.problem;
    default:
        return {};
    }
}

QVariant VerdictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case LineColumn:
        return tr("Line");
    case EmailColumn:
        return tr("Email or domain");
    case RoleColumn:
        return tr("Role");
    case ActionColumn:
        return tr("What happens");
    case ProblemColumn:
        return tr("Why");
    default:
        return {};
    }
}

} // namespace desk
