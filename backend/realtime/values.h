// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace desk::realtime {

// How a column's text becomes JSON, exactly as PostgreSQL's to_jsonb would write it. Cast: only PostgreSQL
// can (composites).
enum class ValueKind { Text, Bool, Number, Json, Timestamp, TimestampTz, Cast };

struct ValueType
{
    ValueKind kind = ValueKind::Text;
    bool array = false;
};

// `oid` and `typtype` of a scalar base type in pg_type.
ValueKind kindOf(quint32 oid, char typtype);

// Appends the JSON of a value that PostgreSQL printed with ISO dates in UTC.
void appendValue(QByteArray &out, const ValueType &type, const QByteArray &text);

// {"a","b",NULL} for a parameter of an array type.
QByteArray arrayLiteral(const QList<QByteArray> &values);

// "name" for SQL.
QByteArray identifier(const QByteArray &name);

} // namespace desk::realtime
