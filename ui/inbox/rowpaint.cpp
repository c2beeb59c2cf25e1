// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/rowpaint.h"

#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>
#include <QStaticText>
#include <QtMath>

namespace desk {
namespace {

struct Line
{
    QStaticText words; ///< shaped, cut to its room
    qreal width = 0;   ///< px, never more than the room
    int height = 0;
};

struct LineKey
{
    QString text;
    QString font;
    int room;
    Qt::LayoutDirection reading;
    bool operator==(const LineKey &) const = default;
};

size_t qHash(const LineKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.font, key.room, int(key.reading));
}

QStaticText shaped(const QPainter &painter, const QString &text, const QFont &font,
                   Qt::LayoutDirection reading)
{
    QTextOption option;
    option.setTextDirection(reading);
    option.setWrapMode(QTextOption::NoWrap);
    QStaticText words(text);
    words.setTextFormat(Qt::PlainText);
    words.setTextOption(option);
    words.prepare(painter.deviceTransform(), font);
    return words;
}

/// As QFontMetrics cuts it, but only as much of the text is looked at as can be seen.
QString elided(const QString &text, const QFontMetrics &metrics, int room)
{
    for (qsizetype length = 16 + room / std::max(1, metrics.averageCharWidth() - 1);; length *= 2) {
        const QString part =
            length < text.size() ? text.left(length - (text[length - 1].isHighSurrogate() ? 1 : 0)) : text;
        QString shown = metrics.elidedText(part, Qt::ElideRight, room);
        if (shown != part || part.size() == text.size())
            return shown;
    }
}

Line cut(const QPainter &painter, const QString &text, const QFont &font, int room,
         Qt::LayoutDirection reading)
{
    const QFontMetrics metrics(font);
    // The better guess first: each look at a line costs a shaping.
    const bool isLong = text.size() * metrics.averageCharWidth() > room;
    QStaticText words = shaped(painter, isLong ? elided(text, metrics, room) : text, font, reading);
    if (!isLong && words.size().width() > room)
        words = shaped(painter, elided(text, metrics, room), font, reading);
    const QSizeF size = words.size();
    return {words, std::min(qreal(room), size.width()), qCeil(size.height())};
}

/// Shaping a line costs several times what painting it costs, and a list shows the same lines again and
/// again. A pure function's memory, bounded, in the one thread that paints.
using Lines = QCache<LineKey, Line>;
thread_local std::weak_ptr<Lines> remembered;

Line lineOf(const QPainter &painter, const QString &text, const QFont &font, int room,
            Qt::LayoutDirection reading)
{
    const auto known = remembered.lock();
    if (!known)
        return cut(painter, text, font, room, reading);
    const LineKey key{text, font.key(), room, reading};
    if (const Line *found = known->object(key))
        return *found;
    Line made = cut(painter, text, font, room, reading);
    known->insert(key, new Line(made));
    return made;
}

/// With the painter's font and pen. `reading`: the direction of the text itself, where it is not its own.
int drawCut(QPainter *painter, const QRect &rect, const QString &text, Qt::LayoutDirection direction,
            Qt::LayoutDirection reading)
{
    const Line line = lineOf(*painter, text, painter->font(), rect.width(), reading);
    const qreal x = direction == Qt::RightToLeft ? rect.x() + rect.width() - line.width : rect.x();
    const int y = rect.y() + (rect.height() - line.height) / 2; // whole px: the letters stay sharp
    painter->drawStaticText(QPointF(x, y), line.words);
    return qCeil(line.width);
}

} // namespace

std::shared_ptr<void> rememberedLines()
{
    constexpr int Most = 1500;
    auto lines = remembered.lock();
    if (!lines)
        remembered = lines = std::make_shared<Lines>(Most);
    return lines;
}

int drawLineOfText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                   const QColor &colour, Qt::LayoutDirection direction)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    painter->setFont(font);
    painter->setPen(colour);
    return drawCut(painter, rect, text, direction, directionOf(text, direction));
}

void drawSecondLine(QPainter *painter, const QRect &rect, const SecondLine &line, const Tokens &tokens,
                    Qt::LayoutDirection direction)
{
    const QFont font = Fonts::secondLine();
    const int name =
        drawLineOfText(painter, rect, line.requester, Fonts::weighted(font, 500), tokens.text2, direction);
    QString rest;
    if (!line.company.isEmpty())
        rest = QStringLiteral(", ") + line.company;
    if (!line.excerpt.isEmpty())
        rest += QStringLiteral(" · ") + line.excerpt;
    QRect room = rect;
    if (direction == Qt::RightToLeft)
        room.setRight(rect.right() - name);
    else
        room.setLeft(rect.left() + name);
    if (rest.isEmpty() || room.width() <= 0)
        return;
    painter->setFont(font);
    painter->setPen(tokens.muted);
    drawCut(painter, room, rest, direction, direction); // the comma follows the name
}

} // namespace desk
