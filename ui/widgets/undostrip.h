// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was just sent, and the seconds in which it can be taken back. Stands where the foot of the composer
// was.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace desk {

class Label;
class Theme;

class UndoStrip : public QWidget
{
    Q_OBJECT

public:
    explicit UndoStrip(const Theme &theme, QWidget *parent = nullptr);

    /// Shows itself and counts down from `seconds`.
    void begin(const QString &text, int seconds = 10);
    /// Hides without a word: what was announced has happened, or was taken back elsewhere.
    void end();
    [[nodiscard]] bool isRunning() const { return m_tick.isActive(); }

Q_SIGNALS:
    void undone();
    void ranOut();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();
    [[nodiscard]] qint64 millisecondsLeft() const;

    const Theme &m_theme;
    Label *m_text;
    Label *m_seconds;
    QPushButton *m_undo;
    QTimer m_tick;
    QElapsedTimer m_clock; // monotonic: a corrected wall clock must not eat the seconds
    int m_total = 0;
};

} // namespace desk
