// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The PIN as rings that fill. Behind it stands a password field, so nothing is copied, remembered or read
// aloud; and it is typed, not pasted or dropped.
#pragma once

#include <QLineEdit>

namespace desk {

class Theme;

class PinField : public QLineEdit
{
    Q_OBJECT

public:
    static constexpr int mostDigits = 12;

    /// `minimum`: the shortest PIN of the role; that many rings are always shown.
    PinField(const Theme &theme, int minimum, QWidget *parent = nullptr);

    void setMinimum(int digits);
    [[nodiscard]] int minimum() const { return m_minimum; }
    [[nodiscard]] bool isLongEnough() const { return text().size() >= m_minimum; }
    /// Empties the field and draws the edge in the danger colour until something is typed. Nothing shakes.
    void showWrong();
    /// Rings on the screen now, filled or not.
    [[nodiscard]] int rings() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const Theme &m_theme;
    int m_minimum;
};

} // namespace desk
