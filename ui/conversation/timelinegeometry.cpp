// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/timelinegeometry.h"

#include <algorithm>

namespace desk {

void TimelineGeometry::reset(int rows)
{
    m_rows.assign(static_cast<std::size_t>(rows), Row{});
    m_settled = 0;
}

void TimelineGeometry::insert(int first, int count)
{
    m_rows.insert(m_rows.begin() + first, static_cast<std::size_t>(count), Row{});
    m_settled = std::min(m_settled, first);
}

void TimelineGeometry::remove(int first, int count)
{
    m_rows.erase(m_rows.begin() + first, m_rows.begin() + first + count);
    m_settled = std::min(m_settled, first);
}

void TimelineGeometry::forgetAll()
{
    for (Row &row : m_rows)
        row.measured = false;
}

void TimelineGeometry::forget(int row)
{
    m_rows[static_cast<std::size_t>(row)].measured = false;
}

void TimelineGeometry::setHeight(int row, int height)
{
    Row &kept = m_rows[static_cast<std::size_t>(row)];
    kept.measured = true;
    if (kept.height == height)
        return;
    kept.height = height;
    m_settled = std::min(m_settled, row + 1);
}

/// Makes m_tops[0..upTo] true.
void TimelineGeometry::settle(int upTo) const
{
    if (upTo < m_settled)
        return;
    m_tops.resize(m_rows.size() + 1);
    m_tops[0] = 0;
    for (int row = std::max(0, m_settled - 1); row < upTo; ++row)
        m_tops[static_cast<std::size_t>(row) + 1] = m_tops[static_cast<std::size_t>(row)] + height(row);
    m_settled = upTo + 1;
}

int TimelineGeometry::top(int row) const
{
    settle(row);
    return m_tops[static_cast<std::size_t>(row)];
}

int TimelineGeometry::total() const
{
    return top(rows());
}

int TimelineGeometry::rowAt(int y) const
{
    if (m_rows.empty())
        return -1;
    settle(rows());
    const auto end = m_tops.begin() + rows();
    const auto after = std::upper_bound(m_tops.begin(), end, y);
    return std::max(0, static_cast<int>(after - m_tops.begin()) - 1);
}

} // namespace desk
