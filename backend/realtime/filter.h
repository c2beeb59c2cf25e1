// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/rowchange.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <vector>

namespace desk::realtime {

enum class FilterOp { Eq, Neq, Lt, Lte, Gt, Gte, In };

// How two values of a column are compared. Values are compared as PostgreSQL prints them, which is exact for
// equality once the filter's value was printed by PostgreSQL too; numbers are compared as decimals.
enum class Comparison { Text, Number };

// One `column=op.value` of a subscription.
struct Filter
{
    QByteArray column;
    FilterOp op = FilterOp::Eq;
    QList<QByteArray> values; // one, or the list of `in`
    Comparison comparison = Comparison::Text;

    bool operator==(const Filter &) const = default;
    bool matches(const Cell &cell) const;
};

// "a=eq.1,b=in.(x,\"y,z\")": conditions joined by and. `nullopt` when the text makes no sense.
std::optional<QList<Filter>> parseFilters(const QByteArray &text);

// Every filtered column must be in `row` (a null or an unlogged value never matches).
bool matchesAll(const QList<Filter> &filters, const Table &table, const Row &row);

// -1, 0 or 1 for two decimal numbers as PostgreSQL prints them, of any length ("NaN" is largest, as in SQL).
int compareDecimals(QByteArrayView a, QByteArrayView b);

} // namespace desk::realtime
