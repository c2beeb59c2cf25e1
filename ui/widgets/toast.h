// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short word about what was done, with one way back. Stands 12 px over the bottom of the widget that it is
// made for, six seconds, longer while somebody points at it or has the keyboard in it.
#pragma once

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace desk {

class Label;
class Theme;

class Toast : public QWidget
{
    Q_OBJECT

public:
    Toast(const Theme &theme, QWidget *over);

    /// Replaces what it says now. `action` may be empty.
    void say(const QString &icon, const QString &text, const QString &action = {});
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionClicked();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void place();
    void leave();

    const Theme &m_theme;
    Label *m_text;
    QPushButton *m_action;
    QString m_icon;
    QTimer m_life;
};

} // namespace desk
