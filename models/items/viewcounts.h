// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many tickets each view holds, kept up to date with every change; for the rail.
#pragma once

#include "models/store/ticketmatcher.h"
#include "models/store/ticketschange.h"

#include <QObject>

#include <array>

namespace desk {

class Desk;

class ViewCounts : public QObject
{
    Q_OBJECT

public:
    explicit ViewCounts(const Desk &desk, QObject *parent = nullptr);

    [[nodiscard]] int count(View view) const { return m_counts[static_cast<std::size_t>(view)]; }
    [[nodiscard]] int unread() const { return m_counts[ViewCount]; }

Q_SIGNALS:
    void changed();

private:
    void take(const TicketsChange &change);
    void recount(TicketTable::Row row, TicketTable::NameIndex me);

    const Desk &m_desk;
    std::array<int, ViewCount + 1> m_counts{};
    std::vector<quint8> m_views; ///< by row: one bit for each view, one for unread
};

} // namespace desk
