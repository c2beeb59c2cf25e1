// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/deskstyle.h"

#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/styleparts.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>

namespace desk {

namespace {

// The option that a drawing is made for, or null when Qt sends something else than the element promises.
template <class Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

} // namespace

DeskStyle::DeskStyle(const Tokens &tokens)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_tokens(tokens)
{
    setObjectName(QStringLiteral("desk"));
}

DeskStyle::~DeskStyle() = default;

void DeskStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    const bool isButton = qobject_cast<QAbstractButton *>(widget);
    if (isButton || qobject_cast<QTabBar *>(widget) || qobject_cast<QComboBox *>(widget) ||
        qobject_cast<QScrollBar *>(widget) || qobject_cast<QLineEdit *>(widget) ||
        qobject_cast<QAbstractSpinBox *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (isButton)
        widget->installEventFilter(this);
    if (auto *tabs = qobject_cast<QTabBar *>(widget))
        tabs->setExpanding(false);
}

void DeskStyle::unpolish(QWidget *widget)
{
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool DeskStyle::eventFilter(QObject *watched, QEvent *event)
{
    auto *control = qobject_cast<QWidget *>(watched);
    if (control && event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        const bool isByKey = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
                             reason == Qt::ShortcutFocusReason;
        const bool isFollowing = reason == Qt::OtherFocusReason || reason == Qt::ActiveWindowFocusReason;
        if (isByKey || (isFollowing && control->window()->testAttribute(Qt::WA_KeyboardFocusChange)))
            showFocus(control);
    } else if (control && m_focusFrame && m_focusFrame->widget() == control &&
               (event->type() == QEvent::FocusOut || event->type() == QEvent::MouseButtonPress)) {
        m_focusFrame->setWidget(nullptr);
    }
    return QProxyStyle::eventFilter(watched, event);
}

void DeskStyle::showFocus(QWidget *control)
{
    // The frame lives beside the control, so it goes when that window does: make another one then.
    if (!m_focusFrame)
        m_focusFrame = new QFocusFrame(control->parentWidget());
    m_focusFrame->setWidget(control);
}

void DeskStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            parts::fieldPanel(*option, painter, m_tokens, widget);
        return;
    case PE_FrameLineEdit:
        return parts::fieldPanel(*option, painter, m_tokens, widget);
    case PE_Frame:
        if (parts::isTextBox(widget))
            return parts::fieldPanel(*option, painter, m_tokens, widget);
        // To the eye a combo box's list is a menu; where its shape is cut, the frame has to paint its ground.
        if (widget && widget->inherits("QComboBoxPrivateContainer"))
            return parts::popupPanel(option->rect, painter, m_tokens);
        return drawPanel(painter, option->rect, 0, {}, m_tokens.line);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return parts::checkBox(*option, painter, m_tokens);
    case PE_IndicatorRadioButton:
        return parts::radio(*option, painter, m_tokens);
    case PE_PanelMenu:
    case PE_FrameMenu:
        return parts::popupPanel(option->rect, painter, m_tokens);
    case PE_PanelTipLabel:
        return parts::tipPanel(option->rect, painter, m_tokens);
    case PE_FrameTabBarBase:
        return drawHorizontal(painter, option->rect, option->rect.bottom(), m_tokens.line);
    case PE_FrameTabWidget:
    case PE_PanelButtonCommand:
    case PE_FrameDefaultButton:
    case PE_PanelScrollAreaCorner:
    case PE_IndicatorHeaderArrow: // stands beside the words instead
    case PE_FrameStatusBarItem:
        return;
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            drawFocusInsideRow(painter, option->rect.adjusted(-2, -2, 2, 2), m_tokens.focus);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void DeskStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                            const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option))
            return parts::pushButton(*button, painter, m_tokens, widget);
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return parts::comboLabel(*combo, painter, m_tokens);
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return parts::menuItem(*item, painter, m_tokens);
        break;
    case CE_MenuEmptyArea:
        return painter->fillRect(option->rect, m_tokens.raised);
    case CE_Splitter:
        return painter->fillRect(option->rect, m_tokens.line);
    case CE_ProgressBar:
        return parts::progress(*option, painter, m_tokens);
    case CE_FocusFrame:
        return drawPanel(painter, option->rect, metrics::radiusButton + 4, {}, m_tokens.focus, 2);
    case CE_ItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(option)) {
            const QStyleOptionViewItem row = parts::rowWithOwnInk(*item, m_tokens);
            return QProxyStyle::drawControl(element, &row, painter, widget);
        }
        break;
    default:
        if (drawBar(element, option, painter, widget))
            return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

bool DeskStyle::drawBar(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto *header = as<QStyleOptionHeader>(option);
    if (element == CE_Header && header)
        parts::wholeHeader(*header, painter, m_tokens);
    else if (element == CE_TabBarTab && as<QStyleOptionTab>(option))
        parts::tab(*as<QStyleOptionTab>(option), painter, m_tokens, widget);
    else if (element == CE_HeaderSection && header)
        parts::header(*header, painter, m_tokens);
    else if (element == CE_HeaderLabel && header)
        parts::headerLabel(*header, painter, m_tokens);
    else if (element == CE_HeaderEmptyArea)
        parts::headerGround(option->rect, painter, m_tokens);
    else if (element == CE_ShapedFrame && as<QStyleOptionFrame>(option))
        return parts::ruler(*as<QStyleOptionFrame>(option), painter, m_tokens);
    else
        return false;
    return true;
}

void DeskStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                   QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ToolButton) {
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return parts::toolButton(*button, painter, m_tokens, widget);
    } else if (control == CC_ComboBox) {
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return parts::comboBox(*combo, painter, m_tokens, widget);
    } else if (control == CC_SpinBox) {
        if (const auto *number = as<QStyleOptionSpinBox>(option))
            return parts::spinBox(*number, painter, subControlRect(control, option, SC_SpinBoxUp, widget),
                                  subControlRect(control, option, SC_SpinBoxDown, widget), m_tokens, widget);
    } else if (control == CC_ScrollBar) {
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return parts::scrollBar(*bar, painter, m_tokens, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace desk
