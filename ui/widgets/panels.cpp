// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panels.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace desk {

namespace {

constexpr Qt::Edges allEdges = Qt::TopEdge | Qt::BottomEdge | Qt::LeftEdge | Qt::RightEdge;

} // namespace

Panel::Panel(const Theme &theme, Ground ground, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_ground(ground)
{
}

Panel *Panel::card(const Theme &theme, QWidget *parent)
{
    auto *card = new Panel(theme, &Tokens::surface, parent);
    card->setRadius(metrics::radiusCard);
    card->setEdges(allEdges);
    return card;
}

void Panel::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Panel::setRadius(int radius)
{
    m_radius = radius;
    update();
}

void Panel::setEdges(Qt::Edges edges)
{
    m_edges = edges;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    if (m_radius > 0)
        return drawPanel(&painter, rect(), m_radius, t.*m_ground, m_edges == allEdges ? t.line : QColor());
    painter.fillRect(rect(), t.*m_ground);
    // Left and right mean start and end here: they change sides with the language.
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const bool left = m_edges & (isMirrored ? Qt::RightEdge : Qt::LeftEdge);
    const bool right = m_edges & (isMirrored ? Qt::LeftEdge : Qt::RightEdge);
    if (m_edges & Qt::TopEdge)
        drawHorizontal(&painter, rect(), 0, t.line);
    if (m_edges & Qt::BottomEdge)
        drawHorizontal(&painter, rect(), height() - 1, t.line);
    if (left)
        drawVertical(&painter, rect(), 0, t.line);
    if (right)
        drawVertical(&painter, rect(), width() - 1, t.line);
}

Divider::Divider(const Theme &theme, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_word(word)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize Divider::sizeHint() const
{
    return {48, m_word.isEmpty() ? 1 : Fonts::line(TextRole::Meta)};
}

void Divider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const int y = height() / 2;
    if (m_word.isEmpty())
        return drawHorizontal(&painter, rect(), y, t.line);
    painter.setFont(Fonts::of(TextRole::SecondLine));
    painter.setPen(t.muted);
    const int wide = painter.fontMetrics().horizontalAdvance(m_word);
    const int from = (width() - wide) / 2 - metrics::space12;
    drawHorizontal(&painter, QRectF(0, 0, from, height()), y, t.line);
    drawHorizontal(&painter, QRectF(width() - from, 0, from, height()), y, t.line);
    painter.drawText(rect(), Qt::AlignCenter, m_word);
}

Logo::Logo(const Theme &theme, int side, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFixedSize(side, side);
    setAccessibleName(tr("Deskbell"));
}

void Logo::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    drawPanel(&painter, rect(), width() / 4.0, t.accent);
    const qreal in = width() / 5.0;
    drawIcon(&painter, "bellmark", QRectF(rect()).adjusted(in, in, -in, -in), t.accentText);
}

} // namespace desk
