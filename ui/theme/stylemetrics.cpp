// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/deskstyle.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/styleparts.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QStyleOption>

#include <algorithm>

// The half of DeskStyle that measures.
namespace desk {

QSize DeskStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                  const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option))
            return parts::pushButtonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option))
            return parts::toolButtonSize(*button, widget);
        break;
    case CT_LineEdit:
        return {contents.width() + 2 * metrics::space12, std::max(metrics::field, contents.height() + 8)};
    case CT_ComboBox:
        return {contents.width() + metrics::space12 + metrics::space32,
                std::max(metrics::field, contents.height() + 8)};
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(metrics::hitArea, size.height())};
    }
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return parts::menuItemSize(*item, contents);
        break;
    case CT_TabBarTab:
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            return parts::tabSize(*tab, widget);
        break;
    case CT_HeaderSection:
        return QProxyStyle::sizeFromContents(type, option, contents, widget)
            .expandedTo({0, std::max(metrics::tableHeader, Fonts::line(TextRole::Meta) + 16)});
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return {size.width(), std::max(metrics::menuRow, size.height())};
    }
    case CT_ProgressBar:
        return {contents.width(), std::max(4, contents.height())};
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect DeskStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth <= 0)
            return option->rect;
        const int padding = parts::fieldPadding(option->rect.height()) - 2; // QLineEdit adds two of its own
        const int start = hasLeadingIcon(widget) ? 3 : padding;
        return visualRect(option->direction, option->rect, option->rect.adjusted(start, 1, -padding, -1));
    }
    case SE_ShapedFrameContents: // the corners of the text must stay inside the rounded edge
        if (parts::isTextBox(widget))
            return option->rect.adjusted(3, 3, -3, -3);
        return QProxyStyle::subElementRect(element, option, widget);
    case SE_HeaderLabel:
        return option->rect.adjusted(metrics::space8, 0, -metrics::space8, 0);
    case SE_TabBarTabText:
        return option->rect.adjusted(0, 0, -metrics::tabGap, 0);
    case SE_PushButtonFocusRect:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect DeskStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return parts::scrollBarPart(*bar, part);
    } else if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return parts::comboEditRect(*combo);
    } else if (control == CC_ToolButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        const bool isSplit = button && (button->features & QStyleOptionToolButton::MenuButtonPopup);
        if (isSplit && part == SC_ToolButtonMenu)
            return parts::toolButtonMenuPart(*button);
        if (isSplit && part == SC_ToolButton) {
            const QRect verb = option->rect.adjusted(0, 0, -metrics::button, 0);
            return visualRect(option->direction, option->rect, verb);
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

static bool isNothing(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ButtonMargin:
    case QStyle::PM_ButtonDefaultIndicator:
    case QStyle::PM_ButtonShiftHorizontal:
    case QStyle::PM_ButtonShiftVertical:
    case QStyle::PM_TabBarTabHSpace:
    case QStyle::PM_TabBarTabOverlap:
    case QStyle::PM_TabBarTabShiftVertical:
    case QStyle::PM_TabBarTabShiftHorizontal:
    case QStyle::PM_TabBarBaseOverlap:
    case QStyle::PM_TabBarBaseHeight:
    case QStyle::PM_ScrollView_ScrollBarSpacing:
        return true;
    default:
        return false;
    }
}

static bool isIconSize(QStyle::PixelMetric metric)
{
    switch (metric) {
    case QStyle::PM_ButtonIconSize:
    case QStyle::PM_SmallIconSize:
    case QStyle::PM_ListViewIconSize:
    case QStyle::PM_TabBarIconSize:
    case QStyle::PM_LineEditIconSize:
    case QStyle::PM_IndicatorWidth:
    case QStyle::PM_IndicatorHeight:
    case QStyle::PM_ExclusiveIndicatorWidth:
    case QStyle::PM_ExclusiveIndicatorHeight:
        return true;
    default:
        return false;
    }
}

int DeskStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (isNothing(metric))
        return 0;
    if (isIconSize(metric))
        return metrics::icon;
    switch (metric) {
    case PM_DefaultFrameWidth:
    case PM_SplitterWidth: // QSplitterHandle widens what is that thin to five px for the mouse
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
    case PM_HeaderMargin:
        return metrics::space4;
    case PM_ToolTipLabelFrameWidth:
        return 5;
    case PM_ToolBarIconSize:
        return metrics::iconButton;
    case PM_LineEditIconMargin:
        return widget && widget->height() > metrics::field + 4 ? metrics::space12 : metrics::space6;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::space8;
    case PM_ScrollBarExtent:
        return metrics::scrollBar;
    case PM_ScrollBarSliderMin:
        return metrics::space32;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::space12;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int DeskStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                         QStyleHintReturn *returned) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_Widget_Animation_Duration:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ToolTip_WakeUpDelay:
        return metrics::tipDelayMs;
    case SH_ToolTipLabel_Opacity:
        return 255;
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_Menu_Mask:
    case SH_ToolTip_Mask:
        // Real corners without a compositor, which a plain X server does not have.
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returned); mask && option) {
            mask->region = parts::roundedRegion(option->rect);
            return 1;
        }
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returned);
    }
}

} // namespace desk
