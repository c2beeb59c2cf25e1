// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/questions.h"

#include <algorithm>

namespace desk::realtime {

namespace {

QByteArray qualified(const Table &table)
{
    return identifier(table.schema) + '.' + identifier(table.name);
}

QByteArray cellOf(const Table &table, const Row &row, const QByteArray &column)
{
    const int at = table.indexOf(column);
    return at >= 0 && at < row.size() ? row[at].text : QByteArray();
}

} // namespace

Statement impersonate(const Claims &claims)
{
    return {"select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), "
            "set_config('request.jwt.claim.sub', $3, true), set_config('request.jwt.claim.role', $1, true)",
            {claims.role, claims.json, claims.sub.isNull() ? QByteArray("") : claims.sub},
            "us"};
}

Unit visibilityQuestion(const Claims &claims, const Table &table, const TableFacts &facts,
                        const QList<Row> &rows)
{
    QByteArray lists;
    QByteArray names;
    QByteArray same;
    QList<QByteArray> parameters;
    for (const ColumnFacts *const key : facts.keys()) {
        const QByteArray number = QByteArray::number(parameters.size() + 1);
        lists += (lists.isEmpty() ? "$" : ", $") + number + "::" + key->sqlType + "[]";
        names += "c" + number + ", ";
        same += (same.isEmpty() ? "t." : " and t.") + identifier(key->name) + " = k.c" + number;
        QList<QByteArray> values;
        for (const Row &row : rows)
            values.append(cellOf(table, row, key->name));
        parameters.append(arrayLiteral(values));
    }
    const QByteArray sql = "select k.n from unnest(" + lists + ") with ordinality as k(" + names +
                           "n) where (select true from " + qualified(table) + " t where " + same + ')';
    return {impersonate(claims), {sql, parameters, claims.role}};
}

std::vector<bool> readVisibility(const UnitAnswer &answer, qsizetype count)
{
    std::vector<bool> visible(size_t(count), false);
    for (const QList<QByteArray> &row : answer.last().rows)
        visible.at(row.first().toUInt() - 1) = true;
    return visible;
}

QList<QByteArray> columnsToFetch(const RowChange &change, const TableFacts &facts)
{
    QList<QByteArray> columns;
    for (const ColumnFacts &column : facts.columns) {
        const int at = change.table->indexOf(column.name);
        if (at < 0 || at >= change.row.size())
            continue;
        const Cell::State state = change.row[at].state;
        if (state == Cell::State::Unchanged ||
            (state == Cell::State::Text && column.type.kind == ValueKind::Cast))
            columns.append(column.name);
    }
    return columns;
}

Unit fetchQuestion(const RowChange &change, const TableFacts &facts, const QList<QByteArray> &columns)
{
    QByteArray list;
    QByteArray where;
    QList<QByteArray> values;
    const auto parameter = [&values](const QByteArray &value) -> QByteArray {
        values.append(value);
        return '$' + QByteArray::number(values.size());
    };
    for (const QByteArray &column : columns) {
        const Cell &cell = change.row[change.table->indexOf(column)];
        list += list.isEmpty() ? "" : ", ";
        if (cell.state == Cell::State::Unchanged)
            list += "(select to_jsonb(t." + identifier(column) + ") from r t)";
        else
            list += "to_jsonb(" + parameter(cell.text) + "::" + facts.find(column)->sqlType + ')';
    }
    for (const ColumnFacts *const key : facts.keys()) {
        where += (where.isEmpty() ? "" : " and ") + identifier(key->name) + " = " +
                 parameter(cellOf(*change.table, change.row, key->name)) + "::" + key->sqlType;
    }
    if (where.isEmpty())
        where = "false";
    return {{"with r as (select * from " + qualified(*change.table) + " where " + where + ") select " + list,
             values}};
}

bool allVisible(const QByteArray &snapshot, const QList<quint32> &xids)
{
    const QList<QByteArray> parts = snapshot.split(':'); // xmin:xmax:running,…
    if (parts.size() != 3)
        return false;
    // Snapshots speak of 64-bit ids, the log of their lower halves: compared modulo 2^32, as PostgreSQL does.
    const auto low = [](const QByteArray &text) { return quint32(text.toULongLong()); };
    const quint32 end = low(parts[1]);
    QList<quint32> running;
    for (const QByteArray &xid : parts[2].split(','))
        running.append(low(xid));
    return std::all_of(xids.begin(), xids.end(),
                       [&](quint32 xid) { return qint32(xid - end) < 0 && !running.contains(xid); });
}

} // namespace desk::realtime
