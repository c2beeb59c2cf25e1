// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the person has been, for back and forward: a place of the window and the ticket that was open there.
#pragma once

#include "models/domain/id.h"
#include "ui/shell/actions.h"

#include <QList>

#include <optional>

namespace desk {

struct Stop
{
    Verb place = Verb::ShowMine;
    TicketId ticket;

    bool operator==(const Stop &) const = default;
};

class Trail
{
public:
    static constexpr int Most = 100;

    /// Forgets what lay ahead. The same stop again is none.
    void visit(const Stop &stop);
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_stops.size(); }
    std::optional<Stop> back();
    std::optional<Stop> forward();

private:
    QList<Stop> m_stops;
    qsizetype m_at = -1;
};

} // namespace desk
