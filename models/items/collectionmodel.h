// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A Collection<T> as an item model: columns, roles and data() are left to the concrete model. Turns changing
// and changed into begin and end calls, so that no other model of a collection makes any.
#pragma once

#include "models/store/collection.h"

#include <QAbstractTableModel>

namespace desk {

class CollectionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    CollectionModel(const CollectionSignals &rows, QObject *parent);

private:
    void begin(const Change &change);
    void end(const Change &change);
};

} // namespace desk
