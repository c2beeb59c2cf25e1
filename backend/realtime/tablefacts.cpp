// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/tablefacts.h"

#include <algorithm>

namespace desk::realtime {

namespace {

constexpr auto columnsSql = R"(
select a.attname, t.typname, format_type(a.atttypid, null), i.indrelid is not null, c.relrowsecurity,
       coalesce(e.oid, b.oid), coalesce(e.typtype, b.typtype), e.oid is not null
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_type t on t.oid = a.atttypid
  join pg_type b on b.oid = case t.typtype when 'd' then t.typbasetype else t.oid end
  left join pg_type e on e.oid = b.typelem and b.typcategory = 'A'
  left join pg_index i on i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)
 where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped
 order by a.attnum)";

constexpr auto readableSql = R"(
select a.attname from pg_attribute a
 where a.attrelid = $1::oid and a.attnum > 0 and not a.attisdropped
   and has_column_privilege($2::name, a.attrelid, a.attnum, 'SELECT'))";

} // namespace

bool TableFacts::hasKey() const
{
    return std::any_of(columns.begin(), columns.end(), [](const ColumnFacts &column) { return column.key; });
}

bool TableFacts::keyReadableBy(const QByteArray &role) const
{
    const std::set<QByteArray> may = readable.value(role);
    return std::all_of(columns.begin(), columns.end(), [&may](const ColumnFacts &column) {
        return !column.key || may.contains(column.name);
    });
}

const ColumnFacts *TableFacts::find(const QByteArray &column) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&column](const ColumnFacts &known) { return known.name == column; });
    return found == columns.end() ? nullptr : &*found;
}

std::vector<const ColumnFacts *> TableFacts::keys() const
{
    std::vector<const ColumnFacts *> found;
    for (const ColumnFacts &column : columns) {
        if (column.key)
            found.push_back(&column);
    }
    return found;
}

Batch factsQuestions(quint32 oid, const QList<QByteArray> &roles)
{
    const QByteArray table = QByteArray::number(oid);
    Batch batch{{{columnsSql, {table}, "us"}}};
    for (const QByteArray &role : roles)
        batch.append(Unit{{readableSql, {table, role}, "us"}});
    return batch;
}

TableFacts readFacts(const QList<UnitAnswer> &answers, const QList<QByteArray> &roles)
{
    TableFacts facts;
    for (const QList<QByteArray> &row : answers.first().first().rows) {
        ColumnFacts column{row[0], row[1], row[2], {}, row[3] == "t"};
        column.type = {kindOf(row[5].toUInt(), row[6].front()), row[7] == "t"};
        facts.rowSecurity = row[4] == "t";
        facts.columns.push_back(column);
    }
    // A role that does not exist answers with an error, and reads nothing.
    for (qsizetype i = 0; i < roles.size(); ++i) {
        for (const QList<QByteArray> &row : answers[i + 1].first().rows)
            facts.readable[roles[i]].insert(row[0]);
    }
    return facts;
}

} // namespace desk::realtime
