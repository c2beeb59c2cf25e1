// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cardspage.h"

#include "ui/client/pagecolumn.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"

#include <QHBoxLayout>
#include <QScrollArea>

namespace desk {

namespace {

constexpr int ColumnWidth = 760;

QWidget *makeBar(QWidget *page, const Theme &theme, const QString &title)
{
    auto *bar = new Panel(theme, &Tokens::surface, page);
    bar->setFixedHeight(metrics::listHeader + 8);
    bar->setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(metrics::panePadding, 0, metrics::panePadding, 0);
    row->addWidget(new Label(theme, TextRole::Title, Tone::Text, title, bar), 1);
    return bar;
}

} // namespace

CardsPage layOutCards(QWidget *page, const Theme &theme, const QString &title, const QString &name)
{
    CardsPage made;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar(page, theme, title));
    made.ground = new Panel(theme, &Tokens::window, page);
    auto *room = new QVBoxLayout(made.ground);
    room->setContentsMargins(0, 0, 0, 0);
    made.scroll = new QScrollArea(made.ground);
    made.scroll->setObjectName(name);
    made.scroll->setAccessibleName(title);
    made.scroll->setFocusPolicy(Qt::NoFocus); // it follows the keyboard from control to control
    room->addWidget(made.scroll);
    column->addWidget(made.ground, 1);
    made.cards = makeColumn(made.scroll, ColumnWidth);
    made.cards->setContentsMargins(0, metrics::space20, 0, metrics::space24);
    made.cards->setSpacing(metrics::space16);
    return made;
}

} // namespace desk
