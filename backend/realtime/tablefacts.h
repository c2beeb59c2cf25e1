// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/pglink.h"
#include "backend/realtime/values.h"

#include <QHash>

#include <set>
#include <vector>

namespace desk::realtime {

struct ColumnFacts
{
    QByteArray name;
    QByteArray typeName; // pg_type.typname, as `columns[].type` says it
    QByteArray sqlType;  // for casts
    ValueType type;
    bool key = false; // part of the primary key
};

// What the catalogue says about a table at this moment. Read anew for each batch: grants, keys and row level
// security change while the server runs, and a stale answer would leak.
struct TableFacts
{
    bool rowSecurity = true;
    std::vector<ColumnFacts> columns;
    QHash<QByteArray, std::set<QByteArray>> readable; // role → columns that it may select

    bool hasKey() const;
    bool keyReadableBy(const QByteArray &role) const;
    const ColumnFacts *find(const QByteArray &column) const;
    std::vector<const ColumnFacts *> keys() const;
};

// One unit for the table, then one for each role, in this order; `readFacts` takes the answers in the same
// order.
Batch factsQuestions(quint32 oid, const QList<QByteArray> &roles);
TableFacts readFacts(const QList<UnitAnswer> &answers, const QList<QByteArray> &roles);

} // namespace desk::realtime
