// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a conversation looks: blocks, never balloons; days and the "New" line between them; what happened in
// one line each. Foreign text is laid out as plain text (messagetext.h). Shared by the team's and the
// clients' screens.
#pragma once

#include "models/items/timelinerow.h"
#include "ui/conversation/timelineblock.h"

#include <QAbstractItemDelegate>
#include <QCache>

namespace desk {

class Clock;
class ConversationModel;
class Desk;
class Theme;

class TimelineDelegate : public QAbstractItemDelegate
{
    Q_OBJECT

public:
    /// Who reads: clients see names and "Support", the team sees companies and whom a reply is for.
    enum class Reader { Team, Client };

    TimelineDelegate(const Desk &desk, const ConversationModel &model, const Theme &theme, const Clock &clock,
                     Reader reader, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// For the width of `option.rect`.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// What is under `point`, in the coordinates of `rect`, which is the whole row.
    [[nodiscard]] TimelineHit hit(const QModelIndex &index, const QRect &rect, const QPoint &point,
                                  Qt::LayoutDirection direction) const;
    /// The words of a message as they are shown, for copying; empty for other rows.
    [[nodiscard]] QString shownText(const QModelIndex &index) const;
    /// Characters of one row that are painted as chosen.
    void choose(const QModelIndex &index, TextSpan span);
    [[nodiscard]] TextSpan chosen(const QModelIndex &index) const;

private:
    [[nodiscard]] const TimelineBlock &block(const TimelineRow &row, int width) const;
    [[nodiscard]] BlockWords wordsFor(const TimelineRow &row) const;
    [[nodiscard]] QString asideOf(const Message &message) const;
    [[nodiscard]] QString failureOf(const Message &message) const;
    void paintDay(QPainter *painter, const QStyleOptionViewItem &option, const TimelineRow &row) const;
    void paintNewLine(QPainter *painter, const QStyleOptionViewItem &option) const;
    void paintChange(QPainter *painter, const QStyleOptionViewItem &option, const TimelineRow &row) const;

    const Desk &m_desk;
    const ConversationModel &m_model;
    const Theme &m_theme;
    const Clock &m_clock;
    Reader m_reader;
    QPersistentModelIndex m_chosenRow;
    TextSpan m_chosen;
    mutable QCache<QUuid, TimelineBlock> m_blocks{400}; ///< by message; the request under a null id
};

} // namespace desk
