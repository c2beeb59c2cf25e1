// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of a timeline stand. A row's height is guessed until somebody looks at it and measured then,
// so that a thread of thousands opens at once.
#pragma once

#include <vector>

namespace desk {

class TimelineGeometry
{
public:
    void reset(int rows);
    void insert(int first, int count);
    void remove(int first, int count);
    /// All heights must be measured again (another width, other fonts); the old ones stay as guesses.
    void forgetAll();
    void forget(int row);

    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isMeasured(int row) const { return m_rows[static_cast<std::size_t>(row)].measured; }
    void setHeight(int row, int height);
    [[nodiscard]] int height(int row) const { return m_rows[static_cast<std::size_t>(row)].height; }
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int total() const;
    /// The row at `y`; the first or last one outside; -1 when there are no rows.
    [[nodiscard]] int rowAt(int y) const;

    static constexpr int Guess = 72; ///< px, a message of one or two lines

private:
    struct Row
    {
        int height = Guess;
        bool measured = false;
    };
    void settle(int upTo) const;

    std::vector<Row> m_rows;
    mutable std::vector<int> m_tops; ///< good up to, not including, m_settled
    mutable int m_settled = 0;
};

} // namespace desk
