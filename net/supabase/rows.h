// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON list, decoded row by row.
#pragma once

#include "net/supabase/json.h"
#include "net/supabase/rpc.h"

#include <QList>

namespace desk::json {

/// Servers cut longer answers silently, commonly at 1000 rows.
inline constexpr int RowsAtOnce = 500;

template <class T, class Decode>
Result<QList<T>> decodeList(const QByteArray &text, Decode decode)
{
    Reader reader;
    const auto rows = reader.parseList(text);
    if (!rows)
        return rows.error();
    QList<T> list;
    list.reserve(static_cast<qsizetype>(rows.value().size()));
    for (const Element row : rows.value()) {
        Result<T> one = decode(row);
        if (!one)
            return one.error();
        list.append(std::move(one.value()));
    }
    return list;
}

/// What was asked for by its id: the one row that there is.
template <class T>
Result<T> onlyOf(const Result<QList<T>> &rows)
{
    if (!rows)
        return rows.error();
    if (rows.value().isEmpty())
        return noRow();
    return rows.value().first();
}

} // namespace desk::json
