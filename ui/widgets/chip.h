// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A filter that is on: its words, and a cross that takes it away. The cross has 28 px to be hit.
#pragma once

#include <QAbstractButton>

namespace desk {

class Theme;

class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    Chip(const Theme &theme, const QString &text, QWidget *parent = nullptr);

    void setRemovable(bool isRemovable);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// The cross, or Delete while the keyboard is here. clicked() is the click on the words.
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRect crossArea() const;

    const Theme &m_theme;
    bool m_isRemovable = true;
};

} // namespace desk
