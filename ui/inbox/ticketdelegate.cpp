// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/ticketdelegate.h"

#include "models/items/ticketlistmodel.h"
#include "models/ports/clock.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace desk {

TicketDelegate::TicketDelegate(const TicketListModel &model, const Theme &theme, const Clock &clock,
                               QObject *parent)
    : QAbstractItemDelegate(parent)
    , m_model(model)
    , m_theme(theme)
    , m_clock(clock)
{
}

void TicketDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const int at = index.row();
    TicketRow row = TicketRow::of(m_model.ticketAt(at), m_model.requesterNameAt(at),
                                  m_model.companyNameAt(at), m_model.assigneeNameAt(at), m_clock.now());
    row.isUnread = m_model.isUnreadAt(at);
    RowState state;
    state.isSelected = option.state.testFlag(QStyle::State_Selected);
    state.isActive = option.state.testFlag(QStyle::State_Active);
    state.isHovered = option.state.testFlag(QStyle::State_MouseOver);
    state.hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    drawTicketRow(painter, option.rect, row, state, {m_theme.tokens(), m_density, option.direction});
}

QSize TicketDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), ticketRowHeight(m_density)};
}

} // namespace desk
