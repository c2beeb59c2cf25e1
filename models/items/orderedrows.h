// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An item model over an order vector of row numbers. It takes the next order as a whole and says what is
// different in the smallest terms: a few rows as insertions, removals and moves, so that selection and scroll
// stay; many as one new layout with all persistent indexes carried along by hand.
#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <vector>

namespace desk {

class OrderedRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Row = std::uint32_t;
    using Rows = std::vector<Row>;
    /// Up to so many changed rows are announced one by one.
    static constexpr std::size_t Few = 12;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const Rows &rows() const { return m_rows; }
    /// Row of the table behind a row of the model.
    [[nodiscard]] Row tableRow(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    /// Where a row of the table stands; -1: not shown.
    [[nodiscard]] int placeOf(Row row) const;

protected:
    using QAbstractTableModel::QAbstractTableModel;

    /// `touched`: rows whose content, place or presence may have changed; all others keep their order.
    void follow(const Rows &next, const Rows &touched);
    /// Anything may be different, but most is not.
    void followAny(const Rows &next) { followMany(next); }
    /// The same rows in another order.
    void reorder(const Rows &next);
    /// Something else altogether.
    void replace(const Rows &next);

private:
    void followFew(const Rows &next, const Rows &touched);
    void followMany(const Rows &next);
    void putAfter(Row row, Row predecessor);
    void announceContent(const Rows &touched);
    void mark(const Rows &rows, quint8 mark);
    void unmark(const Rows &rows);
    [[nodiscard]] bool has(Row row, quint8 mark) const
    {
        return row < m_marks.size() && (m_marks[row] & mark);
    }

    Rows m_rows;
    std::vector<quint8> m_marks; ///< by table row; all nothing between calls
};

} // namespace desk
