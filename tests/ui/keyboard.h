// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody without a mouse or without eyes meets in a window.
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QButtonGroup>
#include <QTest>
#include <QWidget>

namespace desk::test {

inline QString nameOf(const QWidget *widget)
{
    return QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName();
}

/// Where Tab should stop: visible, enabled, and not standing in for another or for itself in a group.
inline QList<QWidget *> tabStops(const QWidget *window)
{
    QList<QWidget *> stops;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        const auto *choice = qobject_cast<const QAbstractButton *>(widget);
        const bool byArrows = choice && choice->isCheckable() && !choice->isChecked() &&
                              (choice->autoExclusive() || (choice->group() && choice->group()->exclusive()));
        if (widget->window() == window->window() && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy() && !byArrows)
            stops.append(widget);
    }
    return stops;
}

/// Stops of which a screen reader would say nothing, a line each.
inline QString namelessStops(const QWidget *window)
{
    QStringList nameless;
    for (QWidget *widget : tabStops(window)) {
        const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (!face || face->text(QAccessible::Name).isEmpty())
            nameless.append(nameOf(widget));
    }
    return nameless.join(u'\n');
}

/// Presses Tab until it comes round; the stops that were never reached, a line each.
inline QString notReached(QWidget *window)
{
    QList<QWidget *> left = tabStops(window);
    if (!QTest::qWaitForWindowActive(window))
        return QStringLiteral("the window is not active");
    if (!window->focusWidget() && !left.isEmpty())
        left.first()->setFocus(Qt::TabFocusReason);
    const auto most = left.size() * 2 + 10;
    for (qsizetype i = 0; i < most && !left.isEmpty(); ++i) {
        QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, Qt::Key_Tab);
        left.removeAll(window->focusWidget());
    }
    QStringList names;
    for (const QWidget *widget : std::as_const(left))
        names.append(nameOf(widget));
    return names.join(u'\n');
}

} // namespace desk::test
