// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/trail.h"

namespace desk {

void Trail::visit(const Stop &stop)
{
    if (m_at >= 0 && m_stops[m_at] == stop)
        return;
    m_stops = m_stops.first(m_at + 1);
    m_stops.append(stop);
    if (m_stops.size() > Most)
        m_stops.removeFirst();
    m_at = m_stops.size() - 1;
}

std::optional<Stop> Trail::back()
{
    return canGoBack() ? std::optional(m_stops[--m_at]) : std::nullopt;
}

std::optional<Stop> Trail::forward()
{
    return canGoForward() ? std::optional(m_stops[++m_at]) : std::nullopt;
}

} // namespace desk
