// A JSON list, decoded row by row.
#pragma once

#include "net/supabase/json.h"

#include <QList>

namespace desk::json {

/// Servers cut longer answers silently, commonly at 1000 rows.
inline constexpr int RowsAtOnce = 500;

template <class T, class Decode>
Result<QList<T>> decodeList(const QByteArray &text, Decode decode)
{
    Reader reader;
    const auto root = reader.parse(text);
    Array rows;
    if (!root)
        return root.error();
    if (root.value().get_array().get(rows) != simdjson::SUCCESS)
        return garbled(QStringLiteral("(no list)"));
    QList<T> list;
    list.reserve(static_cast<qsizetype>(rows.size()));
    for (const Element row : rows) {
        Result<T> one = decode(row);
        if (!one)
            return one.error();
        list.append(std::move(one.value()));
    }
    return list;
}

} // namespace desk::json
