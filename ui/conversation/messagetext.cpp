// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagetext.h"

#include "ui/text/safetext.h"
#include "ui/theme/tokens.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>

#include <cmath>

namespace desk {

MessageText::MessageText(const QString &text, const QFont &font, qreal lineHeight, qreal width)
    : m_text(text)
    , m_links(linksIn(text))
{
    m_text.replace(u'\n', QChar(QChar::LineSeparator));
    m_layout = std::make_unique<QTextLayout>(m_text, font);
    layOut(lineHeight, width);
}

MessageText::~MessageText() = default;

void MessageText::layOut(qreal lineHeight, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(directionOf(m_text));
    m_layout->setTextOption(option);
    m_layout->setCacheEnabled(true);
    m_layout->beginLayout();
    m_height = 0;
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        // A line of another script may be taller than ours; it takes the room that it needs.
        const qreal height = qMax(lineHeight, std::ceil(line.height()));
        line.setPosition({0, m_height + (height - line.height()) / 2});
        m_height += height;
    }
    m_layout->endLayout();
}

int MessageText::cursorAt(const QPointF &point) const
{
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        const bool last = i + 1 == m_layout->lineCount();
        if (last || point.y() < m_layout->lineAt(i + 1).y())
            return line.xToCursor(point.x());
    }
    return 0;
}

const TextLink *MessageText::linkAt(const QPointF &point) const
{
    for (int i = 0; i < m_layout->lineCount(); ++i) {
        const QTextLine line = m_layout->lineAt(i);
        if (!line.naturalTextRect().contains(point))
            continue;
        const int at = line.xToCursor(point.x(), QTextLine::CursorOnCharacter);
        for (const TextLink &link : m_links)
            if (at >= link.start && at < link.start + link.length)
                return &link;
    }
    return nullptr;
}

void MessageText::draw(QPainter *painter, const QPointF &corner, const Tokens &tokens, TextSpan chosen) const
{
    QList<QTextLayout::FormatRange> ranges;
    for (const TextLink &link : m_links) {
        QTextLayout::FormatRange range;
        range.start = link.start;
        range.length = link.length;
        range.format.setForeground(tokens.accentInk);
        range.format.setFontUnderline(true);
        ranges.append(range);
    }
    if (!chosen.isEmpty()) {
        QTextLayout::FormatRange range;
        range.start = chosen.from;
        range.length = chosen.to - chosen.from;
        range.format.setBackground(tokens.accent);
        range.format.setForeground(tokens.accentText);
        ranges.append(range);
    }
    painter->setPen(tokens.text);
    m_layout->draw(painter, corner, ranges);
}

} // namespace desk
