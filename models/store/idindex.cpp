// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/idindex.h"

#include <utility>

namespace desk {

void IdIndex::insert(std::uint32_t row, const std::vector<QUuid> &keys)
{
    if ((m_used + 1) * 10 > m_slots.size() * 7)
        grow(keys);
    place(row, keys);
    ++m_used;
}

void IdIndex::remove(std::uint32_t row, const std::vector<QUuid> &keys)
{
    std::size_t hole = hash(keys[row]) & m_mask;
    while (m_slots[hole] != row)
        hole = (hole + 1) & m_mask;
    // Later members of the same run move up, so that no search stops at the hole; no tombstones.
    for (std::size_t next = (hole + 1) & m_mask; m_slots[next] != None; next = (next + 1) & m_mask) {
        const std::size_t home = hash(keys[m_slots[next]]) & m_mask;
        if (((next - home) & m_mask) >= ((next - hole) & m_mask)) {
            m_slots[hole] = m_slots[next];
            hole = next;
        }
    }
    m_slots[hole] = None;
    --m_used;
}

void IdIndex::grow(const std::vector<QUuid> &keys)
{
    const auto old =
        std::exchange(m_slots, std::vector<std::uint32_t>(m_slots.empty() ? 64 : m_slots.size() * 2, None));
    m_mask = m_slots.size() - 1;
    for (const std::uint32_t row : old) {
        if (row != None)
            place(row, keys);
    }
}

void IdIndex::place(std::uint32_t row, const std::vector<QUuid> &keys)
{
    std::size_t slot = hash(keys[row]) & m_mask;
    while (m_slots[slot] != None)
        slot = (slot + 1) & m_mask;
    m_slots[slot] = row;
}

} // namespace desk
