// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers where a window and its splitters were. Attached to a widget; nothing inherits it.
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

class QSplitter;
class QWidget;

namespace desk {

/// Where layouts are kept between starts; the settings implement it.
class LayoutMemory
{
public:
    virtual ~LayoutMemory() = default;
    [[nodiscard]] virtual QByteArray layout(const QString &name) const = 0;
    virtual void setLayout(const QString &name, const QByteArray &state) = 0;
};

/// To the eyes: shown, not minimized, in front, with the keyboard.
void bringUp(QWidget *window);

class WindowState : public QObject
{
    Q_OBJECT

public:
    /// Restores at once; saves when the window closes or hides. Lives and dies with `window`.
    WindowState(QWidget *window, LayoutMemory &memory);
    /// By the splitter's object name. Saves when somebody has moved it.
    void follow(QSplitter *splitter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_window;
    LayoutMemory &m_memory;
};

} // namespace desk
