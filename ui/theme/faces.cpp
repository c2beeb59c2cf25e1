// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <QUuid>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace desk {

namespace {

bool isArabic(char32_t letter)
{
    const QChar::Script script = QChar::script(letter);
    return script == QChar::Script_Arabic || script == QChar::Script_Syriac || script == QChar::Script_Nko;
}

// The first letter of a word with the marks that belong to it; empty for a word without letters.
QString firstLetter(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    qsizetype start = 0;
    while (finder.toNextBoundary() != -1) {
        const QString cluster = word.mid(start, finder.position() - start);
        const QList<uint> letters = cluster.left(2).toUcs4();
        if (!letters.isEmpty() && (QChar::isLetter(letters.first()) || QChar::isDigit(letters.first())))
            return cluster.left(4); // a letter under a tower of marks is still one letter
        start = finder.position();
    }
    return {};
}

void drawDashes(QPainter *painter, const QRectF &circle, const QColor &colour, qreal width)
{
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF ring = circle.adjusted(width / 2, width / 2, -width / 2, -width / 2);
    // A whole number of dashes, so that the ring has no seam.
    const qreal around = M_PI * ring.width();
    const qreal pairs = std::max<qreal>(8, std::round(around / 4.5));
    const qreal dash = around / pairs / 2 / width;
    QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({dash * 1.2, dash * 0.8});
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(ring);
}

} // namespace

int faceIndex(const QUuid &person)
{
    // Our own sum over the bytes: qHash changes between Qt versions, and a face must not change its colour.
    const QByteArray bytes = person.toRfc4122();
    quint32 hash = 2166136261u;
    for (const char byte : bytes)
        hash = (hash ^ quint8(byte)) * 16777619u;
    return int(hash % 8);
}

QString initialsOf(const QString &name)
{
    static const QRegularExpression gaps(QStringLiteral("[\\s\\-]+"));
    const QStringList words = name.left(200).split(gaps, Qt::SkipEmptyParts);
    QString first, last;
    for (const QString &word : words) {
        const QString letter = firstLetter(word);
        if (letter.isEmpty())
            continue;
        if (first.isEmpty())
            first = letter;
        else
            last = letter;
    }
    if (first.isEmpty())
        return {};
    const QList<uint> letters = first.toUcs4();
    // Joined letters of two words would read as a word of their own.
    if (isArabic(letters.first()))
        return first;
    return (first + last).toUpper();
}

void drawFace(QPainter *painter, const QRectF &circle, const QUuid &person, const QString &name,
              const Tokens &tokens)
{
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF disc = snapped(painter, circle);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.faces[std::size_t(faceIndex(person))]);
    painter->drawEllipse(disc);
    const QString initials = initialsOf(name);
    if (initials.isEmpty()) { // an empty disc would look like a mistake
        const qreal rim = disc.width() * 0.2;
        return drawIcon(painter, u"person", disc.adjusted(rim, rim, -rim, -rim), tokens.faceText);
    }
    QFont font = Fonts::of(TextRole::BodyStrong);
    const bool isArabicName = initials.size() == 1 && isArabic(initials.front().unicode());
    const qreal share = isArabicName ? 0.55 : disc.width() < 24 ? 0.42 : 0.39;
    font.setPixelSize(std::max(6, int(std::lround(disc.width() * share))));
    painter->setFont(font);
    painter->setPen(tokens.faceText);
    painter->drawText(disc, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, initials);
}

void drawNobody(QPainter *painter, const QRectF &circle, const Tokens &tokens)
{
    drawDashes(painter, snapped(painter, circle), tokens.lineStrong, 1);
}

void drawLastKnown(QPainter *painter, const QRectF &circle, const Tokens &tokens)
{
    drawDashes(painter, circle.adjusted(-2.5, -2.5, 2.5, 2.5), tokens.muted, 1.25);
}

void drawPresence(QPainter *painter, const QRectF &face, PresenceMark mark, const Tokens &tokens,
                  const QColor &ground)
{
    if (mark == PresenceMark::Offline)
        return;
    const qreal side = face.width() <= 24 ? 9 : 11;
    const bool atLeft = readingDirection(painter) == Qt::RightToLeft;
    const qreal x = atLeft ? face.left() - 2 : face.right() - side + 2;
    drawPresenceDot(painter, QRectF(x, face.bottom() - side + 2, side, side), mark, tokens, ground);
}

void drawPresenceDot(QPainter *painter, const QRectF &box, PresenceMark mark, const Tokens &tokens,
                     const QColor &ground)
{
    if (mark == PresenceMark::Offline)
        return;
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ground);
    painter->drawEllipse(box);
    const QRectF dot = box.adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor colour = tokens.presence(mark);
    if (mark == PresenceMark::Away) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colour, dot.width() / 3.4));
        const qreal in = dot.width() / 6.8;
        painter->drawEllipse(dot.adjusted(in, in, -in, -in));
        return;
    }
    painter->setBrush(colour);
    painter->drawEllipse(dot);
    if (mark == PresenceMark::Busy) {
        const qreal high = std::max<qreal>(1.5, dot.height() / 4);
        painter->setBrush(ground);
        painter->drawRect(
            QRectF(dot.left() + dot.width() * 0.2, dot.center().y() - high / 2, dot.width() * 0.6, high));
    }
}

void drawFocusAround(QPainter *painter, const QRectF &control, qreal radius, const QColor &colour)
{
    drawPanel(painter, control.adjusted(-4, -4, 4, 4), radius + 4, {}, colour, 2);
}

void drawFocusInsideRow(QPainter *painter, const QRectF &row, const QColor &colour)
{
    drawPanel(painter, row.adjusted(2, 2, -2, -2), metrics::radiusTag, {}, colour, 2);
}

qreal keyWidth(const QString &key)
{
    return std::max<qreal>(Fonts::scaled(20), QFontMetricsF(Fonts::tiny()).horizontalAdvance(key) + 12);
}

void drawKey(QPainter *painter, const QRectF &rect, const QString &key, const Tokens &tokens)
{
    const PainterScope scope(painter);
    drawPanel(painter, rect, metrics::radiusTag, tokens.surface, tokens.line);
    painter->setFont(Fonts::tiny());
    painter->setPen(tokens.muted);
    painter->drawText(rect, Qt::AlignCenter | Qt::TextSingleLine, key);
}

} // namespace desk
