// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/waitingmodel.h"

#include "models/items/words.h"

namespace desk {

WaitingModel::WaitingModel(QObject *parent)
    : ValueListModel(parent)
{
}

QVariant WaitingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const WaitingPerson &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case PersonIdRole:
        return row.person.value;
    case EmailRole:
        return row.email;
    case RefusedRole:
        return row.refused;
    case SentenceRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2, since %3").arg(row.email, text(row, StateColumn), momentText(row.since));
    default:
        return {};
    }
}

QString WaitingModel::text(const WaitingPerson &row, int column)
{
    switch (column) {
    case EmailColumn:
        return row.email;
    case SinceColumn:
        return momentText(row.since);
    case StateColumn:
        return row.refused ? tr("Refused") : tr("Waiting");
    default:
        return {};
    }
}

QVariant WaitingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case EmailColumn:
        return tr("Email");
    case SinceColumn:
        return tr("Since");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

} // namespace desk
