// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shape of a list that is still on its way: real row geometry, nothing moves. Shows itself only after 200
// ms, so that a quick answer never flashes.
#pragma once

#include <QTimer>
#include <QWidget>

namespace desk {

class Theme;

class Skeleton : public QWidget
{
    Q_OBJECT

public:
    /// `rowHeight` in px, as in the list that will stand here.
    Skeleton(const Theme &theme, int rowHeight, QWidget *parent = nullptr);

    void start();
    void stop();
    [[nodiscard]] bool isShown() const { return m_isShown; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    int m_rowHeight;
    bool m_isShown = false;
    QTimer m_delay;
};

} // namespace desk
