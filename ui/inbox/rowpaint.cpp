#include "ui/inbox/rowpaint.h"

#include "ui/text/safetext.h"
#include "ui/theme/fonts.h"

#include <QCache>
#include <QFontMetrics>
#include <QPainter>

namespace desk {
namespace {

struct CutText
{
    QString shown;
    int width = 0;
};

struct CutKey
{
    QString text;
    QString font;
    int width;
    bool operator==(const CutKey &) const = default;
};

size_t qHash(const CutKey &key, size_t seed = 0)
{
    return qHashMulti(seed, key.text, key.font, key.width);
}

/// Cutting a line means shaping it, which costs more than painting it; a list shows the same lines again and
/// again. A pure function's memory, bounded, in the one thread that paints.
const CutText &cut(const QString &text, const QFont &font, int width)
{
    static thread_local QCache<CutKey, CutText> known(4000);
    const CutKey key{text, font.key(), width};
    if (const CutText *found = known.object(key))
        return *found;
    const QFontMetrics metrics(font);
    auto *made = new CutText;
    made->shown = metrics.elidedText(text, Qt::ElideRight, width);
    made->width = std::min(width, metrics.horizontalAdvance(made->shown));
    known.insert(key, made);
    return *known.object(key);
}

/// `reading`: the direction of the text itself, where it is not its own.
int drawCut(QPainter *painter, const QRect &rect, const CutText &line, Qt::LayoutDirection direction,
            Qt::LayoutDirection reading)
{
    const auto start = direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(reading);
    painter->drawText(rect, int(start | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
                      line.shown);
    painter->setLayoutDirection(before);
    return line.width;
}

} // namespace

int drawLineOfText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                   const QColor &colour, Qt::LayoutDirection direction)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const CutText &line = cut(text, font, rect.width());
    painter->setFont(font);
    painter->setPen(colour);
    return drawCut(painter, rect, line, direction, directionOf(line.shown, direction));
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
    drawCut(painter, room, cut(rest, font, room.width()), direction, direction); // the comma follows the name
}

} // namespace desk
