// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who hears whom in the staff window.
#include "models/commands/ticketcommands.h"
#include "models/items/outboxmodel.h"
#include "models/items/ticketlistmodel.h"
#include "models/sync/securitynews.h"
#include "models/sync/sync.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationheader.h"
#include "ui/conversation/timelineview.h"
#include "ui/inbox/ticketlist.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/keysoverlay.h"
#include "ui/shell/mainwindowparts.h"
#include "ui/shell/windowstate.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace desk {

void MainWindow::bindPlaces()
{
    for (const Verb place :
         {Verb::ShowMine, Verb::ShowUnassigned, Verb::ShowAllOpen, Verb::ShowSolved, Verb::ShowOutbox,
          Verb::ShowAllowedEmails, Verb::ShowSafetyRules, Verb::ShowDevices, Verb::ShowAccount})
        connect((*m_actions)[place], &QAction::triggered, this, [this, place] { go(place); });
    connect((*m_actions)[Verb::Back], &QAction::triggered, this, [this] { follow(m_trail.back()); });
    connect((*m_actions)[Verb::Forward], &QAction::triggered, this, [this] { follow(m_trail.forward()); });
    connect(m_panes->top, &TopBar::pillClicked, this, [this] { go(Verb::ShowOutbox); });
    connect(m_panes->toast, &Toast::actionClicked, this, [this] { go(Verb::ShowOutbox); });
    connect(m_panes->outbox, &OutboxPage::ticketRequested, this, &MainWindow::openTicket);
    connect(m_panes->context, &ContextPanel::ticketRequested, this, &MainWindow::openTicket);
    connect(m_panes->rail, &Rail::personChosen, this, [this](PersonId person) {
        go(Verb::ShowAllOpen);
        m_present->inbox.setAssignee(person);
    });
    connect(m_panes->top->search(), &QLineEdit::textChanged, this, [this](const QString &text) {
        if (m_panes->pages->currentIndex() != 0)
            go(Verb::ShowAllOpen);
        m_present->inbox.setText(text);
    });
    connect(m_panes->top->search(), &QLineEdit::returnPressed, m_panes->inbox->list(),
            [this] { m_panes->inbox->list()->setFocus(); });
    connect(&m_present->inbox, &InboxPresenter::filterChanged, this, [this] {
        const QString &text = m_present->inbox.filter().text;
        if (text.isEmpty() && !m_panes->top->search()->text().isEmpty())
            m_panes->top->search()->clear(); // taken away by another hand than the field's
        m_panes->inbox->list()->choose(m_present->ticket.id());
    });
}

void MainWindow::bindTicket()
{
    TicketList *list = m_panes->inbox->list();
    connect(list, &TicketList::opened, this, &MainWindow::openTicket);
    connect(list, &TicketList::enterPressed, this, [this] { write(false); });
    connect(m_panes->inbox, &InboxWidget::refreshRequested, &m_parts.sync, &Sync::wake);
    connect(m_panes->inbox, &InboxWidget::densityChanged, this, [this](Density density) {
        m_parts.layout.setLayout(QStringLiteral("density"),
                                 density == Density::Compact ? "compact" : "comfortable");
        (*m_actions)[Verb::ToggleDensity]->setChecked(density == Density::Compact);
    });
    connect(m_panes->conversation->composer(), &Composer::left, list,
            [list] { list->setFocus(Qt::ShortcutFocusReason); });
    connect(m_panes->conversation, &ConversationWidget::linkConfirmed, this, &MainWindow::linkConfirmed);
    connect(&m_present->ticket, &TicketPresenter::ticketChanged, this, &MainWindow::showVerbs);
    connect(&m_parts.commands, &TicketCommands::refused, this, &MainWindow::sayRefused);
    connect(&m_parts.sync, &Sync::stateChanged, this, &MainWindow::refreshFreshness);
    connect(&m_parts.desk, &Desk::outboxChanged, this, &MainWindow::refreshFreshness);
    connect(&m_parts.desk, &Desk::ticketsChanged, m_panes->footer, [this] { m_panes->footer->refresh(); });
}

void MainWindow::bindKeys()
{
    const auto on = [this](Verb verb, auto act) {
        connect((*m_actions)[verb], &QAction::triggered, this, act);
    };
    on(Verb::Search, [this] {
        m_panes->top->search()->setFocus(Qt::ShortcutFocusReason);
        m_panes->top->search()->selectAll();
    });
    on(Verb::NewTicket, [this] { newTicket(); });
    on(Verb::NextTicket, [this] { m_panes->inbox->list()->step(1); });
    on(Verb::PreviousTicket, [this] { m_panes->inbox->list()->step(-1); });
    on(Verb::OpenTicket, [this] { m_panes->conversation->timeline()->setFocus(Qt::ShortcutFocusReason); });
    on(Verb::SetStatus, [this] { m_panes->conversation->header()->openStatusMenu(); });
    on(Verb::SetPriority, [this] { m_panes->conversation->header()->openPriorityMenu(); });
    on(Verb::Assign, [this] { m_panes->conversation->header()->openAssigneeMenu(); });
    on(Verb::AssignToMe, [this] { m_present->ticket.assignToMe(); });
    on(Verb::EditSubject, [this] { m_panes->conversation->header()->editSubject(); });
    on(Verb::Reply, [this] { write(false); });
    on(Verb::Note, [this] { write(true); });
    on(Verb::NextPane, [this] { jumpPane(1); });
    on(Verb::PreviousPane, [this] { jumpPane(-1); });
    on(Verb::Refresh, [this] { reload(); });
    on(Verb::ToggleDensity, [this](bool compact) {
        m_panes->inbox->setDensity(compact ? Density::Compact : Density::Comfortable);
    });
    on(Verb::ToggleContext, [this](bool shown) { m_panes->context->setVisible(shown); });
    on(Verb::ShowKeys, [this] { (new KeysOverlay(*m_actions, m_parts.theme, this))->open(); });
}

void MainWindow::bindAccount()
{
    AccountButton *account = m_panes->top->account();
    connect((*m_actions)[Verb::Lock], &QAction::triggered, this, &MainWindow::lockRequested);
    connect((*m_actions)[Verb::SignOut], &QAction::triggered, this,
            [this] { signOut(Identity::SignOut::Here); });
    connect(account, &AccountButton::lockRequested, (*m_actions)[Verb::Lock], &QAction::trigger);
    connect(account, &AccountButton::signOutRequested, (*m_actions)[Verb::SignOut], &QAction::trigger);
    connect(account, &AccountButton::keysRequested, (*m_actions)[Verb::ShowKeys], &QAction::trigger);
    connect(account, &AccountButton::themeChosen, this, &MainWindow::themeChosen);
    bindAccountPage();
    account->setDevicesOffered(m_present->devices != nullptr);
    connect(account, &AccountButton::devicesRequested, (*m_actions)[Verb::ShowDevices], &QAction::trigger);
    if (m_present->devices)
        connect(m_present->devices.get(), &DevicesPresenter::shutOut, &m_parts.sync, &Sync::wake);
    connect(m_panes->access, &AccessBanner::showRequested, (*m_actions)[Verb::ShowDevices],
            &QAction::trigger);
    if (m_parts.news)
        connect(m_parts.news, &SecurityNews::happened, m_panes->access, &AccessBanner::tell);
}

void MainWindow::write(bool note)
{
    if (!m_present->ticket.ticket())
        return;
    m_panes->conversation->composer()->write(note ? ReplyPresenter::Kind::Note : ReplyPresenter::Kind::Reply);
}

/// F6: rail, list, conversation, composer, context, and round again.
void MainWindow::jumpPane(int by)
{
    const QList<QWidget *> panes = {m_panes->rail->findChild<QWidget *>(QStringLiteral("railShowMine")),
                                    m_panes->inbox->list(), m_panes->conversation->timeline(),
                                    m_panes->conversation->composer()->editor(),
                                    m_panes->context->findChild<QWidget *>(QStringLiteral("contextScroll"))};
    const QWidget *areas[] = {m_panes->rail, m_panes->inbox, m_panes->conversation->timeline(),
                              m_panes->conversation->composer(), m_panes->context};
    int here = by > 0 ? -1 : 0;
    for (int i = 0; i < panes.size(); ++i)
        if (const QWidget *focus = focusWidget();
            focus && (focus == areas[i] || areas[i]->isAncestorOf(focus)))
            here = i;
    for (int tried = 0; tried < panes.size(); ++tried) {
        here = (here + by + int(panes.size())) % int(panes.size());
        if (panes[here] && panes[here]->isVisible() && panes[here]->isEnabled())
            return panes[here]->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace desk
