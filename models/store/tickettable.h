// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// 100,000 tickets in packed columns, about 350 bytes each with their words. A row number stays with its
// ticket until the ticket is gone. Desk alone writes; everyone else holds it const.
#pragma once

#include "models/domain/ticketrecord.h"
#include "models/store/idindex.h"
#include "models/store/textarena.h"

#include <vector>

namespace desk {

class TicketTable
{
public:
    using Row = std::uint32_t;

    // Reading. `row` must come from find() or from a list of this table's rows.
    [[nodiscard]] int find(TicketId id) const; ///< -1: not here
    [[nodiscard]] int size() const { return static_cast<int>(m_alive); }
    /// One more than the largest row number; not all of them are alive.
    [[nodiscard]] Row rowEnd() const { return static_cast<Row>(m_id.size()); }
    [[nodiscard]] bool isAlive(Row row) const { return m_flags[row] & Alive; }

    [[nodiscard]] Ticket ticket(Row row) const;
    [[nodiscard]] TicketId id(Row row) const { return TicketId{m_id[row]}; }
    [[nodiscard]] qint64 number(Row row) const { return m_number[row]; }
    [[nodiscard]] TicketStatus status(Row row) const { return m_status[row]; }
    [[nodiscard]] Priority priority(Row row) const { return m_priority[row]; }
    [[nodiscard]] PersonId requester(Row row) const { return PersonId{m_names[m_requester[row]]}; }
    [[nodiscard]] PersonId assignee(Row row) const { return PersonId{m_names[m_assignee[row]]}; }
    [[nodiscard]] CompanyId company(Row row) const { return CompanyId{m_names[m_company[row]]}; }
    [[nodiscard]] int version(Row row) const { return m_version[row]; }
    [[nodiscard]] qint64 createdAt(Row row) const { return m_created[row]; } ///< microseconds
    [[nodiscard]] qint64 updatedAt(Row row) const { return m_updated[row]; } ///< microseconds
    [[nodiscard]] qint64 lastMessageAt(Row row) const { return m_lastMessage[row]; }
    [[nodiscard]] Delivery delivery(Row row) const { return m_delivery[row]; }
    /// Made on this machine, and not known to the server yet.
    [[nodiscard]] bool isLocal(Row row) const { return m_version[row] == 0 && m_number[row] == 0; }
    [[nodiscard]] bool isUnread(Row row) const { return m_flags[row] & Unread; }
    [[nodiscard]] bool isOpen(Row row) const
    {
        return m_status[row] != TicketStatus::Resolved && m_status[row] != TicketStatus::Closed;
    }
    [[nodiscard]] QString title(Row row) const;
    [[nodiscard]] QString excerpt(Row row) const;
    [[nodiscard]] QString category(Row row) const;
    [[nodiscard]] TicketText text(Row row) const { return m_arena.at(m_text[row]); } ///< until the next write
    /// Eight letters of the folded title, from a place on, as a number that sorts like them.
    [[nodiscard]] std::uint64_t titleKey(Row row, std::size_t from = 0) const
    {
        return m_arena.titleKey(m_text[row], from);
    }
    [[nodiscard]] int compareTitles(Row a, Row b) const
    {
        return m_arena.compareTitles(m_text[a], m_text[b]);
    }
    [[nodiscard]] bool matches(Row row, const Needle &needle) const;
    /// The same for many rows at once, fast; see TextArena::search().
    void search(const Needle &needle, std::vector<std::uint8_t> &rows) const { m_arena.search(needle, m_text, rows); }

    // People and companies are kept once and named by a small number here.
    using NameIndex = std::uint32_t; ///< 0: nobody
    [[nodiscard]] NameIndex requesterIndex(Row row) const { return m_requester[row]; }
    [[nodiscard]] NameIndex assigneeIndex(Row row) const { return m_assignee[row]; }
    [[nodiscard]] NameIndex companyIndex(Row row) const { return m_company[row]; }
    [[nodiscard]] NameIndex nameIndex(const QUuid &id) const; ///< IdIndex::None: no ticket has it
    [[nodiscard]] const std::vector<QUuid> &names() const { return m_names; }

    // Writing.
    TicketTable();
    enum class Outcome { Inserted, Updated, Same, Older };
    struct Written
    {
        Row row = 0;
        Outcome outcome = Outcome::Same;
    };
    /// Ignores a record that is older than what is here (updatedAt, then version).
    Written write(const TicketRecord &record);
    /// Before many write()s: called in three steps for each id, a few rows apart, it has what write() reads
    /// brought from memory meanwhile.
    enum class Ahead { Index, Row, Columns };
    void readAhead(const QUuid &id, Ahead step) const;
    void setDelivery(Row row, Delivery delivery) { m_delivery[row] = delivery; }
    void setUnread(Row row, bool unread);
    /// What is shown in place of the server's row while something is on its way; age stays the server's.
    void setShown(Row row, TicketStatus status, Priority priority, QUuid assignee, std::string_view title);
    /// find() does not know it any more, but the row can be read until free().
    void remove(Row row);
    void free(Row row);
    void forgetBrought();
    [[nodiscard]] bool isBrought(Row row) const { return m_flags[row] & Brought; }
    /// Bounded work that keeps the memory in shape; call between frames. False: nothing to do.
    bool sweep() { return m_arena.sweepOne(m_text); }

private:
    enum Flag : quint8 { Alive = 1, Unread = 2, Brought = 4 };
    Row newRow();
    void fill(Row row, const TicketRecord &record);
    NameIndex intern(const QUuid &id);

    std::vector<QUuid> m_id;
    std::vector<NameIndex> m_requester, m_assignee, m_company;
    std::vector<qint64> m_number, m_created, m_updated, m_lastMessage;
    std::vector<qint32> m_version;
    std::vector<TicketStatus> m_status;
    std::vector<Priority> m_priority;
    std::vector<Delivery> m_delivery;
    std::vector<quint8> m_flags;
    std::vector<TextArena::Ref> m_text;
    TextArena m_arena;
    IdIndex m_index;
    std::vector<QUuid> m_names;
    IdIndex m_nameIndex;
    std::vector<Row> m_free;
    std::size_t m_alive = 0;
};

} // namespace desk
