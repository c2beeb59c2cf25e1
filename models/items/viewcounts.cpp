// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/viewcounts.h"

#include "models/store/desk.h"

namespace desk {

ViewCounts::ViewCounts(const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
{
    static_assert(ViewCount < 8, "one bit for each view and one for unread");
    TicketsChange all;
    for (TicketTable::Row row = 0; row < desk.tickets().rowEnd(); ++row)
        all.inserted.push_back(row);
    take(all);
    connect(&desk, &Desk::ticketsChanged, this, &ViewCounts::take);
}

void ViewCounts::take(const TicketsChange &change)
{
    const auto before = m_counts;
    m_views.resize(m_desk.tickets().rowEnd());
    const TicketTable::NameIndex me = m_desk.tickets().nameIndex(m_desk.me().value);
    for (const auto *rows : {&change.inserted, &change.updated, &change.removed}) {
        for (const TicketTable::Row row : *rows)
            recount(row, me);
    }
    if (m_counts != before)
        Q_EMIT changed();
}

void ViewCounts::recount(TicketTable::Row row, TicketTable::NameIndex me)
{
    const TicketTable &table = m_desk.tickets();
    quint8 now = 0;
    if (table.isAlive(row)) {
        for (int view = 0; view < ViewCount; ++view)
            now |= static_cast<quint8>(isInView(table, row, static_cast<View>(view), me) << view);
        now |= static_cast<quint8>(table.isUnread(row) << ViewCount);
    }
    for (int bit = 0; bit <= ViewCount; ++bit)
        m_counts[static_cast<std::size_t>(bit)] += (now >> bit & 1) - (m_views[row] >> bit & 1);
    m_views[row] = now;
}

} // namespace desk
