// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/orderedrows.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace desk {

namespace {

enum Mark : quint8 { Nothing = 0, Before = 1, After = 2, Touched = 4 };

} // namespace

int OrderedRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OrderedRows::placeOf(Row row) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), row);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void OrderedRows::follow(const Rows &next, const Rows &touched)
{
    if (touched.size() <= Few)
        followFew(next, touched);
    else
        followMany(next);
    announceContent(touched);
}

/// One signal for each row that came, went or moved.
void OrderedRows::followFew(const Rows &next, const Rows &touched)
{
    mark(touched, Touched);
    Rows now; // the touched rows of `next`, in its order, and what stands before each
    Rows before;
    for (std::size_t i = 0; i < next.size(); ++i) {
        if (!has(next[i], Touched))
            continue;
        m_marks[next[i]] |= After;
        now.push_back(next[i]);
        before.push_back(i > 0 ? next[i - 1] : next[i]);
    }
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!has(tableRow(row), Touched) || has(tableRow(row), After))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    unmark(touched);
    for (std::size_t i = 0; i < now.size(); ++i)
        putAfter(now[i], before[i]);
}

/// `predecessor` is the row itself when it belongs to the top.
void OrderedRows::putAfter(Row row, Row predecessor)
{
    const int from = placeOf(row);
    const int to = predecessor == row ? 0 : placeOf(predecessor) + 1;
    const auto start = m_rows.begin();
    if (from < 0) {
        beginInsertRows({}, to, to);
        m_rows.insert(start + to, row);
        endInsertRows();
    } else if (to != from && to != from + 1) {
        beginMoveRows({}, from, from, {}, to);
        if (to < from)
            std::rotate(start + to, start + from, start + from + 1);
        else
            std::rotate(start + from, start + from + 1, start + to);
        endMoveRows();
    }
}

/// What goes is carried to the end and cut off there; what comes is put in as one block, or at the end and
/// then carried to its places: at most two new layouts, whatever the number of rows.
void OrderedRows::followMany(const Rows &next)
{
    mark(next, After);
    Rows gone;
    std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(gone),
                 [this](Row row) { return !has(row, After); });
    unmark(next);
    mark(m_rows, Before);
    Rows kept;
    Rows fresh;
    std::size_t firstFresh = 0;
    std::size_t lastFresh = 0;
    for (std::size_t i = 0; i < next.size(); ++i) {
        const bool known = has(next[i], Before);
        (known ? kept : fresh).push_back(next[i]);
        firstFresh = !known && fresh.size() == 1 ? i : firstFresh;
        lastFresh = known ? lastFresh : i;
    }
    unmark(m_rows);

    Rows layout = kept;
    layout.insert(layout.end(), gone.begin(), gone.end());
    reorder(layout);
    if (!gone.empty()) {
        beginRemoveRows({}, static_cast<int>(kept.size()), rowCount() - 1);
        m_rows = kept;
        endRemoveRows();
    }
    if (fresh.empty())
        return;
    const bool oneBlock = lastFresh - firstFresh + 1 == fresh.size();
    const int at = oneBlock ? static_cast<int>(firstFresh) : rowCount();
    beginInsertRows({}, at, at + static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.begin() + at, fresh.begin(), fresh.end());
    endInsertRows();
    reorder(next);
}

void OrderedRows::reorder(const Rows &next)
{
    if (next == m_rows)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    QHash<Row, int> places;
    for (const QModelIndex &one : from)
        places.insert(tableRow(one.row()), -1);
    if (!places.isEmpty()) {
        for (std::size_t i = 0; i < next.size(); ++i) {
            if (const auto place = places.find(next[i]); place != places.end())
                *place = static_cast<int>(i);
        }
    }
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &one : from)
        to.append(index(places.value(tableRow(one.row())), one.column()));
    m_rows = next;
    changePersistentIndexList(from, to);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void OrderedRows::replace(const Rows &next)
{
    if (next == m_rows)
        return;
    beginResetModel();
    m_rows = next;
    endResetModel();
}

void OrderedRows::announceContent(const Rows &touched)
{
    if (touched.empty() || m_rows.empty())
        return;
    mark(touched, Touched);
    int first = -1;
    int last = -1;
    for (int row = 0; row < rowCount(); ++row) {
        if (!has(tableRow(row), Touched))
            continue;
        const bool alone = touched.size() <= Few;
        if (alone)
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        first = first < 0 ? row : first;
        last = row;
    }
    unmark(touched);
    if (touched.size() > Few && first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void OrderedRows::mark(const Rows &rows, quint8 mark)
{
    const auto last = std::max_element(rows.begin(), rows.end());
    if (last != rows.end() && *last >= m_marks.size())
        m_marks.resize(std::size_t(*last) + 1, Nothing);
    for (const Row row : rows)
        m_marks[row] |= mark;
}

void OrderedRows::unmark(const Rows &rows)
{
    for (const Row row : rows)
        m_marks[row] = Nothing;
}

} // namespace desk
