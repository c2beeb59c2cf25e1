// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ticketorder.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace desk {

namespace {

/// Where `value` belongs in sorted rows from `from` on: doubling steps first, since it is often near.
template <class Less>
std::size_t gallop(const std::vector<std::uint32_t> &rows, std::size_t from, std::uint32_t value, Less less)
{
    std::size_t step = 1;
    std::size_t low = from;
    while (low + step < rows.size() && less(rows[low + step], value)) {
        low += step;
        step *= 2;
    }
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(std::min(low + step, rows.size()));
    const auto begin = rows.begin() + static_cast<std::ptrdiff_t>(low);
    return static_cast<std::size_t>(std::lower_bound(begin, end, value, less) - rows.begin());
}

bool isNarrower(const TicketFilter &next, const TicketFilter &last)
{
    TicketFilter sameText = next;
    sameText.text = last.text;
    return sameText == last && next.text.startsWith(last.text);
}

} // namespace

TicketOrder::TicketOrder(const TicketTable &table, const Collection<Person> &people,
                         const Collection<Company> &companies)
    : m_table(table)
    , m_matcher(table, people, companies)
{
    m_matcher.setFilter(m_filter);
    rankNames();
    sortAll();
    filterAll(false);
}

void TicketOrder::setFilter(const TicketFilter &filter)
{
    const bool resort = filter.sort != m_filter.sort || filter.descending != m_filter.descending;
    // While a word is typed, only what is shown already can still be in.
    const bool narrower = isNarrower(filter, m_filter);
    m_filter = filter;
    m_matcher.setFilter(filter);
    if (resort)
        sortAll();
    filterAll(narrower);
}

bool TicketOrder::namesChanged()
{
    m_matcher.forgetNames();
    const bool resort = m_filter.sort == Sort::Requester;
    if (resort) {
        rankNames();
        sortAll();
    }
    if (resort || m_matcher.looksAtWords())
        filterAll(false);
    return resort || m_matcher.looksAtWords();
}

void TicketOrder::merge(const TicketsChange &change)
{
    m_matcher.learnNames();
    if (m_filter.sort == Sort::Requester && m_ranks.size() != m_table.names().size()) {
        rankNames();
        sortAll();
        return filterAll(false);
    }
    m_marked.resize(m_table.rowEnd());
    Rows fresh;
    for (const auto *rows : {&change.inserted, &change.updated, &change.removed}) {
        for (const Row row : *rows)
            m_marked[row] = 1;
        if (rows != &change.removed)
            std::copy_if(rows->begin(), rows->end(), std::back_inserter(fresh),
                         [this](Row row) { return m_table.isAlive(row); });
    }
    sortRows(fresh);
    mergeInto(m_all, fresh);
    std::erase_if(fresh, [this](Row row) { return !m_matcher.matches(row); });
    mergeInto(m_rows, fresh);
    for (const auto *rows : {&change.inserted, &change.updated, &change.removed}) {
        for (const Row row : *rows)
            m_marked[row] = 0;
    }
}

void TicketOrder::mergeInto(Rows &rows, const Rows &sorted)
{
    m_scratch.clear();
    m_scratch.reserve(rows.size());
    for (const Row row : rows) {
        if (!m_marked[row])
            m_scratch.push_back(row);
    }
    rows.clear();
    rows.reserve(m_scratch.size() + sorted.size());
    const auto before = [this](Row a, Row b) { return less(a, b); };
    std::size_t done = 0;
    for (const Row row : sorted) {
        const std::size_t place = gallop(m_scratch, done, row, before);
        const auto kept = m_scratch.begin();
        rows.insert(rows.end(), kept + static_cast<std::ptrdiff_t>(done),
                    kept + static_cast<std::ptrdiff_t>(place));
        rows.push_back(row);
        done = place;
    }
    rows.insert(rows.end(), m_scratch.begin() + static_cast<std::ptrdiff_t>(done), m_scratch.end());
}

bool TicketOrder::less(Row a, Row b) const
{
    const std::uint64_t aKey = key(a);
    const std::uint64_t bKey = key(b);
    if (aKey != bKey)
        return aKey < bKey;
    return lessWithin(a, b);
}

bool TicketOrder::lessWithin(Row a, Row b) const
{
    if (m_filter.sort == Sort::Title) {
        const int titles = m_table.compareTitles(a, b);
        if (titles != 0)
            return (titles < 0) != m_filter.descending;
    }
    return lessByTime(a, b);
}

bool TicketOrder::lessByTime(Row a, Row b) const
{
    const qint64 aTime = m_table.updatedAt(a);
    const qint64 bTime = m_table.updatedAt(b);
    return aTime != bTime ? aTime > bTime : a < b;
}

std::uint64_t TicketOrder::key(Row row) const
{
    std::uint64_t key = 0;
    switch (m_filter.sort) {
    case Sort::Updated:
        key = static_cast<std::uint64_t>(m_table.updatedAt(row));
        break;
    case Sort::Created:
        key = static_cast<std::uint64_t>(m_table.createdAt(row));
        break;
    case Sort::Number: // what has no number yet is the newest
        key = m_table.number(row) > 0 ? static_cast<std::uint64_t>(m_table.number(row))
                                      : std::numeric_limits<std::uint64_t>::max();
        break;
    case Sort::Priority:
        key = static_cast<std::uint64_t>(m_table.priority(row));
        break;
    case Sort::Title:
        key = m_table.titleKey(row);
        break;
    case Sort::Requester:
        key = m_ranks[m_table.requesterIndex(row)];
        break;
    case Sort::Status:
        key = static_cast<std::uint64_t>(m_table.status(row));
        break;
    }
    return m_filter.descending ? ~key : key;
}

void TicketOrder::rankNames()
{
    std::vector<std::uint32_t> sorted(m_table.names().size());
    std::iota(sorted.begin(), sorted.end(), 0u);
    std::sort(sorted.begin(), sorted.end(), [this](std::uint32_t a, std::uint32_t b) {
        return m_matcher.foldedName(a) < m_matcher.foldedName(b);
    });
    m_ranks.assign(sorted.size(), 0);
    std::uint32_t rank = 0;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        rank += m_matcher.foldedName(sorted[i]) != m_matcher.foldedName(sorted[i - 1]);
        m_ranks[sorted[i]] = rank;
    }
}

void TicketOrder::sortAll()
{
    if (m_filter.sort == Sort::Requester)
        rankNames();
    m_all.clear();
    m_all.reserve(static_cast<std::size_t>(m_table.size()));
    for (Row row = 0; row < m_table.rowEnd(); ++row) {
        if (m_table.isAlive(row))
            m_all.push_back(row);
    }
    sortRows(m_all);
}

/// By keys that lie side by side: asking the table in each comparison is a journey to memory each.
void TicketOrder::sortRows(Rows &rows)
{
    std::vector<Keyed> keyed(rows.size());
    std::transform(rows.begin(), rows.end(), keyed.begin(), [this](Row row) { return Keyed{key(row), row}; });
    sortKeyed(keyed.data(), keyed.data() + keyed.size(), 8);
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed &one) { return one.row; });
}

/// Titles that begin alike are sorted by their next eight letters, so that each is read once a step, not once
/// a comparison.
void TicketOrder::sortKeyed(Keyed *begin, Keyed *end, std::size_t nextLetters)
{
    std::sort(begin, end, [this](const Keyed &a, const Keyed &b) {
        return a.key != b.key ? a.key < b.key : lessByTime(a.row, b.row);
    });
    if (m_filter.sort != Sort::Title)
        return;
    for (Keyed *run = begin; run < end;) {
        Keyed *const runEnd = std::find_if(run, end, [run](const Keyed &one) { return one.key != run->key; });
        const std::uint64_t letters = m_filter.descending ? ~run->key : run->key;
        const bool goesOn = (letters & 0xff) != 0;
        if (goesOn && runEnd - run > 1) {
            for (Keyed *one = run; one < runEnd; ++one) {
                const std::uint64_t key = m_table.titleKey(one->row, nextLetters);
                one->key = m_filter.descending ? ~key : key;
            }
            sortKeyed(run, runEnd, nextLetters + 8);
        }
        run = runEnd;
    }
}

void TicketOrder::filterAll(bool narrower)
{
    std::vector<quint8> in(m_table.rowEnd(), 0);
    const bool few = narrower && m_rows.size() < m_all.size() / 8;
    if (few) {
        for (const Row row : m_rows)
            in[row] = m_matcher.matches(row);
    } else {
        for (const Row row : narrower ? m_rows : m_all)
            in[row] = 1;
        for (Row row = 0; row < m_table.rowEnd() && !narrower; ++row)
            in[row] = in[row] && m_matcher.matchesPlain(row);
        m_matcher.keepMatches(in, narrower ? TicketMatcher::Candidates::MatchedLast
                                           : TicketMatcher::Candidates::Any);
    }
    m_rows.clear();
    m_rows.reserve(m_all.size());
    std::copy_if(m_all.begin(), m_all.end(), std::back_inserter(m_rows), [&in](Row row) { return in[row]; });
}

} // namespace desk
