// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

namespace desk {

// The painter's direction of reading; the application's where the painter was told nothing.
Qt::LayoutDirection readingDirection(const QPainter *painter);

// The rectangle whose edges lie on device pixels, so that 1 px lines stay sharp at 125 and 150 %.
QRectF snapped(const QPainter *painter, const QRectF &rect);
// The thinnest sharp line near `width`, in logical px.
qreal snappedWidth(const QPainter *painter, qreal width = 1);

// A filled rectangle with an edge drawn inside its rectangle. An invalid colour leaves that part out.
void drawPanel(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill,
               const QColor &edge = {}, qreal edgeWidth = 1, Qt::PenStyle style = Qt::SolidLine);
void drawHorizontal(QPainter *painter, const QRectF &rect, qreal y, const QColor &colour);
void drawVertical(QPainter *painter, const QRectF &rect, qreal x, const QColor &colour);

// One line of text for QPainter::drawText: in the middle of its box, at the side where reading begins, or at
// the other one.
int lineFlags(Qt::LayoutDirection direction, Qt::AlignmentFlag side = Qt::AlignLeft);

// Puts painter state back at the end of the scope.
class PainterScope
{
public:
    explicit PainterScope(QPainter *painter)
        : m_painter(painter)
    {
        m_painter->save();
    }
    ~PainterScope() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(PainterScope)

private:
    QPainter *m_painter;
};

} // namespace desk
