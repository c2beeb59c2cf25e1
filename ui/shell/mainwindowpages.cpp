// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The places beside the tickets: which there are, and what coming there does.
#include "models/sync/sync.h"
#include "ui/admin/allowedemailspage.h"
#include "ui/inbox/ticketlist.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/mainwindowparts.h"

namespace desk {

void MainWindow::buildPages()
{
    m_panes->pages->addWidget(buildTickets());
    m_panes->outbox = new OutboxPage(
        {m_parts.outbox, m_parts.desk, m_parts.commands, m_parts.theme, m_parts.clock, m_parts.ask}, this);
    m_panes->pages->addWidget(m_panes->outbox);
    if (m_present->devices) {
        m_panes->devices = new DevicesPage(
            {*m_present->devices, m_parts.account, m_parts.desk, m_parts.theme, m_parts.clock, m_parts.ask},
            this);
        m_panes->pages->addWidget(m_panes->devices);
    }
    (*m_actions)[Verb::ShowDevices]->setEnabled(m_panes->devices != nullptr);
    buildAccount();
    buildAdmission();
    buildSafety();
}

void MainWindow::buildAdmission()
{
    (*m_actions)[Verb::ShowAllowedEmails]->setVisible(m_present->admission != nullptr);
    (*m_actions)[Verb::ShowAllowedEmails]->setEnabled(m_present->admission != nullptr);
    if (!m_present->admission)
        return;
    m_panes->admission = new AllowedEmailsPage(
        {*m_present->admission, m_parts.desk, m_parts.theme, m_parts.clock, m_parts.ask}, this);
    m_panes->pages->addWidget(m_panes->admission);
}

void MainWindow::buildSafety()
{
    QAction *show = (*m_actions)[Verb::ShowSafetyRules];
    show->setVisible(m_present->safety != nullptr);
    show->setEnabled(m_present->safety != nullptr);
    if (!m_present->safety)
        return;
    m_panes->safety = new SafetyPage({*m_present->safety, m_parts.theme, m_parts.ask}, this);
    m_panes->pages->addWidget(m_panes->safety);
    connect(m_panes->safety, &SafetyPage::accountRequested, (*m_actions)[Verb::ShowAccount],
            &QAction::trigger);
    connect(m_present->safety.get(), &SafetyPresenter::shutOut, &m_parts.sync, &Sync::wake);
}

void MainWindow::buildAccount()
{
    (*m_actions)[Verb::ShowAccount]->setEnabled(m_present->account != nullptr);
    if (!m_present->account)
        return;
    const auto reached = [&sync = m_parts.sync] {
        return sync.state() != Sync::State::Offline && sync.state() != Sync::State::Stale;
    };
    m_panes->account = new AccountPage({*m_present->account, m_parts.account, m_parts.theme, m_parts.clock,
                                        m_parts.ask, reached, m_parts.news},
                                       this);
    m_panes->pages->addWidget(m_panes->account);
}

void MainWindow::bindAccountPage()
{
    AccountButton *button = m_panes->top->account();
    button->setAccountOffered(m_present->account != nullptr);
    if (!m_present->account)
        return;
    connect(button, &AccountButton::signInRequested, (*m_actions)[Verb::ShowAccount], &QAction::trigger);
    connect(m_panes->account, &AccountPage::signOutRequested, this, &MainWindow::signOut);
    connect(m_present->account.get(), &AccountPresenter::shutOut, &m_parts.sync, &Sync::wake);
    connect(&m_present->account->address(), &AddressPresenter::addressChanged, this,
            &MainWindow::addressChanged);
}

void MainWindow::signOut(Identity::SignOut where)
{
    m_leaving.signOut([this, where] { Q_EMIT signOutRequested(where); });
}

void MainWindow::openAddressLink(const QUrl &link)
{
    if (!m_panes->account)
        return;
    go(Verb::ShowAccount);
    m_panes->account->openLink(link);
}

/// F5: the tickets, and what is looked at beside them.
void MainWindow::reload()
{
    m_parts.sync.wake();
    askAtPlace();
}

/// What a place shows that no event brings.
void MainWindow::askAtPlace()
{
    if (m_place == Verb::ShowDevices)
        m_panes->devices->open();
    else if (m_place == Verb::ShowAccount)
        m_panes->account->open();
    else if (m_place == Verb::ShowAllowedEmails)
        m_present->admission->refresh();
    else if (m_place == Verb::ShowSafetyRules)
        m_panes->safety->open();
}

/// Beside the tickets; null for their views.
QWidget *MainWindow::pageOf(Verb place) const
{
    switch (place) {
    case Verb::ShowOutbox:
        return m_panes->outbox;
    case Verb::ShowAllowedEmails:
        return m_panes->admission;
    case Verb::ShowSafetyRules:
        return m_panes->safety;
    case Verb::ShowDevices:
        return m_panes->devices;
    case Verb::ShowAccount:
        return m_panes->account;
    default:
        return nullptr;
    }
}

void MainWindow::showPage()
{
    if (QWidget *page = pageOf(m_place)) {
        m_panes->pages->setCurrentWidget(page);
        return askAtPlace();
    }
    switch (m_place) {
    case Verb::ShowUnassigned:
        m_present->inbox.showView(View::Unassigned);
        break;
    case Verb::ShowAllOpen:
        m_present->inbox.showView(View::AllOpen);
        break;
    case Verb::ShowSolved:
        m_present->inbox.showView(View::Solved);
        break;
    default:
        m_present->inbox.showView(View::Mine);
        break;
    }
    m_panes->pages->setCurrentIndex(0);
    m_panes->inbox->list()->choose(m_present->ticket.id());
}

} // namespace desk
