// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/pixels.h"
#include "ui/theme/shapes.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace desk::gallery {

namespace {

constexpr int columns = 11;

void addIcons(const Theme &theme, QWidget *page, QVBoxLayout *column)
{
    auto *grid = new QGridLayout;
    grid->setSpacing(metrics::space16);
    column->addLayout(grid);
    int at = 0;
    const QStringList names = iconNames();
    for (const QString &name : names) {
        auto *cell = new QVBoxLayout;
        cell->addWidget(new Painted(
                            {80, 24},
                            [name, &theme](QPainter *painter, const QRectF &) {
                                drawIcon(painter, name, QRectF(8, 0, 24, 24), theme.tokens().text);
                                drawIcon(painter, name, QRectF(42, 4, 16, 16), theme.tokens().text);
                                drawIcon(painter, name, QRectF(64, 5, 14, 14), theme.tokens().muted);
                            },
                            page),
                        0, Qt::AlignHCenter);
        auto *label = new Label(theme, TextRole::Tiny, Tone::Muted, name, page);
        label->setAlignment(Qt::AlignCenter);
        cell->addWidget(label);
        grid->addLayout(cell, at / columns, at % columns);
        ++at;
    }
}

void addShapes(const Theme &theme, QWidget *page, QHBoxLayout *row, int side)
{
    using Draw = std::function<void(QPainter *, const QRectF &, const Tokens &)>;
    QList<Draw> shapes;
    for (const auto mark :
         {PriorityMark::Critical, PriorityMark::High, PriorityMark::Medium, PriorityMark::Low})
        shapes << [mark](QPainter *p, const QRectF &r, const Tokens &t) { drawPriority(p, r, mark, t); };
    for (const auto mark : {StatusMark::Open, StatusMark::InProgress, StatusMark::Waiting, StatusMark::Solved,
                            StatusMark::Closed})
        shapes << [mark](QPainter *p, const QRectF &r, const Tokens &t) { drawStatus(p, r, mark, t); };
    for (const auto mark : {TimeMark::Calm, TimeMark::Soon, TimeMark::Paused})
        shapes << [mark](QPainter *p, const QRectF &r, const Tokens &t) {
            drawTimeRing(p, r, mark, 0.4, t.timeInk(mark), t.line);
        };
    for (const auto mark : {PresenceMark::Available, PresenceMark::Away, PresenceMark::Busy})
        shapes << [mark](QPainter *p, const QRectF &r, const Tokens &t) {
            drawPresenceDot(p, r, mark, t, t.window);
        };
    for (const Draw &draw : shapes)
        row->addWidget(new Painted(
            {side, side}, [draw, &theme](QPainter *p, const QRectF &r) { draw(p, r, theme.tokens()); },
            page));
}

void addBars(const Theme &theme, QWidget *page, QHBoxLayout *row)
{
    struct Bar
    {
        TimeMark mark;
        double left;
    };
    for (const Bar bar : {Bar{TimeMark::Late, 0}, Bar{TimeMark::Pressing, 0.1}, Bar{TimeMark::Soon, 0.42},
                          Bar{TimeMark::Soon, 0.9}, Bar{TimeMark::Calm, 0.3}, Bar{TimeMark::Calm, 0.7}})
        row->addWidget(new Painted(
            {40, 60},
            [bar, &theme](QPainter *p, const QRectF &r) {
                p->fillRect(r, theme.tokens().surface);
                drawTimeBar(p, QRectF(0, 8, 4, 44), bar.mark, bar.left, theme.tokens());
            },
            page));
}

} // namespace

QWidget *iconsPage(const Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::space16);
    addIcons(theme, page, column);
    addShapes(theme, page, line(column, 16), 16);
    addShapes(theme, page, line(column, 16), 48);
    addBars(theme, page, line(column, 16));
    return page;
}

} // namespace desk::gallery
