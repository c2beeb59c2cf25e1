// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened to the ticket table since the last frame. Row numbers of the table, each in one list only.
#pragma once

#include <cstdint>
#include <vector>

namespace desk {

struct TicketsChange
{
    std::vector<std::uint32_t> inserted;
    std::vector<std::uint32_t> updated;
    std::vector<std::uint32_t> removed; ///< still readable while this is announced, given away afterwards

    [[nodiscard]] bool isEmpty() const { return inserted.empty() && updated.empty() && removed.empty(); }
    [[nodiscard]] std::size_t size() const { return inserted.size() + updated.size() + removed.size(); }
};

} // namespace desk
