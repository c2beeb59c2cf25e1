// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/collectionmodel.h"

namespace desk {

CollectionModel::CollectionModel(const CollectionSignals &rows, QObject *parent)
    : QAbstractTableModel(parent)
{
    connect(&rows, &CollectionSignals::changing, this, &CollectionModel::begin);
    connect(&rows, &CollectionSignals::changed, this, &CollectionModel::end);
}

int CollectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 1;
}

void CollectionModel::begin(const Change &change)
{
    switch (change.kind) {
    case Change::Kind::Reset:
        return beginResetModel();
    case Change::Kind::Insert:
        return beginInsertRows({}, change.first, change.last);
    case Change::Kind::Remove:
        return beginRemoveRows({}, change.first, change.last);
    case Change::Kind::Move: // Qt wants the row before which it is put, counted before the move
        beginMoveRows({}, change.first, change.first, {},
                      change.to > change.first ? change.to + 1 : change.to);
        return;
    case Change::Kind::Update:
        return;
    }
}

void CollectionModel::end(const Change &change)
{
    switch (change.kind) {
    case Change::Kind::Reset:
        return endResetModel();
    case Change::Kind::Insert:
        return endInsertRows();
    case Change::Kind::Remove:
        return endRemoveRows();
    case Change::Kind::Move:
        return endMoveRows();
    case Change::Kind::Update:
        Q_EMIT dataChanged(index(change.first, 0), index(change.last, columnCount() - 1));
        return;
    }
}

} // namespace desk
