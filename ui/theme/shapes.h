// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QRectF>
#include <QString>

class QPainter;
class QUuid;

namespace desk {

// Shapes are drawn in a box of any size; the design gives them for 16 px. They say the same as their colour
// does, so that nobody has to tell colours apart.
void drawPriority(QPainter *painter, const QRectF &box, PriorityMark mark, const Tokens &tokens,
                  const QColor &ground = {});
void drawStatus(QPainter *painter, const QRectF &box, StatusMark mark, const Tokens &tokens);
void drawWarningTriangle(QPainter *painter, const QRectF &box, const QColor &colour, const QColor &mark = {});

// The bar at the start of a list row: `rect` is the whole bar (4 px wide), `left` the part of the time that
// is left, 0 to 1. Square at the outer side, which is the right one in right-to-left layouts.
void drawTimeBar(QPainter *painter, const QRectF &rect, TimeMark mark, qreal left, const Tokens &tokens);
// The ring beside a promised time: the part that is left, clockwise from 12; in `ink` over `track`.
void drawTimeRing(QPainter *painter, const QRectF &box, TimeMark mark, qreal left, const QColor &ink,
                  const QColor &track);

// One colour of eight by the person's id, never by the name: a corrected name keeps its colour.
int faceIndex(const QUuid &person);
// "Ana Ribeiro" is AR, "Cher" is C, a name in Arabic letters is its first letter, no name is empty.
QString initialsOf(const QString &name);
void drawFace(QPainter *painter, const QRectF &circle, const QUuid &person, const QString &name,
              const Tokens &tokens);
// Dashed ring: nobody has it. The same ring around a face: last known there, not live.
void drawNobody(QPainter *painter, const QRectF &circle, const Tokens &tokens);
void drawLastKnown(QPainter *painter, const QRectF &circle, const Tokens &tokens);
// At the lower end corner of a face, with a rim in the colour of the ground.
void drawPresence(QPainter *painter, const QRectF &face, PresenceMark mark, const Tokens &tokens,
                  const QColor &ground);
void drawPresenceDot(QPainter *painter, const QRectF &box, PresenceMark mark, const Tokens &tokens,
                     const QColor &ground);

// Focus of the keyboard: 2 px, outside the control by 2 with `around`, inside it for rows with `insideRow`.
void drawFocusAround(QPainter *painter, const QRectF &control, qreal radius, const QColor &colour);
void drawFocusInsideRow(QPainter *painter, const QRectF &row, const QColor &colour);

// A key such as "Ctrl K" in its small frame; the width that it takes is keyWidth().
qreal keyWidth(const QString &key);
void drawKey(QPainter *painter, const QRectF &rect, const QString &key, const Tokens &tokens);

} // namespace desk
