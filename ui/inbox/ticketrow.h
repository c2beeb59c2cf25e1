// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One ticket as a row of the list, and how it is drawn: 60 px (comfortable) or 40 px (compact), as in
// look.md's anatomy. A value and a few functions, so that it can be drawn without a list.
#pragma once

#include "models/domain/ticket.h"
#include "ui/theme/tokens.h"

#include <QRect>
#include <QString>

class QPainter;

namespace desk {

enum class Density { Comfortable, Compact };

struct TicketRow
{
    QString time; ///< how long ago something happened, as short as it goes
    QString title;
    QString requester;
    QString company;
    QString excerpt;
    Priority priority = Priority::Medium;
    PersonId assignee; ///< null: nobody
    QString assigneeName;
    Delivery delivery = Delivery::Sent;
    bool isUnread = false;

    /// Foreign text made safe to stand on one line.
    static TicketRow of(const Ticket &ticket, const QString &requester, const QString &company,
                        const QString &assigneeName, Instant now);
    bool operator==(const TicketRow &) const = default;
};

/// How the row stands in the list.
struct RowState
{
    bool isSelected = false;
    bool isActive = true; ///< the window has the keyboard
    bool isHovered = false;
    bool hasFocus = false; ///< reached by keyboard: the ring is shown
};

struct RowLook
{
    const Tokens &tokens;
    Density density = Density::Comfortable;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// Height in px, larger where the system's text is larger.
[[nodiscard]] int ticketRowHeight(Density density);
void drawTicketRow(QPainter *painter, const QRect &rect, const TicketRow &row, RowState state,
                   const RowLook &look);

} // namespace desk
