// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>
#include <vector>

namespace desk::realtime {

enum class ChangeKind { Insert, Update, Delete };

// One value as PostgreSQL prints it. Unchanged: too long to be logged again (TOAST). Absent: not in the log
// at all.
struct Cell
{
    enum class State : quint8 { Null, Text, Unchanged, Absent };
    State state = State::Absent;
    QByteArray text;
};
using Row = QList<Cell>;

struct Column
{
    QByteArray name;
    quint32 type = 0;      // pg_type's oid
    bool identity = false; // part of the replica identity
};

struct Table
{
    quint32 oid = 0;
    QByteArray schema;
    QByteArray name;
    bool fullIdentity = false;
    std::vector<Column> columns;

    int indexOf(const QByteArray &column) const;
};

// `row` is empty for Delete. `oldRow` has identity columns, or all of them under REPLICA IDENTITY FULL, or is
// empty when an update left the identity as it was.
struct RowChange
{
    ChangeKind kind = ChangeKind::Insert;
    std::shared_ptr<const Table>
        table; // shared: a table may change its shape while older changes are still queued
    Row row;
    Row oldRow;
};

struct Transaction
{
    quint32 xid = 0;
    qint64 committed = 0; // microseconds since 2000-01-01 UTC, PostgreSQL's epoch
    std::vector<RowChange> changes;
};

} // namespace desk::realtime
