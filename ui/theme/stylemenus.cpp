// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/styleparts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>
#include <QRegion>
#include <QStyleOptionMenuItem>

#include <algorithm>

namespace desk::parts {

namespace {

constexpr int padding = 8;
constexpr int iconGap = 8;
constexpr int keyGap = 24;
constexpr int separatorHeight = 9;
constexpr qreal popupRadius = metrics::radiusButton;

// "Assign\tShift A" is a label and its key.
QString labelOf(const QString &text)
{
    return text.section(u'\t', 0, 0);
}

QString keyOf(const QString &text)
{
    return text.section(u'\t', 1);
}

bool hasIconColumn(const QStyleOptionMenuItem &option)
{
    return option.maxIconWidth > 0 || option.menuHasCheckableItems;
}

void leadingMark(const QStyleOptionMenuItem &option, QPainter *painter, const QRect &box,
                 const Tokens &tokens, const QColor &ink)
{
    if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
        drawIcon(painter, "check", box, tokens.accentInk);
        return;
    }
    if (option.icon.isNull())
        return;
    const bool isEnabled = option.state & QStyle::State_Enabled;
    if (!option.icon.name().isEmpty() && hasIcon(option.icon.name()))
        drawIcon(painter, option.icon.name(), box, ink);
    else
        option.icon.paint(painter, box, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
}

} // namespace

QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &)
{
    if (option.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, option.text.isEmpty() ? separatorHeight : metrics::menuRow};
    const QFontMetrics metrics(option.font);
    int width = 2 * padding + metrics.size(Qt::TextShowMnemonic, labelOf(option.text)).width() + 2;
    if (hasIconColumn(option))
        width += desk::metrics::icon + iconGap;
    const QString key = keyOf(option.text);
    if (!key.isEmpty())
        width += keyGap + metrics.horizontalAdvance(key);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += keyGap;
    return {width, std::max(desk::metrics::menuRow, metrics.height() + 8)};
}

void menuItem(const QStyleOptionMenuItem &option, QPainter *painter, const Tokens &tokens)
{
    const PainterScope scope(painter);
    painter->fillRect(option.rect, tokens.raised);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        drawHorizontal(painter, option.rect, option.rect.center().y(),
                       tokens.isDark ? tokens.popupLine : tokens.line);
        return;
    }
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isChosen = isEnabled && (option.state & QStyle::State_Selected);
    if (isChosen)
        drawPanel(painter, option.rect, metrics::radiusTag, tokens.selection);
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect inside = option.rect.adjusted(padding, 0, -padding, 0);
    if (hasIconColumn(option)) {
        const QRect box(inside.left(), inside.center().y() - 7, metrics::icon, metrics::icon);
        leadingMark(option, painter, place(box), tokens, isChosen ? tokens.text : tokens.muted);
        inside.setLeft(box.right() + 1 + iconGap);
    }
    painter->setFont(option.font);
    const int start = lineFlags(option.direction);
    const int end = lineFlags(option.direction, Qt::AlignRight);
    painter->setPen(isEnabled ? tokens.text : tokens.muted);
    painter->drawText(place(inside), start | Qt::TextHideMnemonic, labelOf(option.text));
    painter->setPen(tokens.muted);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter, "right", place(QRect(inside.right() - 11, inside.center().y() - 6, 14, 14)),
                 tokens.muted);
    else
        painter->drawText(place(inside), end, keyOf(option.text));
}

QRegion roundedRegion(const QRect &rect)
{
    QPainterPath path;
    path.addRoundedRect(rect, popupRadius, popupRadius);
    return QRegion(path.toFillPolygon().toPolygon());
}

void popupPanel(const QRect &rect, QPainter *painter, const Tokens &tokens)
{
    painter->fillRect(rect, tokens.popupLine); // what the cut leaves of the corners is edge
    drawPanel(painter, rect, popupRadius, tokens.raised, tokens.popupLine);
}

void tipPanel(const QRect &rect, QPainter *painter, const Tokens &tokens)
{
    painter->fillRect(rect, tokens.tip);
}

} // namespace desk::parts
