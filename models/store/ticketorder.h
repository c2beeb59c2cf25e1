// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter and sort as a vector of row numbers. Changes are merged once a frame in O(n + k log k); nothing is
// sorted as a whole but when the person chooses another sorting. Needs no item model, no screen.
#pragma once

#include "models/store/ticketmatcher.h"
#include "models/store/ticketschange.h"

#include <vector>

namespace desk {

class TicketOrder
{
public:
    using Row = TicketTable::Row;
    using Rows = std::vector<Row>;

    TicketOrder(const TicketTable &table, const Collection<Person> &people,
                const Collection<Company> &companies);

    void setFilter(const TicketFilter &filter);
    [[nodiscard]] const TicketFilter &filter() const { return m_filter; }
    /// Names have changed: sorts and filters again where that matters. True: rows() may differ.
    bool namesChanged();
    /// What the table announced. Rows may be named that are known already, or not any more.
    void merge(const TicketsChange &change);

    [[nodiscard]] const Rows &rows() const { return m_rows; }
    [[nodiscard]] bool less(Row a, Row b) const; ///< the order that is shown

private:
    [[nodiscard]] std::uint64_t key(Row row) const;
    [[nodiscard]] bool lessWithin(Row a, Row b) const; ///< of two rows with the same key
    [[nodiscard]] bool lessByTime(Row a, Row b) const;
    void rankNames();
    void sortAll();
    void sortRows(Rows &rows);
    struct Keyed
    {
        std::uint64_t key;
        Row row;
    };
    void sortKeyed(Keyed *begin, Keyed *end, std::size_t nextLetters);
    /// `narrower`: only rows that are in already can be in.
    void filterAll(bool narrower);
    /// Takes out what is marked and puts `sorted` in.
    void mergeInto(Rows &rows, const Rows &sorted);

    const TicketTable &m_table;
    TicketMatcher m_matcher;
    TicketFilter m_filter;
    Rows m_all;  ///< every row of the table, sorted
    Rows m_rows; ///< those that the filter lets through, in the same order
    Rows m_scratch;
    std::vector<quint8> m_marked;       ///< by row: changed in this merge
    std::vector<std::uint32_t> m_ranks; ///< by names() index: place of the name among all names
};

} // namespace desk
