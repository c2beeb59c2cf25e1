// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a ticket stands in the list. Reads the model's fast path, no QVariant; keeps no rows.
#pragma once

#include "ui/inbox/ticketrow.h"

#include <QAbstractItemDelegate>

namespace desk {

class Clock;
class Theme;
class TicketListModel;

class TicketDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    /// For views of `model` only.
    TicketDelegate(const TicketListModel &model, const Theme &theme, const Clock &clock,
                   QObject *parent = nullptr);

    void setDensity(Density density) { m_density = density; }
    [[nodiscard]] Density density() const { return m_density; }

    /// State_Selected, State_Active, State_MouseOver and State_HasFocus say how the row is drawn.
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const TicketListModel &m_model;
    const Theme &m_theme;
    const Clock &m_clock;
    Density m_density = Density::Comfortable;
};

} // namespace desk
