// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tickettable.h"

#include "models/domain/utf8.h"

#include <algorithm>

namespace desk {

TicketTable::TicketTable()
    : m_names{QUuid()}
{
    m_nameIndex.insert(0, m_names);
}

int TicketTable::find(TicketId id) const
{
    const Row row = m_index.find(id.value, m_id);
    return row == IdIndex::None ? -1 : static_cast<int>(row);
}

Ticket TicketTable::ticket(Row row) const
{
    Ticket ticket;
    ticket.id = id(row);
    ticket.number = m_number[row];
    ticket.title = title(row);
    ticket.excerpt = excerpt(row);
    ticket.category = category(row);
    ticket.status = m_status[row];
    ticket.priority = m_priority[row];
    ticket.requester = requester(row);
    ticket.assignee = assignee(row);
    ticket.company = company(row);
    ticket.version = m_version[row];
    ticket.createdAt = Instant{m_created[row]};
    ticket.updatedAt = Instant{m_updated[row]};
    ticket.lastMessageAt = Instant{m_lastMessage[row]};
    ticket.delivery = m_delivery[row];
    return ticket;
}

QString TicketTable::title(Row row) const
{
    return textOf(m_arena.at(m_text[row]).title);
}

QString TicketTable::excerpt(Row row) const
{
    return textOf(m_arena.at(m_text[row]).excerpt);
}

QString TicketTable::category(Row row) const
{
    return textOf(m_arena.at(m_text[row]).category);
}

bool TicketTable::matches(Row row, const Needle &needle) const
{
    const TextArena::Ref ref = m_text[row];
    return (needle.isAscii() || !m_arena.isAscii(ref)) && needle.isIn(m_arena.searchable(ref));
}

TicketTable::NameIndex TicketTable::nameIndex(const QUuid &id) const
{
    return m_nameIndex.find(id, m_names);
}

TicketTable::Written TicketTable::write(const TicketRecord &record)
{
    Row row = m_index.find(record.id, m_id);
    if (row == IdIndex::None) {
        row = newRow();
        m_id[row] = record.id;
        m_index.insert(row, m_id);
        ++m_alive;
        m_flags[row] = Alive;
        fill(row, record);
        return {row, Outcome::Inserted};
    }
    m_flags[row] |= Brought;
    if (!isLocal(row)) {
        if (record.updatedAt < m_updated[row] ||
            (record.updatedAt == m_updated[row] && record.version < m_version[row]))
            return {row, Outcome::Older};
        if (record.updatedAt == m_updated[row] && record.version == m_version[row])
            return {row, Outcome::Same};
    }
    fill(row, record);
    return {row, Outcome::Updated};
}

void TicketTable::readAhead(const QUuid &id, Ahead step) const
{
    if (step == Ahead::Index)
        return m_index.readAhead(id);
    const Row row = m_index.guess(id);
    if (row == IdIndex::None)
        return;
    if (step == Ahead::Row) {
        desk::readAhead(&m_id[row]);
        desk::readAhead(&m_text[row]);
        return;
    }
    for (const auto *column : {&m_requester, &m_assignee, &m_company})
        desk::readAhead(&(*column)[row]);
    for (const auto *column : {&m_number, &m_created, &m_updated, &m_lastMessage})
        desk::readAhead(&(*column)[row]);
    desk::readAhead(&m_version[row]);
    desk::readAhead(&m_status[row]);
    desk::readAhead(&m_priority[row]);
    desk::readAhead(&m_flags[row]);
    if (m_text[row] != TextArena::None)
        m_arena.readAhead(m_text[row]);
}

void TicketTable::fill(Row row, const TicketRecord &record)
{
    m_requester[row] = intern(record.requester);
    m_assignee[row] = intern(record.assignee);
    m_company[row] = intern(record.company);
    m_number[row] = record.number;
    m_created[row] = record.createdAt;
    m_updated[row] = record.updatedAt;
    m_lastMessage[row] = record.lastMessageAt;
    m_version[row] = record.version;
    m_status[row] = record.status;
    m_priority[row] = record.priority;
    m_flags[row] |= Brought;
    TicketText text{record.title, record.excerpt, record.category};
    char kept[TextArena::MaxOther];
    if (m_text[row] != TextArena::None && text.excerpt.empty()) {
        // Live rows come without long columns that did not change: the words that are known stay.
        const std::string_view known = m_arena.at(m_text[row]).excerpt;
        text.excerpt = {kept, known.copy(kept, sizeof kept)};
    }
    m_text[row] = m_arena.put(row, text, m_text[row]);
}

void TicketTable::setUnread(Row row, bool unread)
{
    m_flags[row] = static_cast<quint8>(unread ? m_flags[row] | Unread : m_flags[row] & ~Unread);
}

void TicketTable::setShown(Row row, TicketStatus status, Priority priority, QUuid assignee,
                           std::string_view title)
{
    m_status[row] = status;
    m_priority[row] = priority;
    m_assignee[row] = intern(assignee);
    const TicketText old = m_arena.at(m_text[row]);
    if (old.title == title)
        return;
    const std::string excerpt(old.excerpt);
    const std::string category(old.category);
    m_text[row] = m_arena.put(row, {title, excerpt, category}, m_text[row]);
}

void TicketTable::remove(Row row)
{
    m_index.remove(row, m_id);
    m_flags[row] = 0;
    --m_alive;
}

void TicketTable::free(Row row)
{
    m_arena.release(m_text[row]);
    m_text[row] = TextArena::None;
    m_delivery[row] = Delivery::Sent;
    m_free.push_back(row);
}

void TicketTable::forgetBrought()
{
    for (quint8 &flags : m_flags)
        flags &= static_cast<quint8>(~Brought);
}

TicketTable::Row TicketTable::newRow()
{
    if (!m_free.empty()) {
        const Row row = m_free.back();
        m_free.pop_back();
        return row;
    }
    m_id.emplace_back();
    for (auto *column : {&m_requester, &m_assignee, &m_company})
        column->push_back(0);
    for (auto *column : {&m_number, &m_created, &m_updated, &m_lastMessage})
        column->push_back(0);
    m_version.push_back(0);
    m_status.push_back(TicketStatus::Unknown);
    m_priority.push_back(Priority::Unknown);
    m_delivery.push_back(Delivery::Sent);
    m_flags.push_back(0);
    m_text.push_back(TextArena::None);
    return static_cast<Row>(m_id.size() - 1);
}

TicketTable::NameIndex TicketTable::intern(const QUuid &id)
{
    const NameIndex known = m_nameIndex.find(id, m_names);
    if (known != IdIndex::None)
        return known;
    const auto fresh = static_cast<NameIndex>(m_names.size());
    m_names.push_back(id);
    m_nameIndex.insert(fresh, m_names);
    return fresh;
}

} // namespace desk
