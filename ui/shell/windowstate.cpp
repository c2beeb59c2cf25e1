// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowstate.h"

#include <QEvent>
#include <QSplitter>
#include <QWidget>

namespace desk {

void bringUp(QWidget *window)
{
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

WindowState::WindowState(QWidget *window, LayoutMemory &memory)
    : QObject(window)
    , m_window(window)
    , m_memory(memory)
{
    window->restoreGeometry(memory.layout(window->objectName()));
    window->installEventFilter(this);
}

void WindowState::follow(QSplitter *splitter)
{
    splitter->restoreState(m_memory.layout(splitter->objectName()));
    connect(splitter, &QSplitter::splitterMoved, this,
            [this, splitter] { m_memory.setLayout(splitter->objectName(), splitter->saveState()); });
}

bool WindowState::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && (event->type() == QEvent::Close || event->type() == QEvent::Hide))
        m_memory.setLayout(m_window->objectName(), m_window->saveGeometry());
    return QObject::eventFilter(watched, event);
}

} // namespace desk
