// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How Collection<T> keeps its rows sorted and its index true. Included by collection.h only.
#pragma once

#include "models/store/collection.h"

#include <algorithm>
#include <iterator>

namespace desk {

template <class T>
void Collection<T>::upsert(const T &value)
{
    const int row = indexOf(RowOrder<T>::id(value));
    if (row < 0)
        return insert(value);
    if (at(row) == value)
        return;
    const bool fits =
        (row == 0 || less(at(row - 1), value)) && (row + 1 == size() || less(value, at(row + 1)));
    if (!fits)
        move(row, value);
    Q_EMIT changing({Kind::Update, indexOf(RowOrder<T>::id(value)), indexOf(RowOrder<T>::id(value)), 0});
    const int now = indexOf(RowOrder<T>::id(value));
    m_rows[static_cast<std::size_t>(now)] = value;
    Q_EMIT changed({Kind::Update, now, now, 0});
}

template <class T>
void Collection<T>::upsert(const QList<T> &values)
{
    if (values.size() < ManyRows) {
        for (const T &value : values)
            upsert(value);
        return;
    }
    QHash<Id, T> fresh;
    for (const T &value : values)
        fresh.insert(RowOrder<T>::id(value), value);
    std::vector<T> rows;
    rows.reserve(m_rows.size() + static_cast<std::size_t>(fresh.size()));
    for (const T &row : m_rows) {
        if (!fresh.contains(RowOrder<T>::id(row)))
            rows.push_back(row);
    }
    std::copy(fresh.cbegin(), fresh.cend(), std::back_inserter(rows));
    reset(std::move(rows));
}

template <class T>
void Collection<T>::remove(const Id &id)
{
    const int row = indexOf(id);
    if (row < 0)
        return;
    Q_EMIT changing({Kind::Remove, row, row, 0});
    m_rows.erase(m_rows.begin() + row);
    m_index.remove(id);
    reindex(row, size() - 1);
    Q_EMIT changed({Kind::Remove, row, row, 0});
}

template <class T>
void Collection<T>::reset(std::vector<T> rows)
{
    std::sort(rows.begin(), rows.end(), less);
    if (rows == m_rows)
        return;
    Q_EMIT changing({Kind::Reset, 0, 0, 0});
    m_rows = std::move(rows);
    m_index.clear();
    reindex(0, size() - 1);
    Q_EMIT changed({Kind::Reset, 0, 0, 0});
}

template <class T>
void Collection<T>::insert(const T &value)
{
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), value, less);
    const int row = static_cast<int>(place - m_rows.begin());
    Q_EMIT changing({Kind::Insert, row, row, 0});
    m_rows.insert(place, value);
    reindex(row, size() - 1);
    Q_EMIT changed({Kind::Insert, row, row, 0});
}

/// Takes the row to where `value` belongs; the value itself is put there by the caller.
template <class T>
void Collection<T>::move(int from, const T &value)
{
    const auto start = m_rows.begin();
    const auto before = std::lower_bound(start, start + from, value, less);
    const auto after = std::lower_bound(start + from + 1, m_rows.end(), value, less);
    const int to = static_cast<int>(before < start + from ? before - start : after - start - 1);
    Q_EMIT changing({Kind::Move, from, from, to});
    if (to < from)
        std::rotate(start + to, start + from, start + from + 1);
    else
        std::rotate(start + from, start + from + 1, start + to + 1);
    reindex(std::min(from, to), std::max(from, to));
    Q_EMIT changed({Kind::Move, from, from, to});
}

template <class T>
void Collection<T>::reindex(int from, int to)
{
    for (int row = from; row <= to; ++row)
        m_index.insert(RowOrder<T>::id(at(row)), row);
}

} // namespace desk
