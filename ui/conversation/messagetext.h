// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody wrote, laid out once for a width: plain text with its lines, its links, and where a click
// falls. Never markup: `<b>` is shown as `<b>`.
#pragma once

#include "ui/text/links.h"

#include <QFont>
#include <QString>

#include <memory>

class QPainter;
class QPointF;
class QTextLayout;

namespace desk {

struct Tokens;

/// Characters chosen with the mouse, [from, to).
struct TextSpan
{
    int from = 0;
    int to = 0;
    [[nodiscard]] bool isEmpty() const { return from >= to; }
};

class MessageText
{
public:
    /// `lineHeight` and `width` in px.
    MessageText(const QString &text, const QFont &font, qreal lineHeight, qreal width);
    ~MessageText();
    Q_DISABLE_COPY_MOVE(MessageText)

    [[nodiscard]] qreal height() const { return m_height; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Index between characters nearest to `point`, which is relative to the block's corner.
    [[nodiscard]] int cursorAt(const QPointF &point) const;
    /// Null where there is none.
    [[nodiscard]] const TextLink *linkAt(const QPointF &point) const;
    void draw(QPainter *painter, const QPointF &corner, const Tokens &tokens, TextSpan chosen) const;

private:
    void layOut(qreal lineHeight, qreal width);

    QString m_text; ///< with line separators in place of line feeds, so that it is one layout
    QList<TextLink> m_links;
    std::unique_ptr<QTextLayout> m_layout;
    qreal m_height = 0;
};

} // namespace desk
