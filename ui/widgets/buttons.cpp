// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/buttons.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"

#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace desk {

QPushButton *makeButton(const QString &objectName, ButtonKind kind, const ButtonLabel &label, QWidget *parent)
{
    auto *button = new QPushButton(label.text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    setKind(button, kind);
    if (!label.icon.isEmpty())
        button->setIcon(icon(label.icon));
    if (label.size != ButtonSize::Row) {
        button->setFont(Fonts::of(TextRole::ClientButton));
        const int designed = label.size == ButtonSize::Client ? metrics::clientButton : metrics::signInButton;
        button->setFixedHeight(std::max(designed, Fonts::line(TextRole::ClientButton) + 14));
    }
    return button;
}

QPushButton *makeLink(const QString &objectName, const QString &text, QWidget *parent)
{
    QPushButton *link = makeButton(objectName, ButtonKind::Link, {text}, parent);
    link->setCursor(Qt::PointingHandCursor);
    link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return link;
}

QToolButton *makeIconButton(const QString &objectName, const QString &iconName, const QString &name,
                            QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setIconSize({metrics::iconButton, metrics::iconButton});
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton *makeSplitButton(const QString &objectName, ButtonKind kind, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::MenuButtonPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    setKind(button, kind);
    return button;
}

} // namespace desk
