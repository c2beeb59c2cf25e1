// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/kinds.h"
#include "ui/theme/tokens.h"

#include <QStyle>

class QPainter;
class QRect;
class QRegion;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;

// The pieces that DeskStyle puts together. Each draws one control from its option and the tokens, keeps
// nothing, and leaves the painter as it was. Sizes are in logical px.
namespace desk::parts {

struct ButtonColours
{
    QColor fill, edge, ink;
    Qt::PenStyle edgeStyle = Qt::SolidLine;
};
ButtonColours buttonColours(ButtonKind kind, QStyle::State state, const Tokens &tokens);

// buttons
void pushButton(const QStyleOptionButton &option, QPainter *painter, const Tokens &tokens,
                const QWidget *widget);
// Icon and text in the part of the button that is left for them, `inside` in left-to-right coordinates.
void buttonLabel(const QStyleOptionButton &option, QPainter *painter, const QRect &inside, const QColor &ink,
                 bool fromStart);
QSize pushButtonSize(const QStyleOptionButton &option, const QWidget *widget);
void toolButton(const QStyleOptionToolButton &option, QPainter *painter, const Tokens &tokens,
                const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton &option, const QWidget *widget);
QRect toolButtonMenuPart(const QStyleOptionToolButton &option);
void checkBox(const QStyleOption &option, QPainter *painter, const Tokens &tokens);
void radio(const QStyleOption &option, QPainter *painter, const Tokens &tokens);

// fields
void fieldPanel(const QStyleOption &option, QPainter *painter, const Tokens &tokens, const QWidget *widget);
void comboBox(const QStyleOptionComboBox &option, QPainter *painter, const Tokens &tokens,
              const QWidget *widget);
void comboLabel(const QStyleOptionComboBox &option, QPainter *painter, const Tokens &tokens);
QRect comboEditRect(const QStyleOptionComboBox &option);
// `up` and `down`: where the steps are.
void spinBox(const QStyleOptionSpinBox &option, QPainter *painter, const QRect &up, const QRect &down,
             const Tokens &tokens, const QWidget *widget);
int fieldPadding(int height);
bool isTextBox(const QWidget *widget);

// menus
void menuItem(const QStyleOptionMenuItem &option, QPainter *painter, const Tokens &tokens);
QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &contents);
void popupPanel(const QRect &rect, QPainter *painter, const Tokens &tokens);
// The corner of popups, for systems that can only cut a window along whole pixels.
QRegion roundedRegion(const QRect &rect);
void tipPanel(const QRect &rect, QPainter *painter, const Tokens &tokens);

// bars
void scrollBar(const QStyleOptionSlider &option, QPainter *painter, const Tokens &tokens,
               const QWidget *widget);
QRect scrollBarPart(const QStyleOptionSlider &option, QStyle::SubControl part);
void tab(const QStyleOptionTab &option, QPainter *painter, const Tokens &tokens, const QWidget *widget);
QSize tabSize(const QStyleOptionTab &option, const QWidget *widget);
void wholeHeader(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens);
void headerGround(const QRect &rect, QPainter *painter, const Tokens &tokens);
void header(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens);
void headerLabel(const QStyleOptionHeader &option, QPainter *painter, const Tokens &tokens);
// Lines between parts of a form (QFrame::HLine, VLine); false for every other frame.
bool ruler(const QStyleOptionFrame &option, QPainter *painter, const Tokens &tokens);
void progress(const QStyleOption &option, QPainter *painter, const Tokens &tokens);

// A chosen row in a plain item view: the selection colour under its own ink, for the accent belongs to
// buttons.
QStyleOptionViewItem rowWithOwnInk(const QStyleOptionViewItem &option, const Tokens &tokens);

} // namespace desk::parts
