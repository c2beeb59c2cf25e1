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
#include <QStyleOptionToolButton>
#include <QWidget>

#include <algorithm>

// Tool buttons: icon buttons of a header or a composer, and the split button (a verb and the menu of its
// siblings).
namespace desk::parts {

namespace {

constexpr int gap = 6;
constexpr int padding = 10;
constexpr int chevron = 14;

// A tool button nobody gave a kind is an icon without an edge.
ButtonKind toolKind(const QWidget *widget)
{
    return widget && widget->property("kind").isValid() ? kindOf(widget) : ButtonKind::Flat;
}

bool isSplit(const QStyleOptionToolButton &option)
{
    return option.features & QStyleOptionToolButton::MenuButtonPopup;
}

bool showsChevron(const QStyleOptionToolButton &option)
{
    return (option.features & QStyleOptionToolButton::HasMenu) && !isSplit(option) &&
           !option.text.isEmpty() && option.toolButtonStyle != Qt::ToolButtonIconOnly;
}

bool showsText(const QStyleOptionToolButton &option)
{
    return !option.text.isEmpty() &&
           (option.toolButtonStyle != Qt::ToolButtonIconOnly || option.icon.isNull());
}

bool showsIcon(const QStyleOptionToolButton &option)
{
    return !option.icon.isNull() && option.toolButtonStyle != Qt::ToolButtonTextOnly;
}

QStyle::State partState(const QStyleOptionToolButton &option, QStyle::SubControl part)
{
    QStyle::State state = option.state;
    if (isSplit(option) && !(option.activeSubControls & part))
        state &= ~(QStyle::State_Sunken | QStyle::State_MouseOver);
    return state;
}

void ground(const QStyleOptionToolButton &option, QPainter *painter, const Tokens &tokens, ButtonKind kind)
{
    if (!isSplit(option)) {
        const ButtonColours colours = buttonColours(kind, option.state, tokens);
        if (colours.fill.isValid() || colours.edge.isValid())
            drawPanel(painter, option.rect, metrics::radiusButton, colours.fill, colours.edge, 1,
                      colours.edgeStyle);
        return;
    }
    const QRect menu = toolButtonMenuPart(option);
    const QRegion verb = QRegion(option.rect).subtracted(menu);
    for (const auto part : {QStyle::SC_ToolButton, QStyle::SC_ToolButtonMenu}) {
        const PainterScope scope(painter);
        const ButtonColours colours = buttonColours(kind, partState(option, part), tokens);
        QRect shown = part == QStyle::SC_ToolButtonMenu ? menu : verb.boundingRect();
        if (part == QStyle::SC_ToolButtonMenu) // one px of the ground between the two
            shown.adjust(option.direction == Qt::LeftToRight ? 1 : 0, 0,
                         option.direction == Qt::LeftToRight ? 0 : -1, 0);
        painter->setClipRect(shown, Qt::IntersectClip);
        drawPanel(painter, option.rect, metrics::radiusButton, colours.fill, colours.edge, 1,
                  colours.edgeStyle);
    }
}

} // namespace

QRect toolButtonMenuPart(const QStyleOptionToolButton &option)
{
    const int width = std::min(metrics::button, option.rect.width() / 2);
    const QRect end(option.rect.right() + 1 - width, option.rect.top(), width, option.rect.height());
    return QStyle::visualRect(option.direction, option.rect, end);
}

QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *)
{
    const int height = std::max(metrics::button, option.fontMetrics.height() + 8);
    int width = showsText(option) ? 2 * padding : 0;
    if (showsIcon(option))
        width += showsText(option) ? option.iconSize.width() + gap : metrics::button;
    if (showsText(option))
        width += option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width() + 2;
    if (showsChevron(option))
        width += gap + chevron;
    if (isSplit(option))
        width += metrics::button;
    return {std::max(width, height), height};
}

void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const Tokens &tokens,
                const QWidget *widget)
{
    const PainterScope scope(painter);
    const ButtonKind kind = toolKind(widget);
    ground(option, painter, tokens, kind);
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QColor ink = buttonColours(kind, option.state, tokens).ink;
    if (kind == ButtonKind::Flat && !showsText(option) && !(option.state & QStyle::State_On))
        ink = option.state & QStyle::State_MouseOver ? tokens.text : tokens.muted;

    QRect inside = option.rect;
    if (isSplit(option)) {
        const QRect menu = toolButtonMenuPart(option);
        drawIcon(painter, "down", QRectF(0, 0, 16, 16).translated(menu.center() - QPoint(7, 7)), ink);
        inside.setRight(inside.right() - menu.width());
    }
    if (showsText(option))
        inside.adjust(padding, 0, -padding, 0);
    if (showsChevron(option)) {
        const QRect box(inside.right() + 1 - chevron, inside.center().y() - chevron / 2 + 1, chevron,
                        chevron);
        drawIcon(painter, "down", place(box), ink);
        inside.setRight(box.left() - 1 - gap);
    }
    QStyleOptionButton label;
    label.QStyleOption::operator=(option);
    label.icon = showsIcon(option) ? option.icon : QIcon();
    label.iconSize = option.iconSize;
    label.text = showsText(option) ? option.text : QString();
    painter->setFont(option.font);
    buttonLabel(label, painter, inside, ink, false);
}

} // namespace desk::parts
