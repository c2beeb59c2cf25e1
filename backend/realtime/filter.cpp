// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/filter.h"

#include <algorithm>
#include <array>
#include <utility>

namespace desk::realtime {

namespace {

constexpr qsizetype maxValues = 100; // of one `in`, as the official server allows

constexpr std::array<std::pair<const char *, FilterOp>, 7> operators{{{"eq", FilterOp::Eq},
                                                                      {"neq", FilterOp::Neq},
                                                                      {"lt", FilterOp::Lt},
                                                                      {"lte", FilterOp::Lte},
                                                                      {"gt", FilterOp::Gt},
                                                                      {"gte", FilterOp::Gte},
                                                                      {"in", FilterOp::In}}};

// Reads up to the next comma outside quotes and parentheses, and removes it from `rest`.
QByteArray takePart(QByteArrayView &rest)
{
    bool quoted = false;
    int depth = 0;
    qsizetype end = 0;
    for (; end < rest.size(); ++end) {
        const char c = rest[end];
        if (quoted && c == '\\')
            ++end;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == '(')
            ++depth;
        else if (!quoted && c == ')')
            --depth;
        else if (!quoted && depth == 0 && c == ',')
            break;
    }
    end = std::min(end, rest.size());
    QByteArray part = rest.first(end).toByteArray();
    rest = end < rest.size() ? rest.sliced(end + 1) : QByteArrayView();
    return part;
}

// Surrounding quotes are not part of the value; inside them a backslash protects the next character.
QByteArray unquoted(const QByteArray &text)
{
    if (text.size() < 2 || !text.startsWith('"') || !text.endsWith('"'))
        return text;
    QByteArray out;
    for (qsizetype i = 1; i < text.size() - 1; ++i) {
        if (text[i] == '\\' && i + 2 < text.size())
            ++i;
        out += text[i];
    }
    return out;
}

std::optional<QList<QByteArray>> listFrom(const QByteArray &text)
{
    if (!text.startsWith('(') || !text.endsWith(')'))
        return std::nullopt;
    QByteArrayView rest = QByteArrayView(text).sliced(1, text.size() - 2);
    QList<QByteArray> values;
    while (!rest.isEmpty())
        values.append(unquoted(takePart(rest).trimmed()));
    if (values.isEmpty() || values.size() > maxValues)
        return std::nullopt;
    return values;
}

std::optional<Filter> parseOne(const QByteArray &text)
{
    const qsizetype equals = text.indexOf('=');
    const qsizetype dot = text.indexOf('.', equals);
    if (equals <= 0 || dot < 0)
        return std::nullopt;
    const QByteArray word = text.sliced(equals + 1, dot - equals - 1);
    const auto *const found = std::find_if(operators.begin(), operators.end(),
                                           [&word](const auto &known) { return word == known.first; });
    if (found == operators.end())
        return std::nullopt;
    Filter filter{unquoted(text.first(equals).trimmed()), found->second, {}, Comparison::Text};
    const QByteArray value = text.sliced(dot + 1);
    if (filter.op != FilterOp::In) {
        filter.values = {unquoted(value)};
        return filter;
    }
    const auto values = listFrom(value);
    if (!values)
        return std::nullopt;
    filter.values = *values;
    return filter;
}

} // namespace

std::optional<QList<Filter>> parseFilters(const QByteArray &text)
{
    QList<Filter> filters;
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const auto filter = parseOne(takePart(rest));
        if (!filter)
            return std::nullopt;
        filters.append(*filter);
    }
    if (filters.isEmpty() || text.endsWith(','))
        return std::nullopt;
    return filters;
}

bool Filter::matches(const Cell &cell) const
{
    if (cell.state != Cell::State::Text)
        return false;
    const auto order = [this, &cell](const QByteArray &value) {
        if (comparison == Comparison::Number)
            return compareDecimals(cell.text, value);
        return cell.text.compare(value);
    };
    switch (op) {
    case FilterOp::Eq:
        return order(values.first()) == 0;
    case FilterOp::Neq:
        return order(values.first()) != 0;
    case FilterOp::Lt:
        return order(values.first()) < 0;
    case FilterOp::Lte:
        return order(values.first()) <= 0;
    case FilterOp::Gt:
        return order(values.first()) > 0;
    case FilterOp::Gte:
        return order(values.first()) >= 0;
    case FilterOp::In:
        return std::any_of(values.begin(), values.end(),
                           [&order](const auto &value) { return order(value) == 0; });
    }
    return false;
}

bool matchesAll(const QList<Filter> &filters, const Table &table, const Row &row)
{
    return std::all_of(filters.begin(), filters.end(), [&table, &row](const Filter &filter) {
        const int column = table.indexOf(filter.column);
        return column >= 0 && column < row.size() && filter.matches(row[column]);
    });
}

} // namespace desk::realtime
