// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Grounds and lines that other widgets stand on: cards, rows of a card, "or" between two lines, the mark of
// the program.
#pragma once

#include "ui/theme/tokens.h"

#include <QWidget>

namespace desk {

class Theme;

/// A surface of one token, with the lines that are asked for. `radius` 0 for panes, metrics::radiusCard for
/// cards.
class Panel : public QWidget
{
    Q_OBJECT

public:
    using Ground = QColor Tokens::*;

    Panel(const Theme &theme, Ground ground, QWidget *parent = nullptr);
    /// Surface with a line around and rounded corners.
    static Panel *card(const Theme &theme, QWidget *parent);

    void setGround(Ground ground);
    void setRadius(int radius);
    /// Edges that get a line: the whole edge for cards, single ones for panes.
    void setEdges(Qt::Edges edges);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Ground m_ground;
    int m_radius = 0;
    Qt::Edges m_edges;
};

/// One px over the whole width, with a word in the middle when there is one.
class Divider : public QWidget
{
    Q_OBJECT

public:
    explicit Divider(const Theme &theme, const QString &word = {}, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_word;
};

/// The bell on its blue square.
class Logo : public QWidget
{
    Q_OBJECT

public:
    explicit Logo(const Theme &theme, int side = 40, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace desk
