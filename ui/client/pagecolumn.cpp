// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/pagecolumn.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace desk {

QVBoxLayout *makeColumn(QScrollArea *page, int width)
{
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    page->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *paper = new QWidget;
    paper->setAutoFillBackground(true);
    page->setWidget(paper);
    auto *middle = new QWidget(paper);
    middle->setMaximumWidth(Fonts::scaled(width));
    auto *row = new QHBoxLayout(paper);
    row->setContentsMargins(metrics::space24, 0, metrics::space24, 0);
    row->addStretch(1);
    row->addWidget(middle, 1000);
    row->addStretch(1);
    return new QVBoxLayout(middle);
}

} // namespace desk
