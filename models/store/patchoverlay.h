// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What I changed and the server has not confirmed, laid over its rows. The server's values are kept beside,
// so that they come back when the server says no, and are brought up to date meanwhile.
#pragma once

#include "models/domain/drafts.h"
#include "models/store/tickettable.h"

#include <QHash>

#include <string>
#include <vector>

namespace desk {

class PatchOverlay
{
public:
    explicit PatchOverlay(TicketTable &table);

    /// Lays `patch` over its ticket, on top of earlier ones. Again with the same id: replaces it.
    void put(const TicketPatch &patch);
    void drop(const TicketPatch &patch);
    [[nodiscard]] bool covers(TicketId ticket) const { return m_covered.contains(ticket); }
    /// Around TicketTable::write() of a covered ticket: the server's values below, ours on top again.
    void lift(TicketId ticket);
    void lay(TicketId ticket);
    /// The ticket is gone.
    void forget(TicketId ticket) { m_covered.remove(ticket); }

private:
    struct Covered
    {
        TicketStatus status = TicketStatus::Unknown;
        Priority priority = Priority::Unknown;
        QUuid assignee;
        std::string title;
        std::vector<TicketPatch> patches;
    };

    TicketTable &m_table;
    QHash<TicketId, Covered> m_covered;
};

} // namespace desk
