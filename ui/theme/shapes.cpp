// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/shapes.h"

#include "ui/theme/pixels.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

constexpr qreal box16 = 16;

// Lets a shape be written in the design's 16 units, whatever size it is drawn at.
class ShapeScope
{
public:
    ShapeScope(QPainter *painter, const QRectF &box)
        : m_scope(painter)
    {
        const qreal side = std::min(box.width(), box.height());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(box.center().x() - side / 2, box.center().y() - side / 2);
        painter->scale(side / box16, side / box16);
    }

private:
    PainterScope m_scope;
};

QPen strokeOf(const QColor &colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void fill(QPainter *painter, const QColor &colour)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
}

void stroke(QPainter *painter, const QColor &colour, qreal width)
{
    painter->setPen(strokeOf(colour, width));
    painter->setBrush(Qt::NoBrush);
}

void drawCritical(QPainter *painter, const QColor &colour, const QColor &ground)
{
    fill(painter, colour);
    painter->drawRoundedRect(QRectF(1, 1, 14, 14), 3, 3);
    fill(painter, ground);
    painter->drawRoundedRect(QRectF(7.1, 4, 1.8, 4.9), 0.9, 0.9);
    painter->drawEllipse(QPointF(8, 11.2), 1.1, 1.1);
}

void drawTick(QPainter *painter, const QColor &colour)
{
    stroke(painter, colour, 1.75);
    painter->drawPolyline(QPolygonF{{5.3, 8.2}, {7.3, 10.2}, {10.8, 6.1}});
}

void drawPause(QPainter *painter, const QColor &colour)
{
    stroke(painter, colour, 1.75);
    painter->drawLine(QPointF(6.4, 6), QPointF(6.4, 10));
    painter->drawLine(QPointF(9.6, 6), QPointF(9.6, 10));
}

} // namespace

void drawPriority(QPainter *painter, const QRectF &box, PriorityMark mark, const Tokens &tokens,
                  const QColor &ground)
{
    const ShapeScope scope(painter, box);
    const QColor colour = tokens.priority(mark);
    switch (mark) {
    case PriorityMark::Critical:
        drawCritical(painter, colour, ground.isValid() ? ground : tokens.surface);
        break;
    case PriorityMark::High:
        painter->setPen(strokeOf(colour, 1.5));
        painter->setBrush(colour);
        painter->drawPolygon(QPolygonF{{8, 2.75}, {14, 13}, {2, 13}});
        break;
    case PriorityMark::Medium:
        stroke(painter, colour, 2);
        painter->drawLine(QPointF(2.75, 5.75), QPointF(13.25, 5.75));
        painter->drawLine(QPointF(2.75, 10.25), QPointF(13.25, 10.25));
        break;
    case PriorityMark::Low:
        stroke(painter, colour, 2);
        painter->drawPolyline(QPolygonF{{3.5, 6}, {8, 10.5}, {12.5, 6}});
        break;
    case PriorityMark::None:
        break;
    }
}

void drawStatus(QPainter *painter, const QRectF &box, StatusMark mark, const Tokens &tokens)
{
    if (mark == StatusMark::None)
        return;
    const ShapeScope scope(painter, box);
    const QColor colour = tokens.status(mark);
    const QPointF centre(8, 8);
    if (mark == StatusMark::Solved) {
        fill(painter, colour);
        painter->drawEllipse(centre, 6.9, 6.9);
        drawTick(painter, tokens.surface);
        return;
    }
    stroke(painter, colour, 1.75);
    painter->drawEllipse(centre, 6, 6);
    if (mark == StatusMark::InProgress) {
        fill(painter, colour);
        painter->drawPie(QRectF(4.6, 4.6, 6.8, 6.8), -90 * 16, 180 * 16);
    } else if (mark == StatusMark::Waiting) {
        drawPause(painter, colour);
    } else if (mark == StatusMark::Closed) {
        drawTick(painter, colour);
    }
}

void drawWarningTriangle(QPainter *painter, const QRectF &box, const QColor &colour, const QColor &mark)
{
    const ShapeScope scope(painter, box);
    painter->setPen(strokeOf(colour, 1.5));
    painter->setBrush(colour);
    painter->drawPolygon(QPolygonF{{8, 2.75}, {14, 13}, {2, 13}});
    if (!mark.isValid())
        return;
    fill(painter, mark);
    painter->drawRoundedRect(QRectF(7.2, 6, 1.6, 3.8), 0.8, 0.8);
    painter->drawEllipse(QPointF(8, 11.5), 0.95, 0.95);
}

void drawTimeBar(QPainter *painter, const QRectF &rect, TimeMark mark, qreal left, const Tokens &tokens)
{
    if (mark == TimeMark::None || mark == TimeMark::Paused)
        return;
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    constexpr qreal cut = 3;
    const QRectF bar = snapped(painter, rect);
    const bool fromRight = readingDirection(painter) == Qt::RightToLeft;
    const qreal radius = std::min<qreal>(2, bar.width() / 2);
    // Rounded at the inner side only: the outer one lies on the edge of the list.
    painter->setClipRect(bar, Qt::IntersectClip);
    const auto piece = [&](qreal top, qreal bottom, const QColor &colour) {
        QPainterPath path;
        const qreal start = fromRight ? bar.left() : bar.left() - radius;
        path.addRoundedRect(QRectF(start, top, bar.width() + radius, bottom - top), radius, radius);
        painter->fillPath(path, colour);
    };
    const QColor colour = mark == TimeMark::Calm ? tokens.timeIdle : tokens.timeInk(mark);
    const qreal part = std::clamp<qreal>(left, 0, 1);
    if (mark == TimeMark::Late) {
        const qreal third = (bar.height() - 2 * cut) / 3;
        for (int i = 0; i < 3; ++i)
            piece(bar.top() + i * (third + cut), bar.top() + i * (third + cut) + third, colour);
        return;
    }
    if (mark == TimeMark::Calm) {
        piece(bar.bottom() - std::max<qreal>(8, bar.height() * part), bar.bottom(), colour);
        return;
    }
    const qreal foot = 8; // the piece below the cut always shows, however little time is left
    const qreal top = bar.bottom() - std::max(foot + cut + 4, bar.height() * part);
    if (top - bar.top() > 2)
        piece(bar.top(), top, tokens.line);
    piece(top, bar.bottom() - foot - cut, colour);
    piece(bar.bottom() - foot, bar.bottom(), colour);
}

void drawTimeRing(QPainter *painter, const QRectF &box, TimeMark mark, qreal left, const QColor &ink,
                  const QColor &track)
{
    const ShapeScope scope(painter, box);
    if (mark == TimeMark::Paused) {
        QPen pen(ink, 1.75, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.2, 1.2});
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(8, 8), 6, 6);
        drawPause(painter, ink);
        return;
    }
    const QRectF ring(2, 2, 12, 12);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(track, 2.5, Qt::SolidLine, Qt::FlatCap));
    painter->drawEllipse(ring);
    painter->setPen(QPen(ink, 2.5, Qt::SolidLine, Qt::FlatCap));
    const qreal part = std::clamp<qreal>(left, 0, 1);
    painter->drawArc(ring, 90 * 16, -int(std::lround(part * 360 * 16)));
}

} // namespace desk
