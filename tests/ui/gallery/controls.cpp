// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/parts.h"
#include "ui/theme/icons.h"
#include "ui/theme/kinds.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/label.h"
#include "ui/widgets/skeleton.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QSplitter>
#include <QTabBar>
#include <QTableWidget>
#include <QVBoxLayout>

namespace desk::gallery {

namespace {

void addChoices(QWidget *page, QVBoxLayout *column)
{
    QHBoxLayout *row = line(column);
    auto *combo = new QComboBox(page);
    combo->addItems({QStringLiteral("Manager"), QStringLiteral("Staff")});
    row->addWidget(combo);
    auto *off = new QComboBox(page);
    off->addItem(QStringLiteral("Found by domain"));
    off->setEnabled(false);
    row->addWidget(off);
    auto *on = new QCheckBox(QStringLiteral("Send an invitation"), page);
    on->setChecked(true);
    row->addWidget(on);
    auto *partly = new QCheckBox(QStringLiteral("Some"), page);
    partly->setTristate(true);
    partly->setCheckState(Qt::PartiallyChecked);
    row->addWidget(partly);
    row->addWidget(new QCheckBox(QStringLiteral("Also end sessions"), page));
    auto *radio = new QRadioButton(QStringLiteral("Client"), page);
    radio->setChecked(true);
    row->addWidget(radio);
    row->addWidget(new QRadioButton(QStringLiteral("Staff"), page));
}

void addTexts(QWidget *page, QVBoxLayout *column)
{
    QHBoxLayout *row = line(column);
    auto *search = new QLineEdit(page);
    search->setPlaceholderText(QStringLiteral("Search or type a command"));
    setLeadingIcon(search, "search");
    search->setFixedWidth(356);
    setFieldLook(search, FieldLook::Search);
    row->addWidget(search);
    auto *number = new QSpinBox(page);
    number->setValue(42);
    row->addWidget(number);
    auto *bar = new QProgressBar(page);
    bar->setValue(40);
    bar->setTextVisible(false);
    row->addWidget(bar);
    auto *text = new QPlainTextEdit(
        QStringLiteral("Hello Orla, thank you for the photos.\n\n\n\n\n\n\n\nMore."), page);
    text->setFixedHeight(90);
    column->addWidget(text);
}

void addTable(QWidget *page, QVBoxLayout *column)
{
    auto *tabs = new QTabBar(page);
    const char *names[]{"All", "Talk", "Notes", "Events", "Files"};
    const char *counts[]{"7", "4", "1", "2", "2"};
    for (int i = 0; i < 5; ++i)
        tabs->setTabData(tabs->addTab(QLatin1String(names[i])), QString::fromLatin1(counts[i]));
    tabs->setDrawBase(true);
    column->addWidget(tabs);
    auto *table = new QTableWidget(12, 4, page);
    table->setHorizontalHeaderLabels({QStringLiteral("Email or domain"), QStringLiteral("Role"),
                                      QStringLiteral("Organisation"), QStringLiteral("Last seen")});
    for (int row = 0; row < 12; ++row) {
        table->setItem(row, 0,
                       new QTableWidgetItem(QStringLiteral("kim.sorensen%1@northlight.example").arg(row)));
        table->setItem(row, 1, new QTableWidgetItem(QStringLiteral("Manager")));
        table->setItem(row, 2, new QTableWidgetItem(QStringLiteral("Northlight IT")));
        table->setItem(row, 3, new QTableWidgetItem(QStringLiteral("2 h ago")));
        table->setRowHeight(row, metrics::adminRow);
    }
    table->setSortingEnabled(true);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setColumnWidth(0, 260);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->selectRow(1);
    table->setFixedHeight(260);
    column->addWidget(table);
}

QMenu *makeMenu(QWidget *page)
{
    auto *menu = new QMenu(page);
    menu->addAction(icon("person"), QStringLiteral("Assign to me\tShift A"));
    menu->addAction(icon("merge"), QStringLiteral("Merge into another ticket\tM"));
    QAction *off = menu->addAction(icon("print"), QStringLiteral("Print\tCtrl P"));
    off->setEnabled(false);
    menu->addSeparator();
    QAction *on = menu->addAction(QStringLiteral("Show events"));
    on->setCheckable(true);
    on->setChecked(true);
    menu->addMenu(QStringLiteral("Snooze until"))->addAction(QStringLiteral("Tomorrow"));
    menu->setActiveAction(menu->actions().first());
    return menu;
}

} // namespace

QWidget *controlsPage(const Theme &theme)
{
    auto *page = new QWidget;
    page->setFixedWidth(860);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::space12);
    addChoices(page, column);
    addTexts(page, column);
    addTable(page, column);
    auto *splitter = new QSplitter(page);
    auto *list = new QListWidget(splitter);
    for (int i = 0; i < 30; ++i)
        list->addItem(QStringLiteral("Row %1").arg(i));
    list->setCurrentRow(2);
    auto *loading = new Skeleton(theme, metrics::rowComfortable, splitter);
    loading->setMinimumWidth(380);
    loading->start();
    splitter->setFixedHeight(200);
    column->addWidget(splitter);
    QMenu *menu = makeMenu(page);
    menu->setWindowFlags(Qt::Widget); // stands on the page, so that it is in the picture
    menu->setFixedSize(menu->sizeHint());
    column->addWidget(menu);
    menu->show();
    return page;
}

} // namespace desk::gallery
