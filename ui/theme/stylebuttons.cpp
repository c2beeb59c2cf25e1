// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/styleparts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionButton>
#include <QWidget>

#include <algorithm>

namespace desk::parts {

namespace {

constexpr int gap = 6;
constexpr int chevron = 14;

int paddingOf(ButtonKind kind)
{
    if (kind == ButtonKind::Link)
        return 0;
    return kind == ButtonKind::Chip ? 8 : 10;
}

int heightOf(ButtonKind kind)
{
    return kind == ButtonKind::Chip ? metrics::chip : metrics::button;
}

QSize iconSizeOf(const QStyleOptionButton &option)
{
    return option.icon.isNull() ? QSize(0, 0) : option.iconSize;
}

ButtonColours filled(const QColor &rest, const QColor &hover, const QColor &pressed, const QColor &ink,
                     QStyle::State state)
{
    if (state & QStyle::State_Sunken)
        return {pressed, {}, ink};
    return {state & QStyle::State_MouseOver ? hover : rest, {}, ink};
}

ButtonColours outlined(const QColor &ink, QStyle::State state, const Tokens &tokens)
{
    if (state & QStyle::State_Sunken)
        return {tokens.chip, tokens.lineStrong, ink};
    if (state & QStyle::State_On)
        return {tokens.selection, tokens.line, ink};
    if (state & QStyle::State_MouseOver)
        return {tokens.hover, tokens.lineStrong, ink};
    return {tokens.surface, tokens.line, ink};
}

ButtonColours disabled(ButtonKind kind, const Tokens &tokens)
{
    if (kind == ButtonKind::Secondary || kind == ButtonKind::Danger)
        return {{}, tokens.line, tokens.muted, Qt::DashLine};
    if (kind == ButtonKind::Flat || kind == ButtonKind::Link)
        return {{}, {}, tokens.muted};
    return {tokens.chip, {}, tokens.muted};
}

// A quarter of the way from one colour to another: hover and pressed of fills that have one token only.
QColor toward(const QColor &from, const QColor &to, double part)
{
    return QColor::fromRgbF(float(from.redF() + (to.redF() - from.redF()) * part),
                            float(from.greenF() + (to.greenF() - from.greenF()) * part),
                            float(from.blueF() + (to.blueF() - from.blueF()) * part));
}

void drawButtonIcon(QPainter *painter, const QIcon &picture, const QRect &rect, const QColor &ink,
                    bool isEnabled)
{
    if (picture.name().isEmpty() || !hasIcon(picture.name()))
        picture.paint(painter, rect, Qt::AlignCenter, isEnabled ? QIcon::Normal : QIcon::Disabled);
    else
        drawIcon(painter, picture.name(), rect, ink);
}

} // namespace

ButtonColours buttonColours(ButtonKind kind, QStyle::State state, const Tokens &t)
{
    if (!(state & QStyle::State_Enabled))
        return disabled(kind, t);
    const bool isHeld = state & (QStyle::State_Sunken | QStyle::State_MouseOver);
    switch (kind) {
    case ButtonKind::Primary:
        return filled(t.accent, t.accentHover, t.accentPressed, t.accentText, state);
    case ButtonKind::Note:
        return filled(t.noteInk, toward(t.noteInk, t.noteSurface, 0.10), toward(t.noteInk, t.text, 0.20),
                      t.noteButtonText, state);
    case ButtonKind::DangerFill:
        return filled(t.dangerFill, toward(t.dangerFill, t.window, 0.08), toward(t.dangerFill, t.text, 0.15),
                      t.dangerText, state);
    case ButtonKind::Danger:
        return outlined(t.danger, state, t);
    case ButtonKind::Flat:
        if (state & QStyle::State_On)
            return {t.selection, {}, t.accentInk};
        return {isHeld ? t.chip : QColor(), {}, t.text};
    case ButtonKind::Link:
        return {{}, {}, state & QStyle::State_Sunken ? t.accentPressed : t.accentInk};
    case ButtonKind::Chip:
        return {state & QStyle::State_Sunken ? t.line : t.chip, isHeld ? t.lineStrong : QColor(), t.text2};
    case ButtonKind::Secondary:
        break;
    }
    return outlined(t.text, state, t);
}

QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget)
{
    const ButtonKind kind = kindOf(widget);
    const QFontMetrics metrics =
        kind == ButtonKind::Chip ? QFontMetrics(Fonts::metaStrong()) : option.fontMetrics;
    const QSize picture = iconSizeOf(option);
    int width = 2 * paddingOf(kind) + picture.width();
    if (!option.text.isEmpty())
        width += metrics.size(Qt::TextShowMnemonic, option.text).width() + 1;
    if (picture.width() > 0 && !option.text.isEmpty())
        width += gap;
    if (option.features & QStyleOptionButton::HasMenu)
        width += gap + chevron;
    const QString key = keyHintOf(widget);
    if (!key.isEmpty())
        width += metrics::space8 + qRound(keyWidth(key));
    const int height = std::max(heightOf(kind), metrics.height() + 8);
    return {std::max(width, kind == ButtonKind::Link ? 0 : height), height};
}

namespace {

// Takes a box off the end of what is left of the button.
QRect takeEnd(QRect &inside, int width, int height, int distance)
{
    const QRect box(inside.right() + 1 - width, inside.center().y() - height / 2 + 1, width, height);
    inside.setRight(box.left() - 1 - distance);
    return box;
}

} // namespace

void buttonLabel(const QStyleOptionButton &option, QPainter *painter, const QRect &inside, const QColor &ink,
                 bool fromStart)
{
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const QSize picture = iconSizeOf(option);
    const int lead = picture.width() > 0 ? picture.width() + (option.text.isEmpty() ? 0 : gap) : 0;
    const QFontMetrics metrics = painter->fontMetrics();
    const QString text =
        metrics.elidedText(option.text, Qt::ElideRight, inside.width() - lead, Qt::TextShowMnemonic);
    const int textWidth = text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, text).width() + 1;
    int x = fromStart ? inside.left() : inside.left() + (inside.width() - lead - textWidth) / 2;
    if (picture.width() > 0) {
        const QRect box(x, inside.center().y() - picture.height() / 2 + 1, picture.width(), picture.height());
        drawButtonIcon(painter, option.icon, place(box), ink, option.state & QStyle::State_Enabled);
        x += lead;
    }
    painter->setPen(ink);
    painter->drawText(place(QRect(x, inside.top(), textWidth + 2, inside.height())),
                      lineFlags(option.direction) | Qt::TextHideMnemonic, text);
}

void pushButton(const QStyleOptionButton &option, QPainter *painter, const Tokens &tokens,
                const QWidget *widget)
{
    const PainterScope scope(painter);
    const ButtonKind kind = kindOf(widget);
    const ButtonColours colours = buttonColours(kind, option.state, tokens);
    if (colours.fill.isValid() || colours.edge.isValid())
        drawPanel(painter, option.rect, metrics::radiusButton, colours.fill, colours.edge, 1,
                  colours.edgeStyle);
    if (kind == ButtonKind::Chip)
        painter->setFont(Fonts::metaStrong());
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect inside = option.rect.adjusted(paddingOf(kind), 0, -paddingOf(kind), 0);
    const QString key = keyHintOf(widget);
    if (!key.isEmpty()) {
        inside.adjust(0, 0, 3, 0);
        drawKey(painter, place(takeEnd(inside, qRound(keyWidth(key)), 18, metrics::space8)), key, tokens);
    }
    if (option.features & QStyleOptionButton::HasMenu)
        drawIcon(painter, "down", place(takeEnd(inside, chevron, chevron, gap)), colours.ink);
    buttonLabel(option, painter, inside, colours.ink, !key.isEmpty() || kind == ButtonKind::Link);
}

void checkBox(const QStyleOption &option, QPainter *painter, const Tokens &tokens)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isMarked = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const bool isHeld = option.state & QStyle::State_MouseOver;
    const QRectF box(option.rect.center().x() - 7, option.rect.center().y() - 7, 16, 16);
    if (!isMarked) {
        drawPanel(painter, box, metrics::radiusTag, isEnabled ? tokens.surface : tokens.chip,
                  isHeld ? tokens.text2 : tokens.lineStrong);
        return;
    }
    const QColor fill = isHeld ? tokens.accentHover : tokens.accent;
    drawPanel(painter, box, metrics::radiusTag, isEnabled ? fill : tokens.chip);
    const PainterScope scope(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(
        QPen(isEnabled ? tokens.accentText : tokens.muted, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(box.topLeft());
    if (option.state & QStyle::State_NoChange)
        painter->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
    else
        painter->drawPolyline(QPolygonF{{4.2, 8.3}, {6.9, 11}, {11.9, 5.4}});
}

void radio(const QStyleOption &option, QPainter *painter, const Tokens &tokens)
{
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const QRectF box(option.rect.center().x() - 7, option.rect.center().y() - 7, 16, 16);
    const bool isOn = option.state & QStyle::State_On;
    const QColor edge = isOn && isEnabled ? tokens.accent : tokens.lineStrong;
    drawPanel(painter, box, 8, isEnabled ? tokens.surface : tokens.chip, edge, isOn ? 2 : 1);
    if (isOn)
        drawPanel(painter, box.adjusted(4.5, 4.5, -4.5, -4.5), 4, isEnabled ? tokens.accent : tokens.muted);
}

} // namespace desk::parts
