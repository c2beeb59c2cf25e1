// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Follows one ticket by id, as its row comes, changes and goes.
#pragma once

#include "models/domain/ticket.h"

#include <QObject>

#include <optional>

namespace desk {

class Desk;

class TicketWatch : public QObject
{
    Q_OBJECT

public:
    explicit TicketWatch(const Desk &desk, QObject *parent = nullptr);

    void setTicket(TicketId id);
    [[nodiscard]] TicketId id() const { return m_id; }
    /// Empty: not here, or not here any more.
    [[nodiscard]] const std::optional<Ticket> &ticket() const { return m_ticket; }

Q_SIGNALS:
    void changed();

private:
    void look();

    const Desk &m_desk;
    TicketId m_id;
    std::optional<Ticket> m_ticket;
};

} // namespace desk
