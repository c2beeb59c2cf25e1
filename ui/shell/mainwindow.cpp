// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/commands/ticketcommands.h"
#include "models/items/outboxmodel.h"
#include "models/sync/sync.h"
#include "ui/dialogs/ask.h"
#include "ui/dialogs/newticketdialog.h"
#include "ui/inbox/ticketlist.h"
#include "ui/shell/mainwindowparts.h"
#include "ui/shell/windowstate.h"
#include "ui/text/errortext.h"
#include "ui/text/syncwords.h"
#include "ui/theme/metrics.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace desk {

MainWindow::MainWindow(const StaffParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_present(std::make_unique<Presenters>(parts))
    , m_panes(std::make_unique<Panes>())
    , m_actions(new Actions(this))
    , m_leaving(parts.ask, this, [this] { return leftBehind(); })
{
    build();
    bindPlaces();
    bindTicket();
    bindKeys();
    bindAccount();
    auto *state = new WindowState(this, parts.layout);
    state->follow(m_panes->tickets);
    restoreDensity();
    refreshFreshness();
    go(Verb::ShowMine);
    setFocus(); // not the search field: J, K and the numbers work at once
    resumeNewTicket();
}

MainWindow::~MainWindow()
{
    // The widgets hold the presenters by reference: they go first.
    qDeleteAll(findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
}

void MainWindow::build()
{
    setObjectName(QStringLiteral("staffWindow"));
    setWindowTitle(tr("Deskbell"));
    resize(1440, 900);
    setMinimumSize(960, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_panes->top = new TopBar({*m_actions, m_parts.account, m_parts.theme}, this);
    column->addWidget(m_panes->top);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_panes->rail = new Rail({*m_actions, m_parts.counts, m_parts.outbox, m_parts.team, m_parts.theme,
                              m_present->admission != nullptr, m_present->safety != nullptr},
                             this);
    middle->addWidget(m_panes->rail);
    auto *pages = new QVBoxLayout;
    pages->setSpacing(0);
    m_panes->access = new AccessBanner(m_parts.theme, this);
    pages->addWidget(m_panes->access);
    m_panes->pages = new QStackedWidget(this);
    pages->addWidget(m_panes->pages, 1);
    middle->addLayout(pages, 1);
    column->addLayout(middle, 1);
    m_panes->footer =
        new Footer(m_parts.sync, m_parts.outbox, m_parts.theme, (*m_actions)[Verb::ShowKeys], this);
    column->addWidget(m_panes->footer);
    buildPages();
    m_panes->toast = new Toast(m_parts.theme, m_panes->inbox);
}

QWidget *MainWindow::buildTickets()
{
    m_panes->tickets = new QSplitter(Qt::Horizontal, this);
    m_panes->tickets->setObjectName(QStringLiteral("staffSplitter"));
    m_panes->tickets->setChildrenCollapsible(false);
    m_panes->inbox = new InboxWidget(
        {m_present->inbox, m_parts.tickets, m_parts.team, m_parts.theme, m_parts.clock}, m_panes->tickets);
    m_panes->conversation =
        new ConversationWidget({m_present->ticket, m_present->reply, m_parts.conversation, m_parts.commands,
                                m_parts.desk, m_parts.team, m_parts.theme, m_parts.clock, m_parts.ask},
                               m_panes->tickets);
    m_panes->context =
        new ContextPanel({m_present->ticket, m_parts.desk, m_parts.theme, m_parts.clock}, m_panes->tickets);
    m_panes->tickets->setStretchFactor(1, 1);
    m_panes->tickets->setSizes({metrics::listWidth, 560, metrics::contextWidth});
    return m_panes->tickets;
}

void MainWindow::openTicket(TicketId ticket)
{
    m_present->ticket.setTicket(ticket);
    m_panes->inbox->list()->choose(ticket);
    if (m_panes->pages->currentIndex() != 0)
        go(Verb::ShowAllOpen);
    visit();
}

void MainWindow::visit()
{
    m_trail.visit({m_place, m_present->ticket.id()});
    showTrail();
}

void MainWindow::showTrail()
{
    (*m_actions)[Verb::Back]->setEnabled(m_trail.canGoBack());
    (*m_actions)[Verb::Forward]->setEnabled(m_trail.canGoForward());
}

void MainWindow::follow(const std::optional<Stop> &stop)
{
    if (!stop)
        return;
    m_place = stop->place;
    showPlace();
    m_present->ticket.setTicket(stop->ticket);
    m_panes->inbox->list()->choose(stop->ticket);
    showTrail();
}

void MainWindow::go(Verb place)
{
    if (place == m_place)
        return;
    m_place = place;
    showPlace();
    visit();
}

void MainWindow::showPlace()
{
    m_panes->rail->mark(m_place);
    showPage();
    showVerbs();
}

/// S does not change a ticket that nobody sees.
void MainWindow::showVerbs()
{
    const bool here = m_panes->pages->currentIndex() == 0;
    const bool open = here && m_present->ticket.ticket().has_value();
    for (const Verb verb : {Verb::SetStatus, Verb::SetPriority, Verb::Assign, Verb::AssignToMe,
                            Verb::EditSubject, Verb::Reply, Verb::Note, Verb::OpenTicket})
        (*m_actions)[verb]->setEnabled(open);
    for (const Verb verb : {Verb::NextTicket, Verb::PreviousTicket})
        (*m_actions)[verb]->setEnabled(here);
}

LeftBehind MainWindow::leftBehind() const
{
    return {m_parts.outbox.rowCount(), m_present->drafts.count(m_parts.account.person)};
}

void MainWindow::refreshFreshness()
{
    m_panes->top->say(syncWords(m_parts.sync, m_parts.desk));
    m_panes->footer->refresh();
}

void MainWindow::sayRefused(const Draft &draft, const Error &error)
{
    Doing doing = Doing::SavingChange;
    if (std::holds_alternative<NewTicket>(draft))
        doing = Doing::FilingRequest;
    else if (const auto *message = std::get_if<NewMessage>(&draft))
        doing = message->internal ? Doing::AddingNote : Doing::SendingReply;
    m_panes->toast->say(QStringLiteral("warn"), errorText(error, doing).what, tr("Open the Outbox"));
}

/// A lock came while one was written: it goes on as soon as the people are there who may have asked.
void MainWindow::resumeNewTicket()
{
    if (!m_present->drafts.hasNewTicket(m_parts.account.person))
        return;
    if (m_parts.desk.isLoaded())
        QMetaObject::invokeMethod(this, &MainWindow::goOnWithNewTicket, Qt::QueuedConnection);
    else
        connect(&m_parts.desk, &Desk::generationEnded, this, &MainWindow::goOnWithNewTicket,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

/// Unless somebody was quicker: asked for it, and threw it away.
void MainWindow::goOnWithNewTicket()
{
    if (m_present->drafts.hasNewTicket(m_parts.account.person))
        newTicket();
}

/// One at a time: the one that goes on after a lock and the one that is asked for are the same ticket.
void MainWindow::newTicket()
{
    if (auto *open = findChild<NewTicketDialog *>(QString(), Qt::FindDirectChildrenOnly);
        open && open->isVisible()) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto *dialog = new NewTicketDialog({m_parts.commands, m_parts.desk, m_parts.theme, m_present->drafts,
                                        m_parts.ask, m_parts.account.person},
                                       this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewTicketDialog::filed, this, &MainWindow::openTicket);
    dialog->open();
}

void MainWindow::restoreDensity()
{
    const bool compact = m_parts.layout.layout(QStringLiteral("density")) == "compact";
    m_panes->inbox->setDensity(compact ? Density::Compact : Density::Comfortable);
    (*m_actions)[Verb::ToggleDensity]->setChecked(compact);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ActivationChange) {
        m_present->ticket.setWatched(isActiveWindow());
        if (m_panes->rail)
            m_panes->rail->update();
    }
    QWidget::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.layout.setLayout(m_panes->tickets->objectName(), m_panes->tickets->saveState());
    event->setAccepted(m_leaving.mayClose());
}

void MainWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_parts.theme.tokens().window);
}

} // namespace desk
