// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationwidget.h"

#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conflictpanel.h"
#include "ui/conversation/conversationheader.h"
#include "ui/conversation/ticketpresenter.h"
#include "ui/conversation/timelineview.h"
#include "ui/dialogs/questions.h"
#include "ui/text/errortext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/panels.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QTabBar>
#include <QVBoxLayout>

namespace desk {

using Filter = ConversationModel::Filter;

ConversationWidget::ConversationWidget(const ConversationParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
{
    setObjectName(QStringLiteral("conversation"));
    setMinimumWidth(metrics::conversationMin);
    m_stack = new QStackedLayout(this);
    m_empty = new EmptyState(m_parts.theme, this);
    m_empty->setObjectName(QStringLiteral("noTicket"));
    auto *paper = new Panel(m_parts.theme, &Tokens::surface, this);
    auto *alone = new QVBoxLayout(paper);
    alone->addWidget(m_empty);
    m_stack->addWidget(paper);
    m_stack->addWidget(buildPage());
    bind();
    bindTimeline();
    showTicket();
    showTabs();
    showThread();
}

QWidget *ConversationWidget::buildPage()
{
    auto *page = new Panel(m_parts.theme, &Tokens::surface, this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new ConversationHeader(m_parts.ticket, m_parts.desk, m_parts.team, m_parts.theme, page);
    column->addWidget(m_header);
    auto *strip = new Panel(m_parts.theme, &Tokens::surface, page);
    strip->setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(metrics::conversationPadding, 0, 0, 0);
    m_tabs = new QTabBar(strip);
    m_tabs->setObjectName(QStringLiteral("conversationTabs"));
    m_tabs->setAccessibleName(tr("What is shown"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (const QString &words : {tr("All"), tr("Talk"), tr("Notes"), tr("Events")})
        m_tabs->addTab(words);
    row->addWidget(m_tabs);
    row->addStretch(1);
    column->addWidget(strip);
    column->addWidget(new ConflictPanel(m_parts.ticket, m_parts.theme, page));
    m_banner = new Banner(m_parts.theme, page);
    m_banner->setObjectName(QStringLiteral("threadBanner"));
    m_banner->hide();
    column->addWidget(m_banner);
    m_delegate = new TimelineDelegate(m_parts.desk, m_parts.model, m_parts.theme, m_parts.clock,
                                      TimelineDelegate::Reader::Team, this);
    m_timeline = new TimelineView(m_parts.model, *m_delegate, page);
    column->addWidget(m_timeline, 1);
    m_composer = new Composer(m_parts.reply, m_parts.theme, page);
    column->addWidget(m_composer);
    return page;
}

void ConversationWidget::bind()
{
    TicketPresenter &ticket = m_parts.ticket;
    connect(&ticket, &TicketPresenter::opened, this, [this](TicketId id) {
        m_newestShown = false;
        m_parts.model.setTicket(id);
        m_parts.reply.setTicket(id);
        showThread();
    });
    connect(&ticket, &TicketPresenter::ticketChanged, this, &ConversationWidget::showTicket);
    connect(&ticket, &TicketPresenter::threadErrorChanged, this, &ConversationWidget::showThread);
    connect(m_banner, &Banner::actionClicked, &ticket, &TicketPresenter::readAgain);
    connect(m_tabs, &QTabBar::currentChanged, this,
            [this](int tab) { m_parts.model.setFilter(static_cast<Filter>(tab)); });
    connect(&m_parts.model, &ConversationModel::loadedChanged, this, &ConversationWidget::showThread);
    const auto counted = [this] { showTabs(); };
    connect(&m_parts.model, &QAbstractItemModel::rowsInserted, this, counted);
    connect(&m_parts.model, &QAbstractItemModel::rowsRemoved, this, counted);
    connect(&m_parts.model, &ConversationModel::ticketChanged, this, counted);
}

void ConversationWidget::bindTimeline()
{
    connect(m_timeline, &TimelineView::linkActivated, this, [this](const QUrl &url) {
        askToOpen(m_parts.ask, this, url, [this, url] { Q_EMIT linkConfirmed(url); });
    });
    connect(m_timeline, &TimelineView::resendRequested, &m_parts.commands, &TicketCommands::resend);
    connect(m_timeline, &TimelineView::discardRequested, this, [this](const QUuid &unsent) {
        askToDiscard(m_parts.ask, this, Unwanted::Message,
                     [this, unsent] { m_parts.commands.discard(unsent); });
    });
    connect(&m_parts.reply, &ReplyPresenter::reviewAsked, m_timeline, [this] { m_timeline->showNewest(); });
    connect(&m_parts.reply, &ReplyPresenter::sent, m_timeline, [this] { m_timeline->showNewest(); });
}

void ConversationWidget::showTicket()
{
    const bool open = m_parts.ticket.ticket().has_value();
    if (m_parts.ticket.isGone())
        m_empty->say(QStringLiteral("eye"), tr("This ticket is gone"),
                     tr("It was deleted, or you may not see it any more."));
    else
        m_empty->say(QStringLiteral("mine"), tr("Choose a ticket"),
                     tr("Pick one in the list, or press J for the next one."));
    m_stack->setCurrentIndex(open ? 1 : 0);
}

void ConversationWidget::showTabs()
{
    for (const Filter filter : {Filter::All, Filter::Talk, Filter::Notes, Filter::Events}) {
        const int tab = static_cast<int>(filter);
        const int count = m_parts.model.countFor(filter);
        m_tabs->setTabData(tab, count > 0 ? QString::number(count) : QString());
        m_tabs->setAccessibleTabName(tab, tr("%1, %n", nullptr, count).arg(m_tabs->tabText(tab)));
        m_tabs->setTabText(tab, m_tabs->tabText(tab)); // measures the tab again, with its count
    }
}

void ConversationWidget::showThread()
{
    if (const auto &error = m_parts.ticket.threadError()) {
        const ErrorText words = errorText(*error, Doing::OpeningThread);
        m_banner->say(Banner::Kind::Danger, words.what, words.then);
        m_banner->setAction(tr("Try again"), QStringLiteral("sync"));
        m_banner->show();
    } else {
        m_banner->hide();
    }
    if (m_parts.model.isLoaded() && !m_newestShown) {
        m_newestShown = true;
        m_timeline->showNewest();
    }
}

} // namespace desk
