// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/styleparts.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOptionComboBox>
#include <QStyleOptionSpinBox>
#include <QTextEdit>
#include <QWidget>

namespace desk::parts {

namespace {

constexpr int chevron = 16;
constexpr int stepIcon = 12;

// Edge and its width by state: wrong before focus, because the colour of a mistake stays while it is mended.
void fieldEdge(QPainter *painter, const QRect &rect, QStyle::State state, bool wrong, FieldLook look,
               const Tokens &tokens)
{
    const bool isEnabled = state & QStyle::State_Enabled;
    const bool isFocused = state & QStyle::State_HasFocus;
    const bool isHeld = isEnabled && (state & QStyle::State_MouseOver);
    QColor edge = look == FieldLook::Search ? tokens.line : tokens.lineStrong;
    if (isHeld)
        edge = look == FieldLook::Search ? tokens.lineStrong : tokens.text2;
    if (!isEnabled)
        edge = tokens.line;
    if (isFocused)
        edge = tokens.focus;
    if (wrong)
        edge = tokens.danger;
    const int width = isFocused || wrong ? 2 : 1;
    drawPanel(painter, rect, metrics::radiusButton, isEnabled ? tokens.surface : tokens.chip, edge, width);
}

} // namespace

bool isTextBox(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

int fieldPadding(int height)
{
    return height <= metrics::field + 4 ? metrics::space8 : metrics::space12;
}

void fieldPanel(const QStyleOption &option, QPainter *painter, const Tokens &tokens, const QWidget *widget)
{
    const FieldLook look = fieldLookOf(widget);
    if (look == FieldLook::Bare && !(option.state & QStyle::State_HasFocus))
        return;
    fieldEdge(painter, option.rect, option.state, isWrong(widget), look, tokens);
}

void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const Tokens &tokens,
              const QWidget *widget)
{
    QStyle::State state = option.state;
    // A list that opens is not a text field: its ring is for the keyboard, like that of a button.
    if (!option.editable && !(state & QStyle::State_KeyboardFocusChange))
        state &= ~QStyle::State_HasFocus;
    fieldEdge(painter, option.rect, state, isWrong(widget), fieldLookOf(widget), tokens);
    const QRect end(option.rect.right() - 8 - chevron + 1, option.rect.center().y() - chevron / 2 + 1,
                    chevron, chevron);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    drawIcon(painter, "down", QStyle::visualRect(option.direction, option.rect, end),
             isEnabled ? tokens.text2 : tokens.muted);
}

void spinBox(const QStyleOptionSpinBox &option, QPainter *painter, const QRect &up, const QRect &down,
             const Tokens &tokens, const QWidget *widget)
{
    fieldEdge(painter, option.rect, option.state, isWrong(widget), fieldLookOf(widget), tokens);
    const auto step = [&](const QRect &room, QStyle::SubControl part, bool isPossible) {
        const PainterScope scope(painter);
        QRect box(0, 0, stepIcon, stepIcon);
        box.moveCenter(QPoint(0, 0));
        painter->translate(room.center());
        if (part == QStyle::SC_SpinBoxUp)
            painter->scale(1, -1); // the same chevron, upside down
        const bool isHeld = option.activeSubControls & part && option.state & QStyle::State_MouseOver;
        const bool isOpen = isPossible && option.state & QStyle::State_Enabled;
        drawIcon(painter, "down", box, !isOpen ? tokens.muted : isHeld ? tokens.text : tokens.text2);
    };
    step(up, QStyle::SC_SpinBoxUp, option.stepEnabled & QAbstractSpinBox::StepUpEnabled);
    step(down, QStyle::SC_SpinBoxDown, option.stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

QRect comboEditRect(const QStyleOptionComboBox &option)
{
    const int padding = fieldPadding(option.rect.height());
    const QRect inside = option.rect.adjusted(padding, 1, -(8 + chevron + 6), -1);
    return QStyle::visualRect(option.direction, option.rect, inside);
}

void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const Tokens &tokens)
{
    if (option.editable)
        return;
    const PainterScope scope(painter);
    QRect inside = QStyle::visualRect(option.direction, option.rect, comboEditRect(option));
    const auto place = [&](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const bool isEnabled = option.state & QStyle::State_Enabled;
    if (!option.currentIcon.isNull()) {
        const QRect box(inside.left(), inside.center().y() - metrics::icon / 2 + 1, metrics::icon,
                        metrics::icon);
        option.currentIcon.paint(painter, place(box), Qt::AlignCenter,
                                 isEnabled ? QIcon::Normal : QIcon::Disabled);
        inside.setLeft(box.right() + 7);
    }
    painter->setPen(isEnabled ? tokens.text : tokens.muted);
    const QString text = option.fontMetrics.elidedText(option.currentText, Qt::ElideRight, inside.width());
    painter->drawText(place(inside), lineFlags(option.direction), text);
}

} // namespace desk::parts
