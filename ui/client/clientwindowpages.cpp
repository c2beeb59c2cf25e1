// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The places beside the requests: devices and account, and F5.
#include "models/sync/securitynews.h"
#include "models/sync/sync.h"
#include "ui/client/clientwindowparts.h"
#include "ui/shell/accountmenu.h"

namespace desk {

void ClientWindow::buildDevices()
{
    AccountButton *account = m_pages->top->account();
    account->setDevicesOffered(m_present->devices != nullptr);
    if (!m_present->devices)
        return;
    m_pages->devices = new DevicesPage(
        {*m_present->devices, m_parts.account, m_parts.desk, m_parts.theme, m_parts.clock, m_parts.ask},
        this);
    m_pages->stack->addWidget(m_pages->devices);
    connect(account, &AccountButton::devicesRequested, this, &ClientWindow::showDevices);
    connect(m_pages->access, &AccessBanner::showRequested, this, &ClientWindow::showDevices);
    if (m_parts.news)
        connect(m_parts.news, &SecurityNews::happened, m_pages->access, &AccessBanner::tell);
    connect(m_present->devices.get(), &DevicesPresenter::shutOut, &m_parts.sync, &Sync::wake);
}

void ClientWindow::buildAccount()
{
    AccountButton *button = m_pages->top->account();
    button->setAccountOffered(m_present->account != nullptr);
    if (!m_present->account)
        return;
    m_pages->account = new AccountPage({*m_present->account, m_parts.account, m_parts.theme, m_parts.clock,
                                        m_parts.ask, [this] { return isReached(); }, m_parts.news},
                                       this);
    m_pages->stack->addWidget(m_pages->account);
    connect(button, &AccountButton::signInRequested, this, &ClientWindow::showAccount);
    connect(m_pages->account, &AccountPage::signOutRequested, this, &ClientWindow::signOut);
    connect(m_present->account.get(), &AccountPresenter::shutOut, &m_parts.sync, &Sync::wake);
    connect(&m_present->account->address(), &AddressPresenter::addressChanged, this,
            &ClientWindow::addressChanged);
}

void ClientWindow::showDevices()
{
    if (!m_pages->devices)
        return;
    m_pages->devices->open();
    m_pages->stack->setCurrentWidget(m_pages->devices);
    m_pages->top->mark(ClientTopBar::Spot::Devices);
    m_pages->devices->setFocus();
}

void ClientWindow::showAccount()
{
    if (!m_pages->account)
        return;
    m_pages->account->open();
    m_pages->stack->setCurrentWidget(m_pages->account);
    m_pages->top->mark(ClientTopBar::Spot::Account);
    m_pages->account->setFocus();
}

void ClientWindow::openAddressLink(const QUrl &link)
{
    showAccount();
    if (m_pages->account)
        m_pages->account->openLink(link);
}

/// F5: the requests, and what is looked at beside them.
void ClientWindow::reload()
{
    m_parts.sync.wake();
    const QWidget *here = m_pages->stack->currentWidget();
    if (m_pages->devices && here == m_pages->devices)
        m_pages->devices->open();
    else if (m_pages->account && here == m_pages->account)
        m_pages->account->open();
}

} // namespace desk
