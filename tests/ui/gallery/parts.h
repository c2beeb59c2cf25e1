// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the gallery, and what they have in common.
#pragma once

#include <QUuid>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace desk {

class Theme;

namespace gallery {

/// Buttons, pills, clocks, statuses, fields, faces, strips: the components of the design's picture.
QWidget *componentsPage(const Theme &theme);
/// Sign-in with code and PIN, steps, banners, empty and loading pages.
QWidget *pagesPage(const Theme &theme);
/// Qt's own widgets in our style: tables, tabs, menus, combos, scroll bars.
QWidget *controlsPage(const Theme &theme);
/// Every icon at 24 and 16, and every shape at 16 and 48.
QWidget *iconsPage(const Theme &theme);

/// A titled group that stands at the top of its place.
QVBoxLayout *section(const Theme &theme, const QString &title, QWidget *parent, QVBoxLayout *into);
QHBoxLayout *line(QVBoxLayout *into, int spacing = 12);
/// A fixed person, so that pictures do not change between runs.
QUuid person(int number);

/// Paints with a function; for shapes that are no widget.
class Painted : public QWidget
{
public:
    using Paint = std::function<void(QPainter *, const QRectF &)>;

    Painted(const QSize &size, Paint paint, QWidget *parent)
        : QWidget(parent)
        , m_paint(std::move(paint))
    {
        setFixedSize(size);
    }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Paint m_paint;
};

} // namespace gallery
} // namespace desk
