// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/pixels.h"

#include <QGuiApplication>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace desk {

Qt::LayoutDirection readingDirection(const QPainter *painter)
{
    const Qt::LayoutDirection own = painter->layoutDirection();
    return own == Qt::LayoutDirectionAuto ? QGuiApplication::layoutDirection() : own;
}

QRectF snapped(const QPainter *painter, const QRectF &rect)
{
    const QTransform &toDevice = painter->deviceTransform();
    if (toDevice.type() > QTransform::TxScale)
        return rect;
    const QRectF device = toDevice.mapRect(rect);
    const QRectF whole(QPointF(std::round(device.left()), std::round(device.top())),
                       QPointF(std::round(device.right()), std::round(device.bottom())));
    return toDevice.inverted().mapRect(whole);
}

qreal snappedWidth(const QPainter *painter, qreal width)
{
    const qreal scale = std::abs(painter->deviceTransform().m11());
    if (scale <= 0)
        return width;
    return std::max<qreal>(1, std::floor(width * scale + 0.01)) / scale;
}

void drawPanel(QPainter *painter, const QRectF &rect, qreal radius, const QColor &fill, const QColor &edge,
               qreal edgeWidth, Qt::PenStyle style)
{
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF box = snapped(painter, rect);
    painter->setPen(Qt::NoPen);
    if (edge.isValid()) {
        const qreal width = snappedWidth(painter, edgeWidth);
        QPen pen(edge, width, style, Qt::FlatCap);
        if (style == Qt::DashLine)
            pen.setDashPattern({3, 2});
        painter->setPen(pen);
        box.adjust(width / 2, width / 2, -width / 2, -width / 2);
        radius = std::max<qreal>(0, radius - width / 2);
    }
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(box, radius, radius);
}

void drawHorizontal(QPainter *painter, const QRectF &rect, qreal y, const QColor &colour)
{
    QRectF line = snapped(painter, QRectF(rect.left(), y, rect.width(), 1));
    line.setHeight(snappedWidth(painter));
    painter->fillRect(line, colour);
}

void drawVertical(QPainter *painter, const QRectF &rect, qreal x, const QColor &colour)
{
    QRectF line = snapped(painter, QRectF(x, rect.top(), 1, rect.height()));
    line.setWidth(snappedWidth(painter));
    painter->fillRect(line, colour);
}

int lineFlags(Qt::LayoutDirection direction, Qt::AlignmentFlag side)
{
    return int(QStyle::visualAlignment(direction, side) | Qt::AlignVCenter) | Qt::TextSingleLine;
}

} // namespace desk
