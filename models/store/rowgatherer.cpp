// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowgatherer.h"

#include <utility>

namespace desk {

RowGatherer::RowGatherer(std::function<void(const TicketsChange &)> announce)
    : m_announce(std::move(announce))
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_frame, &QTimer::timeout, &m_frame, [this] { flush(); });
}

void RowGatherer::schedule()
{
    if (m_rows.empty() || m_frame.isActive())
        return;
    const qint64 quiet = m_sinceFlush.isValid() ? m_sinceFlush.elapsed() : m_pace;
    if (quiet >= m_pace && !m_announcing)
        flush();
    else
        m_frame.start(m_announcing ? m_pace : static_cast<int>(m_pace - quiet));
}

void RowGatherer::flush()
{
    if (m_rows.empty() || m_announcing)
        return;
    m_frame.stop();
    m_pace = m_rows.size() >= Crowd ? CrowdMs : FrameMs;
    TicketsChange change;
    for (const std::uint32_t row : std::exchange(m_rows, {})) {
        const Kind kind = static_cast<Kind>(std::exchange(m_kinds[row], Nothing));
        auto &rows = kind == Insert ? change.inserted : kind == Update ? change.updated : change.removed;
        rows.push_back(row);
    }
    m_announcing = true;
    m_announce(change);
    m_announcing = false;
    m_sinceFlush.start();
}

void RowGatherer::note(std::uint32_t row, Kind kind)
{
    if (row >= m_kinds.size())
        m_kinds.resize(std::size_t(row) + 1, Nothing);
    if (m_kinds[row] == Nothing)
        m_rows.push_back(row);
    if (m_kinds[row] != Insert || kind == Remove)
        m_kinds[row] = kind;
}

} // namespace desk
