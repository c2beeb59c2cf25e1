// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One message of the timeline, measured and laid out for a width: where its face, its words and its buttons
// stand. Made once and kept; painting it again costs no layout.
#pragma once

#include "models/items/timelinerow.h"
#include "ui/conversation/messagetext.h"

#include <QRect>

class QPainter;

namespace desk {

struct Tokens;

/// What stands beside the author's name, and what is said of something that was not sent.
struct BlockWords
{
    QString name;
    QString aside;  ///< role, organisation, or whom it is for
    QString reason; ///< why it was not sent, in a sentence
    QString resend; ///< words of the two buttons below a failed message
    QString discard;

    bool operator==(const BlockWords &) const = default;
};

struct TimelineHit
{
    enum class Part { None, Text, Link, Resend, Discard };
    Part part = Part::None;
    int cursor = 0; ///< index between characters, for Text and Link
    QUrl url;       ///< for Link
};

class TimelineBlock
{
public:
    TimelineBlock(const TimelineRow &row, const BlockWords &words, int width);

    [[nodiscard]] bool isFor(const TimelineRow &row, const BlockWords &words, int width) const;
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const MessageText &text() const { return m_text; }
    /// `point` is relative to the row's corner; `direction` is the window's.
    [[nodiscard]] TimelineHit hit(const QPoint &point, Qt::LayoutDirection direction) const;
    void paint(QPainter *painter, const QPoint &corner, const Tokens &tokens, Qt::LayoutDirection direction,
               TextSpan chosen, bool hasFocus) const;

private:
    struct Pen;
    [[nodiscard]] QRect place(const QRect &rect, Qt::LayoutDirection direction) const;
    [[nodiscard]] QRect resendRect() const;
    [[nodiscard]] QRect discardRect() const;
    [[nodiscard]] QRect textRect() const;
    void paintGround(const Pen &pen) const;
    void paintName(const Pen &pen) const;
    int paintDelivery(const Pen &pen, QRect room) const;
    void paintFailure(const Pen &pen) const;

    TimelineRow m_row;
    BlockWords m_words;
    int m_width;
    MessageText m_text;
    int m_height = 0;
};

} // namespace desk
