// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/whole/pilot/hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>
#include <QTimer>
#include <QWidget>
#include <QWindow>

namespace desk::hands {

namespace {

QJsonObject fine()
{
    return {{QStringLiteral("ok"), true}};
}

QJsonObject cannot(const QString &why)
{
    return {{QStringLiteral("ok"), false}, {QStringLiteral("why"), why}};
}

QString textOf(const QWidget *widget)
{
    if (const auto *menu = qobject_cast<const QMenu *>(widget); menu && menu->activeAction())
        return menu->activeAction()->text(); // where the keys are
    for (const char *property : {"text", "plainText", "title", "currentText"}) {
        const QVariant value = widget->property(property);
        if (value.isValid() && !value.toString().isEmpty())
            return value.toString();
    }
    return widget->accessibleName();
}

QString rowText(const QModelIndex &index)
{
    const QString spoken = index.data(Qt::AccessibleTextRole).toString();
    return spoken.isEmpty() ? index.data(Qt::DisplayRole).toString() : spoken;
}

/// Menus and dialogs may run loops of their own while a click is being handled: events are posted, not
/// awaited.
void later(QObject *context, const std::function<void()> &act)
{
    QTimer::singleShot(0, context, act);
}

} // namespace

QWidget *find(const QString &name)
{
    QWidgetList windows = QApplication::topLevelWidgets();
    if (QWidget *active = QApplication::activeWindow())
        windows.prepend(active);
    if (QWidget *popup = QApplication::activePopupWidget())
        windows.prepend(popup);
    for (QWidget *window : std::as_const(windows)) {
        if (!window->isVisible())
            continue;
        if (window->objectName() == name)
            return window;
        const QList<QWidget *> found = window->findChildren<QWidget *>(name);
        for (QWidget *widget : found)
            if (widget->isVisible())
                return widget;
    }
    return nullptr;
}

QJsonObject describe(const QString &name)
{
    QJsonObject answer = fine();
    const QWidget *widget = find(name);
    answer[QStringLiteral("visible")] = widget != nullptr;
    if (!widget)
        return answer;
    answer[QStringLiteral("enabled")] = widget->isEnabled();
    answer[QStringLiteral("text")] = textOf(widget);
    answer[QStringLiteral("accessible")] = widget->accessibleName();
    answer[QStringLiteral("focus")] = widget->hasFocus();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && button->isCheckable())
        answer[QStringLiteral("ticked")] = button->isChecked();
    return answer;
}

QJsonObject click(const QString &name)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return cannot(name +
                      (widget ? QStringLiteral(" is disabled") : QStringLiteral(" is not to be seen")));
    later(widget, [widget] { QTest::mouseClick(widget, Qt::LeftButton); });
    return fine();
}

QJsonObject type(const QString &name, const QString &text)
{
    QWidget *widget = find(name);
    QWidget *target = widget && widget->focusProxy() ? widget->focusProxy() : widget;
    if (!widget || !widget->isEnabled() || target->property("readOnly").toBool()) // while the server is asked
        return cannot(name + QStringLiteral(" cannot be typed into"));
    widget->setFocus(Qt::MouseFocusReason);
    QTest::keyClicks(target, text);
    return fine();
}

QJsonObject paste(const QString &name, const QString &text)
{
    QWidget *widget = find(name);
    if (!widget)
        return cannot(name + QStringLiteral(" is not to be seen"));
    QApplication::clipboard()->setText(text);
    widget->setFocus(Qt::MouseFocusReason);
    QTest::keySequence(widget->focusProxy() ? widget->focusProxy() : widget, QKeySequence::Paste);
    return fine();
}

QJsonObject press(const QString &name, const QString &keys)
{
    QWidget *widget = name.isEmpty() ? QApplication::focusWidget() : find(name);
    if (!widget)
        widget = QApplication::activeWindow();
    if (!widget)
        return cannot(QStringLiteral("no window has the focus"));
    later(widget,
          [widget, keys] { QTest::keySequence(widget->window()->windowHandle(), QKeySequence(keys)); });
    return fine();
}

QJsonObject rows(const QString &view)
{
    const auto *list = qobject_cast<QAbstractItemView *>(find(view));
    if (!list || !list->model())
        return cannot(view + QStringLiteral(" is no list to be seen"));
    QJsonArray texts;
    const QAbstractItemModel *model = list->model();
    for (int row = 0; row < std::min(model->rowCount(), 500); ++row) {
        QStringList cells;
        for (int column = 0; column < std::max(1, model->columnCount()); ++column)
            cells << rowText(model->index(row, column));
        texts.append(cells.join(QStringLiteral(" | ")));
    }
    QJsonObject answer = fine();
    answer[QStringLiteral("rows")] = texts;
    answer[QStringLiteral("count")] = model->rowCount();
    return answer;
}

QJsonObject clickRow(const QString &view, int row, bool twice)
{
    auto *list = qobject_cast<QAbstractItemView *>(find(view));
    if (!list || !list->model() || row >= list->model()->rowCount())
        return cannot(view + QStringLiteral(" has no such row"));
    const QModelIndex index = list->model()->index(row, 0);
    list->scrollTo(index);
    const QPoint where = list->visualRect(index).center();
    later(list, [list, where, twice] {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, where);
        if (twice)
            QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, where);
    });
    return fine();
}

QJsonObject trigger(const QString &action)
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *found = window->findChild<QAction *>(action); found && found->isEnabled()) {
            later(found, [found] { found->trigger(); });
            return fine();
        }
    }
    return cannot(action + QStringLiteral(" is no action"));
}

QJsonObject choose(const QString &text)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    if (!menu)
        return cannot(QStringLiteral("no menu is open"));
    for (QAction *action : menu->actions()) {
        QString words = action->text();
        words.remove(u'&');
        if (words.startsWith(text) || action->objectName() == text) {
            // By its key: on Qt 6.8 a synthetic click here chose nothing (why is not known).
            menu->setActiveAction(action);
            later(menu, [menu] { QTest::keyClick(menu, Qt::Key_Return); });
            return fine();
        }
    }
    return cannot(QStringLiteral("the menu has no ") + text);
}

QJsonObject pick(const QString &name, const QString &text)
{
    auto *box = qobject_cast<QComboBox *>(find(name));
    const int row = box ? box->findText(text, Qt::MatchStartsWith) : -1;
    if (row < 0)
        return cannot(name + QStringLiteral(" is no box to be seen with ") + text);
    later(box, [box, row] {
        box->showPopup();
        box->view()->setCurrentIndex(box->model()->index(row, box->modelColumn()));
        QTest::keyClick(box->view(), Qt::Key_Return);
    });
    return fine();
}

QJsonObject grab(const QString &path, const QString &name)
{
    QWidget *widget = name.isEmpty() ? QApplication::activeWindow() : find(name);
    if (!widget)
        for (QWidget *window : QApplication::topLevelWidgets())
            if (window->isVisible() && window->isWindow())
                widget = window;
    if (!widget)
        return cannot(QStringLiteral("no window to take a picture of"));
    return widget->window()->grab().save(path) ? fine()
                                               : cannot(QStringLiteral("the picture was not written"));
}

QJsonObject resize(int width, int height)
{
    QWidget *window = QApplication::activeWindow();
    if (!window)
        return cannot(QStringLiteral("no window is active"));
    window->resize(width, height);
    return fine();
}

QJsonObject texts()
{
    QJsonArray all;
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (!widget->isVisible())
            continue;
        for (const QString &text : {textOf(widget), widget->isWindow() ? widget->windowTitle() : QString()})
            if (!text.isEmpty())
                all.append(text);
    }
    QJsonObject answer = fine();
    answer[QStringLiteral("texts")] = all;
    return answer;
}

} // namespace desk::hands
