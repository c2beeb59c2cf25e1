// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// uuid -> row, open addressing: 4 bytes a slot, no allocation for each key. The keys stay in a column of the
// owner, who passes it along.
#pragma once

#include "models/store/readahead.h"

#include <QUuid>

#include <cstdint>
#include <cstring>
#include <vector>

namespace desk {

class IdIndex
{
public:
    static constexpr std::uint32_t None = 0xffffffffu;

    [[nodiscard]] std::uint32_t find(const QUuid &id, const std::vector<QUuid> &keys) const
    {
        if (m_slots.empty())
            return None;
        for (std::size_t slot = hash(id) & m_mask;; slot = (slot + 1) & m_mask) {
            const std::uint32_t row = m_slots[slot];
            if (row == None || keys[row] == id)
                return row;
        }
    }
    /// Asks the memory for what find() reads first.
    void readAhead(const QUuid &id) const
    {
        if (!m_slots.empty())
            desk::readAhead(&m_slots[hash(id) & m_mask]);
    }
    /// Most often what find() would answer, without looking at the key; None: find() would, too.
    [[nodiscard]] std::uint32_t guess(const QUuid &id) const
    {
        return m_slots.empty() ? None : m_slots[hash(id) & m_mask];
    }
    /// `keys[row]` is the key; it must not be here yet.
    void insert(std::uint32_t row, const std::vector<QUuid> &keys);
    /// Before `keys[row]` changes.
    void remove(std::uint32_t row, const std::vector<QUuid> &keys);

private:
    static std::size_t hash(const QUuid &id)
    {
        std::uint64_t part[2];
        static_assert(sizeof(QUuid) == sizeof part);
        std::memcpy(part, &id, sizeof part);
        return static_cast<std::size_t>(
            ((part[0] ^ (part[1] * 0x9e3779b97f4a7c15ull)) * 0xff51afd7ed558ccdull) >> 24);
    }
    void grow(const std::vector<QUuid> &keys);
    void place(std::uint32_t row, const std::vector<QUuid> &keys);

    std::vector<std::uint32_t> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_used = 0;
};

} // namespace desk
