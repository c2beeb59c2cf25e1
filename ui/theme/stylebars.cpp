// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/styleparts.h"

#include <QAbstractScrollArea>
#include <QFontMetrics>
#include <QFrame>
#include <QPainter>
#include <QStyleOptionHeader>
#include <QStyleOptionProgressBar>
#include <QStyleOptionSlider>
#include <QStyleOptionTab>
#include <QTabBar>
#include <QtMath>

#include <algorithm>

namespace desk::parts {

namespace {

constexpr int countGap = 6;
constexpr int shortestHandle = 32;

// The number beside a tab's name lives in its tabData(), so that the name stays the name for screen readers.
QString tabCount(const QStyleOptionTab &option, const QWidget *widget)
{
    const auto *bar = qobject_cast<const QTabBar *>(widget);
    return bar ? bar->tabData(option.tabIndex).toString() : QString();
}

} // namespace

void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const Tokens &tokens,
               const QWidget *widget)
{
    // The strip belongs to what it scrolls, not to the frame around it.
    const QWidget *holder = widget ? widget->parentWidget() : nullptr;
    const auto *area = qobject_cast<const QAbstractScrollArea *>(holder ? holder->parentWidget() : nullptr);
    if (area && area->viewport()->autoFillBackground())
        painter->fillRect(option.rect, area->viewport()->palette().color(area->viewport()->backgroundRole()));
    if (option.minimum >= option.maximum)
        return;
    const QRectF handle = scrollBarPart(option, QStyle::SC_ScrollBarSlider);
    const bool isHeld = (option.state & QStyle::State_MouseOver) || (option.state & QStyle::State_Sunken);
    const QRectF shown = handle.adjusted(1, 1, -1, -1);
    drawPanel(painter, shown, std::min(shown.width(), shown.height()) / 2,
              isHeld ? tokens.muted : tokens.lineStrong);
}

QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part)
{
    const bool isFlat = option.orientation == Qt::Horizontal;
    const int length = isFlat ? option.rect.width() : option.rect.height();
    const int range = option.maximum - option.minimum;
    int handle = length;
    if (range > 0)
        handle = int(qint64(length) * option.pageStep / std::max<qint64>(1, qint64(range) + option.pageStep));
    handle = std::clamp(handle, std::min(shortestHandle, length), length);
    const int start = QStyle::sliderPositionFromValue(option.minimum, option.maximum, option.sliderPosition,
                                                      length - handle, option.upsideDown);
    int from = 0;
    int to = length;
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        break;
    case QStyle::SC_ScrollBarSlider:
        from = start, to = start + handle;
        break;
    case QStyle::SC_ScrollBarSubPage:
        to = start;
        break;
    case QStyle::SC_ScrollBarAddPage:
        from = start + handle;
        break;
    default: // no buttons at the ends
        return {};
    }
    const QRect rect = isFlat ? QRect(from, 0, to - from, option.rect.height())
                              : QRect(0, from, option.rect.width(), to - from);
    return QStyle::visualRect(option.direction, option.rect, rect.translated(option.rect.topLeft()));
}

QSize tabSize(const QStyleOptionTab &option, const QWidget *widget)
{
    // As wide as the chosen tab would be, so that choosing moves nothing.
    const QFontMetrics metrics(Fonts::bodyStrong());
    int width = metrics.size(Qt::TextShowMnemonic, option.text).width() + metrics::tabGap;
    const QString count = tabCount(option, widget);
    if (!count.isEmpty())
        width += countGap + qCeil(figuresWidth(Fonts::meta(), count));
    return {width, std::max(desk::metrics::tab, metrics.height() + 16)};
}

void tab(const QStyleOptionTab &option, QPainter *painter, const Tokens &tokens, const QWidget *widget)
{
    const PainterScope scope(painter);
    const bool isChosen = option.state & QStyle::State_Selected;
    const bool isHeld = option.state & QStyle::State_MouseOver;
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect inside = option.rect.adjusted(0, 0, -metrics::tabGap, 0);
    const int start = lineFlags(option.direction);
    painter->setFont(isChosen ? Fonts::bodyStrong() : Fonts::body());
    painter->setPen(isChosen ? tokens.text : isHeld ? tokens.text : tokens.text2);
    painter->drawText(place(inside), start | Qt::TextHideMnemonic, option.text);
    const QString count = tabCount(option, widget);
    if (!count.isEmpty()) {
        const int textWidth = painter->fontMetrics().size(Qt::TextShowMnemonic, option.text).width();
        painter->setFont(Fonts::meta());
        painter->setPen(tokens.muted);
        const QRect rest = inside.adjusted(textWidth + countGap, 0, 0, 0);
        drawFigures(painter, place(rest),
                    Qt::AlignVCenter | QStyle::visualAlignment(option.direction, Qt::AlignLeft), count);
    }
    if (isChosen)
        painter->fillRect(place(QRect(inside.left(), inside.bottom() - 1, inside.width(), 2)),
                          tokens.accentInk);
    if (isChosen && (option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange))
        drawPanel(painter, place(inside.adjusted(-2, 5, 2, -5)), metrics::radiusTag, {}, tokens.focus, 2);
}

void headerGround(const QRect &rect, QPainter *painter, const Tokens &tokens)
{
    painter->fillRect(rect, tokens.sunken);
    drawHorizontal(painter, rect, rect.bottom(), tokens.line);
}

void header(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens)
{
    if (option.orientation == Qt::Horizontal)
        headerGround(option.rect, painter, tokens);
    else
        painter->fillRect(option.rect, tokens.sunken);
}

void wholeHeader(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens)
{
    header(option, painter, tokens);
    QStyleOptionHeader label(option);
    label.rect.adjust(metrics::space8, 0, -metrics::space8, 0);
    headerLabel(label, painter, tokens);
}

void headerLabel(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens)
{
    const PainterScope scope(painter);
    const bool isSorted = option.sortIndicator != QStyleOptionHeader::None;
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QRect inside = option.rect;
    painter->setPen(isSorted || (option.state & QStyle::State_MouseOver) ? tokens.text : tokens.muted);
    const int room = inside.width() - (isSorted ? 18 : 0);
    const QString text = painter->fontMetrics().elidedText(option.text, Qt::ElideRight, room);
    const bool fromEnd = option.textAlignment & Qt::AlignRight;
    const int textWidth = painter->fontMetrics().horizontalAdvance(text);
    const int x = fromEnd ? inside.left() + room - textWidth : inside.left();
    painter->drawText(place(QRect(x, inside.top(), textWidth + 2, inside.height())),
                      lineFlags(option.direction), text);
    if (!isSorted)
        return;
    const QRect box = place(QRect(x + textWidth + 4, inside.center().y() - 6, 14, 14));
    const bool isUp = option.sortIndicator == QStyleOptionHeader::SortUp;
    painter->translate(box.center());
    painter->rotate(isUp ? 180 : 0);
    drawIcon(painter, "down", QRectF(-7, -7, 14, 14), tokens.text);
}

bool ruler(const QStyleOptionFrame &option, QPainter *painter, const Tokens &tokens)
{
    if (option.frameShape == QFrame::HLine)
        drawHorizontal(painter, option.rect, option.rect.center().y(), tokens.line);
    else if (option.frameShape == QFrame::VLine)
        drawVertical(painter, option.rect, option.rect.center().x(), tokens.line);
    else
        return false;
    return true;
}

QStyleOptionViewItem rowWithOwnInk(const QStyleOptionViewItem &option, const Tokens &tokens)
{
    QStyleOptionViewItem row(option);
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        const QColor ground = group == QPalette::Active ? tokens.selection : tokens.selectionIdle;
        row.palette.setColor(group, QPalette::Highlight, ground);
        row.palette.setColor(group, QPalette::HighlightedText, tokens.text);
    }
    return row;
}

void progress(const QStyleOption &option, QPainter *painter, const Tokens &tokens)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(&option);
    if (!bar)
        return;
    const QRectF track(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 4);
    drawPanel(painter, track, 2, tokens.chip);
    const int range = bar->maximum - bar->minimum;
    if (range <= 0)
        return;
    const qreal part = std::clamp<qreal>(qreal(bar->progress - bar->minimum) / range, 0, 1);
    const QRect done(0, 0, qRound(track.width() * part), 4);
    drawPanel(
        painter,
        QStyle::visualRect(option.direction, track.toRect(), done.translated(track.topLeft().toPoint())), 2,
        tokens.accent);
}

} // namespace desk::parts
