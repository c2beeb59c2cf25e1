// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A TicketFilter made ready for 100,000 questions "is this row in?".
#pragma once

#include "models/store/collection.h"
#include "models/store/people.h"
#include "models/store/ticketfilter.h"
#include "models/store/tickettable.h"

#include <string>
#include <string_view>
#include <vector>

namespace desk {

/// Whether a row belongs to a view, seen by `me` (TicketTable::nameIndex).
[[nodiscard]] bool isInView(const TicketTable &table, TicketTable::Row row, View view,
                            TicketTable::NameIndex me);

class TicketMatcher
{
public:
    TicketMatcher(const TicketTable &table, const Collection<Person> &people,
                  const Collection<Company> &companies);

    void setFilter(const TicketFilter &filter);
    /// The table's names() may have grown; before the next matches().
    void learnNames();
    /// Somebody is called otherwise now.
    void forgetNames();
    /// By names() index: the person's or the company's, folded, without the padding that a search needs.
    [[nodiscard]] std::string_view foldedName(std::size_t index) const;
    [[nodiscard]] bool matches(TicketTable::Row row) const { return matchesPlain(row) && matchesWords(row); }
    /// All but the words that are looked for.
    [[nodiscard]] bool matchesPlain(TicketTable::Row row) const;
    [[nodiscard]] bool matchesWords(TicketTable::Row row) const;
    enum class Candidates {
        Any,
        MatchedLast
    }; ///< MatchedLast: all of them passed the filter before this one
    /// matchesWords() for many rows at once: those that are not 0 and do not match become 0.
    void keepMatches(std::vector<std::uint8_t> &rows, Candidates candidates) const;
    [[nodiscard]] bool looksAtWords() const { return !m_words.empty(); }

private:
    struct Word
    {
        Needle needle;
        qint64 number = -1;      ///< the digits, -1: not a number
        std::vector<bool> names; ///< per names() index: the person or company is called so
        bool wasThere = false;   ///< in the last filter, too
    };
    void nameMatches(Word &word) const;
    void foldNames();
    [[nodiscard]] bool matchesWord(TicketTable::Row row, const Word &word) const;
    [[nodiscard]] bool matchesByName(TicketTable::Row row, const Word &word) const;

    const TicketTable &m_table;
    const Collection<Person> &m_people;
    const Collection<Company> &m_companies;
    TicketFilter m_filter;
    TicketTable::NameIndex m_me = 0;
    TicketTable::NameIndex m_assignee = 0;
    TicketTable::NameIndex m_requester = 0;
    std::vector<Word> m_words;
    std::vector<std::string> m_names; ///< folded, padded
};

} // namespace desk
