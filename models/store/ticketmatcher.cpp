// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ticketmatcher.h"

#include <algorithm>
#include <utility>

namespace desk {

namespace {

/// Whether `number` begins with the digits of `start`.
bool beginsWith(qint64 number, qint64 start)
{
    while (number > start)
        number /= 10;
    return number == start;
}

qint64 digitsOf(QStringView word)
{
    const QStringView digits = word.startsWith(u'#') ? word.sliced(1) : word;
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok && number > 0 && digits.front().isDigit() ? number : -1;
}

} // namespace

bool isInView(const TicketTable &table, TicketTable::Row row, View view, TicketTable::NameIndex me)
{
    const TicketStatus status = table.status(row);
    switch (view) {
    case View::Mine:
        return table.isOpen(row) && table.assigneeIndex(row) == me && me != 0;
    case View::Unassigned:
        return table.isOpen(row) && table.assigneeIndex(row) == 0;
    case View::AllOpen:
        return table.isOpen(row);
    case View::Solved:
        return !table.isOpen(row);
    case View::All:
        return true;
    case View::NeedsAnswer:
        return status == TicketStatus::Waiting;
    case View::InProgress:
        return table.isOpen(row) && status != TicketStatus::Waiting;
    }
    return false;
}

TicketMatcher::TicketMatcher(const TicketTable &table, const Collection<Person> &people,
                             const Collection<Company> &companies)
    : m_table(table)
    , m_people(people)
    , m_companies(companies)
{
}

void TicketMatcher::setFilter(const TicketFilter &filter)
{
    m_filter = filter;
    const std::vector<Word> last = std::exchange(m_words, {});
    const QStringList words = filter.text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        if (word == QStringLiteral("#")) // the beginning of a number
            continue;
        Word next{Needle(folded(word)), digitsOf(word), {}};
        next.wasThere = std::any_of(last.begin(), last.end(), [&next](const Word &one) {
            return one.needle.word() == next.needle.word() && one.number == next.number;
        });
        m_words.push_back(std::move(next));
    }
    learnNames();
}

void TicketMatcher::learnNames()
{
    m_me = m_table.nameIndex(m_filter.me.value);
    m_assignee = m_table.nameIndex(m_filter.assignee.value_or(PersonId()).value);
    m_requester = m_table.nameIndex(m_filter.requester.value_or(PersonId()).value);
    foldNames();
    for (Word &word : m_words)
        nameMatches(word);
}

void TicketMatcher::forgetNames()
{
    m_names.clear();
    for (Word &word : m_words)
        word.names.clear();
    learnNames();
}

void TicketMatcher::foldNames()
{
    const std::vector<QUuid> &ids = m_table.names();
    for (std::size_t i = m_names.size(); i < ids.size(); ++i) {
        const Person *person = m_people.find(PersonId{ids[i]});
        const Company *company = m_companies.find(CompanyId{ids[i]});
        std::string &name = m_names.emplace_back(folded(person    ? person->name
                                                        : company ? company->name
                                                                  : QString()));
        name.append(Needle::Slack, '\0');
    }
}

std::string_view TicketMatcher::foldedName(std::size_t index) const
{
    return std::string_view(m_names[index]).substr(0, m_names[index].size() - Needle::Slack);
}

void TicketMatcher::nameMatches(Word &word) const
{
    for (std::size_t i = word.names.size(); i < m_names.size(); ++i)
        word.names.push_back(word.needle.isIn(foldedName(i)));
}

bool TicketMatcher::matchesWords(TicketTable::Row row) const
{
    return std::all_of(m_words.begin(), m_words.end(),
                       [this, row](const Word &word) { return matchesWord(row, word); });
}

bool TicketMatcher::matchesPlain(TicketTable::Row row) const
{
    return (!m_filter.status || m_table.status(row) == *m_filter.status) &&
           (!m_filter.priority || m_table.priority(row) == *m_filter.priority) &&
           (!m_filter.assignee || m_table.assigneeIndex(row) == m_assignee) &&
           (!m_filter.requester || m_table.requesterIndex(row) == m_requester) &&
           isInView(m_table, row, m_filter.view, m_me);
}

bool TicketMatcher::matchesWord(TicketTable::Row row, const Word &word) const
{
    return matchesByName(row, word) || m_table.matches(row, word.needle);
}

bool TicketMatcher::matchesByName(TicketTable::Row row, const Word &word) const
{
    return word.names[m_table.requesterIndex(row)] || word.names[m_table.companyIndex(row)] ||
           (word.number > 0 && beginsWith(m_table.number(row), word.number));
}

void TicketMatcher::keepMatches(std::vector<std::uint8_t> &rows, Candidates candidates) const
{
    for (const Word &word : m_words) {
        if (word.wasThere && candidates == Candidates::MatchedLast)
            continue;
        for (TicketTable::Row row = 0; row < rows.size(); ++row) {
            if (rows[row])
                rows[row] = matchesByName(row, word) ? TextArena::Yes : TextArena::Ask;
        }
        m_table.search(word.needle, rows);
    }
}

} // namespace desk
