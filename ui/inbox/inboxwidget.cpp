// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inboxwidget.h"

#include "models/items/peoplemodel.h"
#include "models/items/words.h"
#include "ui/inbox/filtermenu.h"
#include "ui/inbox/ticketdelegate.h"
#include "ui/inbox/ticketlist.h"
#include "ui/text/errortext.h"
#include "ui/text/safetext.h"
#include "ui/text/times.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panels.h"
#include "ui/widgets/popup.h"
#include "ui/widgets/skeleton.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace desk {

InboxWidget::InboxWidget(const InboxParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    build();
    bind();
    showFilter();
    showState();
}

void InboxWidget::build()
{
    setObjectName(QStringLiteral("inbox"));
    setMinimumWidth(300);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *top = new Panel(m_parts.theme, &Tokens::surface, this);
    top->setEdges(Qt::BottomEdge);
    auto *over = new QVBoxLayout(top);
    over->setContentsMargins(0, 0, 0, 1);
    over->setSpacing(0);
    over->addWidget(buildHeader());
    over->addWidget(buildChips());
    column->addWidget(top);
    m_new = makeButton(QStringLiteral("newTicketsBar"), ButtonKind::Link, {QString(), QStringLiteral("up")},
                       this);
    m_new->setFixedHeight(metrics::newBar);
    m_new->hide();
    column->addWidget(m_new);
    m_banner = new Banner(m_parts.theme, this);
    m_banner->setObjectName(QStringLiteral("inboxBanner"));
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(buildStates(), 1);
}

QWidget *InboxWidget::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::listHeader);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::panePadding, 0, metrics::space8, 0);
    row->setSpacing(metrics::space8);
    m_name = new Label(m_parts.theme, TextRole::Title, Tone::Text, header);
    m_name->setObjectName(QStringLiteral("inboxName"));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_count = new Label(m_parts.theme, TextRole::Body, Tone::Muted, header);
    m_count->setObjectName(QStringLiteral("inboxCount"));
    m_count->setTabular(true);
    buildSort(header);
    auto *density = makeIconButton(QStringLiteral("densityButton"), QStringLiteral("rows"),
                                   tr("Height of the rows"), header);
    connect(density, &QToolButton::clicked, this,
            [this] { setDensity(m_density == Density::Compact ? Density::Comfortable : Density::Compact); });
    auto *add = makeIconButton(QStringLiteral("addFilterButton"), QStringLiteral("view"),
                               tr("Narrow the list"), header);
    QMenu *narrow = makeFilterMenu(m_parts.inbox, m_parts.team, add);
    connect(add, &QToolButton::clicked, narrow, [add, narrow] { popUpUnder(add, narrow); });
    row->addWidget(m_name);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_sort);
    row->addWidget(add);
    row->addWidget(density);
    return header;
}

void InboxWidget::buildSort(QWidget *header)
{
    m_sort = new QToolButton(header);
    m_sort->setObjectName(QStringLiteral("sortButton"));
    m_sort->setIcon(icon("sort"));
    m_sort->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_sort, &QToolButton::clicked, this, [this] { popUpUnder(m_sort, m_sortMenu); });
    m_sort->setFocusPolicy(Qt::TabFocus);
    m_sort->setFont(Fonts::metaStrong());
    setKind(m_sort, ButtonKind::Flat);
}

QWidget *InboxWidget::buildChips()
{
    auto *strip = new QWidget(this);
    strip->setFixedHeight(metrics::filterRow);
    m_chips = new QHBoxLayout(strip);
    m_chips->setContentsMargins(metrics::panePadding, 0, metrics::space8, 4);
    m_chips->setSpacing(metrics::space8);
    m_chips->addStretch(1);
    return strip;
}

QWidget *InboxWidget::buildStates()
{
    auto *ground = new Panel(m_parts.theme, &Tokens::surface, this);
    m_delegate = new TicketDelegate(m_parts.tickets, m_parts.theme, m_parts.clock, this);
    m_list = new TicketList(m_parts.tickets, *m_delegate, this);
    m_empty = new EmptyState(m_parts.theme, this);
    m_empty->setObjectName(QStringLiteral("inboxEmpty"));
    m_skeleton = new Skeleton(m_parts.theme, ticketRowHeight(m_density), this);
    m_skeleton->setObjectName(QStringLiteral("inboxSkeleton"));
    m_states = new QStackedLayout(ground);
    m_states->addWidget(m_list);
    m_states->addWidget(m_empty);
    m_states->addWidget(m_skeleton);
    return ground;
}

void InboxWidget::bind()
{
    InboxPresenter &inbox = m_parts.inbox;
    connect(&inbox, &InboxPresenter::filterChanged, this, &InboxWidget::showFilter);
    connect(&inbox, &InboxPresenter::stateChanged, this, &InboxWidget::showState);
    connect(m_list, &TicketList::newAboveChanged, this, [this](int count) {
        m_new->setText(tr("%n new", nullptr, count));
        m_new->setVisible(count > 0);
    });
    connect(m_new, &QPushButton::clicked, m_list, &TicketList::showTop);
    connect(m_banner, &Banner::actionClicked, this, &InboxWidget::refreshRequested);
    connect(m_empty, &EmptyState::buttonClicked, &inbox, &InboxPresenter::clearNarrowing);
    connect(m_empty, &EmptyState::linkClicked, &inbox, [&inbox] {
        inbox.clearNarrowing();
        inbox.showView(View::Unassigned);
    });
}

void InboxWidget::setDensity(Density density)
{
    if (density == m_density)
        return;
    m_density = density;
    m_list->setDensity(density);
    Q_EMIT densityChanged(density);
}

void InboxWidget::addChip(const QString &name, const QString &words, std::function<void()> remove)
{
    auto *chip = new Chip(m_parts.theme, words, m_chips->parentWidget());
    chip->setObjectName(name);
    connect(chip, &Chip::removed, this, std::move(remove));
    m_chips->insertWidget(m_chips->count() - 1, chip); // before the space
}

void InboxWidget::showFilter()
{
    const TicketFilter &filter = m_parts.inbox.filter();
    m_name->setText(m_parts.inbox.name());
    m_sort->setText(nameOf(filter.sort, filter.descending));
    m_sort->setAccessibleName(tr("Sorted by: %1").arg(m_sort->text()));
    if (m_sortMenu)
        m_sortMenu->deleteLater(); // it may be the one that was just clicked
    m_sortMenu = makeSortMenu(m_parts.inbox, m_sort);
    const QList<Chip *> old = m_chips->parentWidget()->findChildren<Chip *>();
    for (Chip *chip : old) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was just clicked
        m_chips->removeWidget(chip);
    }
    InboxPresenter &inbox = m_parts.inbox;
    if (filter.status)
        addChip(QStringLiteral("statusChip"), tr("Status: %1").arg(wordFor(*filter.status)),
                [&inbox] { inbox.setStatus({}); });
    if (filter.priority)
        addChip(QStringLiteral("priorityChip"), tr("Priority: %1").arg(wordFor(*filter.priority)),
                [&inbox] { inbox.setPriority({}); });
    if (filter.assignee) {
        const int row = m_parts.team.rowOf(*filter.assignee);
        const QString name = row < 0 ? tr("nobody") : isolated(m_parts.team.rowAt(row).name);
        addChip(QStringLiteral("assigneeChip"), tr("With: %1").arg(name),
                [&inbox] { inbox.setAssignee({}); });
    }
    m_chips->parentWidget()->setVisible(filter.status || filter.priority || filter.assignee);
}

void InboxWidget::showState()
{
    const InboxPresenter &inbox = m_parts.inbox;
    const auto state = inbox.state();
    m_count->setText(state == InboxPresenter::State::Loading ? QString() : QLocale().toString(inbox.count()));
    if (const auto trouble = inbox.trouble()) {
        const ErrorText words = errorText(*trouble, Doing::Loading);
        m_banner->say(Banner::Kind::Danger, words.what, words.then);
        m_banner->setAction(tr("Try again"), QStringLiteral("sync"));
    }
    m_banner->setVisible(inbox.trouble().has_value());
    if (state == InboxPresenter::State::Loading)
        m_skeleton->start();
    else
        m_skeleton->stop();
    if (state == InboxPresenter::State::Tickets) {
        m_states->setCurrentWidget(m_list);
    } else if (state == InboxPresenter::State::Loading) {
        m_states->setCurrentWidget(m_skeleton);
    } else {
        showEmpty();
        m_states->setCurrentWidget(m_empty);
    }
}

void InboxWidget::showEmpty()
{
    const InboxPresenter &inbox = m_parts.inbox;
    if (inbox.state() == InboxPresenter::State::AllHidden) {
        m_empty->say(QStringLiteral("search"), tr("Nothing matches"),
                     tr("No ticket in %1 has all that you look for.").arg(inbox.name()));
        m_empty->setWays(tr("Show all of %1").arg(inbox.name()));
        return;
    }
    switch (inbox.filter().view) {
    case View::Mine:
        m_empty->say(QStringLiteral("check"), tr("Nothing waits for you"),
                     tr("No open ticket is assigned to you. New ones begin in Unassigned."));
        m_empty->setWays({}, tr("Open Unassigned"));
        break;
    case View::Unassigned:
        m_empty->say(QStringLiteral("check"), tr("Everything has somebody"),
                     tr("No open ticket is without an assignee."));
        m_empty->setWays({});
        break;
    default:
        m_empty->say(QStringLiteral("mine"), tr("No tickets here"),
                     tr("They appear by themselves as soon as there are some."));
        m_empty->setWays({});
        break;
    }
}

} // namespace desk
