// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAnyStringView>
#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QStringList>

class QPainter;

namespace desk {

// One SVG each under resources/icons, drawn in whatever colour is asked for. Needs initResources().
QStringList iconNames();
bool hasIcon(QAnyStringView name);
// True for shapes that point along the line of reading and are turned round in right-to-left languages.
bool isMirroredIcon(QAnyStringView name);

// The icon in one colour; kept in QPixmapCache by name, size, colour, device ratio and direction. Sizes of 14
// px and less are drawn with a heavier line, because they are marks and not pictures.
QPixmap iconPixmap(QAnyStringView name, qreal size, const QColor &colour, qreal deviceRatio,
                   Qt::LayoutDirection direction = Qt::LeftToRight);
// Centred in the rectangle, as large as its shorter side; follows the painter's layout direction.
void drawIcon(QPainter *painter, QAnyStringView name, const QRectF &rect, const QColor &colour);

// For buttons, menus and actions. Takes its colours from the application's palette each time that it is
// drawn, so it follows a change of theme; the style draws it in the colour of the text beside it.
QIcon icon(QAnyStringView name);
// The program's own picture for windows and the tray, at the sizes that systems ask for.
QIcon programIcon();

} // namespace desk
