// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/clientwindow.h"

#include "models/items/conversationmodel.h"
#include "models/sync/sync.h"
#include "ui/client/clientwindowparts.h"
#include "ui/dialogs/questions.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/windowstate.h"
#include "ui/text/syncwords.h"

#include <QCloseEvent>
#include <QShortcut>
#include <QVBoxLayout>

namespace desk {

ClientWindow::ClientWindow(const ClientParts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_present(std::make_unique<Presenters>(parts))
    , m_pages(std::make_unique<Pages>())
    , m_leaving(parts.ask, this, [this] { return leftBehind(); })
{
    build();
    bind();
    bindRequest();
    buildDevices();
    buildAccount();
    refreshFreshness();
    if (m_present->draft.isEmpty())
        goHome();
    else
        startRequest({}); // a lock came while it was written
}

ClientWindow::~ClientWindow()
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly)); // they look at the presenters
}

void ClientWindow::build()
{
    setObjectName(QStringLiteral("clientWindow"));
    setWindowTitle(tr("Deskbell"));
    setMinimumSize(560, 480);
    resize(1100, 760);
    new WindowState(this, m_parts.layout);
    m_pages->top = new ClientTopBar(m_parts.account, m_parts.theme, this);
    m_pages->stack = new QStackedWidget(this);
    m_pages->home = new HomePage(m_present->home, m_parts.theme, this);
    m_pages->draft = new NewRequestPage(m_present->draft, m_parts.theme, this);
    m_pages->request = new RequestPage({m_present->request, m_present->reply, m_parts.conversation,
                                        m_parts.desk, m_parts.clock, m_parts.theme},
                                       this);
    m_pages->stack->addWidget(m_pages->home);
    m_pages->stack->addWidget(m_pages->draft);
    m_pages->stack->addWidget(m_pages->request);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages->top);
    m_pages->access = new AccessBanner(m_parts.theme, this);
    column->addWidget(m_pages->access);
    column->addWidget(m_pages->stack, 1);
}

void ClientWindow::bind()
{
    connect(m_pages->top, &ClientTopBar::homeRequested, this, &ClientWindow::goHome);
    connect(m_pages->top, &ClientTopBar::newRequested, this, [this] { startRequest({}); });
    connect(m_pages->top, &ClientTopBar::pillClicked, this, &ClientWindow::showUnsent);
    AccountButton *account = m_pages->top->account();
    connect(account, &AccountButton::lockRequested, this, &ClientWindow::lockRequested);
    connect(account, &AccountButton::signOutRequested, this, [this] { signOut(Identity::SignOut::Here); });
    connect(account, &AccountButton::themeChosen, this, &ClientWindow::themeChosen);
    connect(&m_present->home, &ClientHomePresenter::requestStarted, this, &ClientWindow::startRequest);
    connect(m_pages->home, &HomePage::opened, this, &ClientWindow::openRequest);
    connect(m_pages->draft, &NewRequestPage::backRequested, this, &ClientWindow::goHome);
    connect(&m_present->draft, &NewRequestPresenter::filed, this, &ClientWindow::openRequest);
    connect(new QShortcut(QKeySequence(Qt::Key_F5), this), &QShortcut::activated, this,
            &ClientWindow::reload);
    connect(&m_parts.sync, &Sync::stateChanged, this, &ClientWindow::refreshFreshness);
    connect(&m_parts.desk, &Desk::outboxChanged, this, &ClientWindow::refreshFreshness);
}

void ClientWindow::signOut(Identity::SignOut where)
{
    m_leaving.signOut([this, where] { Q_EMIT signOutRequested(where); });
}

bool ClientWindow::isReached() const
{
    return m_parts.sync.state() != Sync::State::Offline && m_parts.sync.state() != Sync::State::Stale;
}

void ClientWindow::bindRequest()
{
    connect(m_pages->request, &RequestPage::backRequested, this, &ClientWindow::goHome);
    connect(m_pages->request, &RequestPage::linkActivated, this, [this](const QUrl &url) {
        askToOpen(m_parts.ask, this, url, [this, url] { Q_EMIT linkConfirmed(url); });
    });
    connect(m_pages->request, &RequestPage::discardRequested, this, [this](const QUuid &unsent) {
        askToDiscard(m_parts.ask, this, Unwanted::Message,
                     [this, unsent] { m_parts.commands.discard(unsent); });
    });
    connect(m_pages->request, &RequestPage::resendRequested, this,
            [this](const QUuid &unsent) { m_parts.commands.resend(unsent); });
    connect(&m_present->request, &RequestPresenter::mendRequested, this, [this](const NewTicket &draft) {
        const auto mend = [this, draft] {
            m_present->draft.mend(draft);
            startRequest({});
        };
        if (m_present->draft.wouldReplace(draft))
            askToDiscard(m_parts.ask, this, Unwanted::Begun, mend);
        else
            mend();
    });
}

void ClientWindow::openRequest(TicketId ticket)
{
    m_pages->request->open(ticket);
    m_pages->stack->setCurrentWidget(m_pages->request);
    m_pages->top->mark(ClientTopBar::Spot::Request);
    m_pages->request->takeFocus();
}

void ClientWindow::goHome()
{
    m_pages->stack->setCurrentWidget(m_pages->home);
    m_pages->top->mark(ClientTopBar::Spot::Home);
    m_pages->home->takeFocus();
}

void ClientWindow::startRequest(const QString &words)
{
    m_present->draft.begin(words);
    m_pages->stack->setCurrentWidget(m_pages->draft);
    m_pages->top->mark(ClientTopBar::Spot::New);
    m_pages->draft->takeFocus();
}

void ClientWindow::refreshFreshness()
{
    m_pages->top->say(syncWords(m_parts.sync, m_parts.desk));
    m_pages->draft->setConnectionHint(
        isReached() ? QString()
                    : tr("The server is out of reach. Your request is kept and sent when it answers."));
}

LeftBehind ClientWindow::leftBehind() const
{
    return {m_parts.desk.outbox().size(), m_present->drafts.count(m_parts.account.person)};
}

void ClientWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_leaving.mayClose());
}

/// What the pill counts: the request where something waits, one that was refused first.
void ClientWindow::showUnsent()
{
    const Unsent *found = nullptr;
    for (const Unsent &unsent : m_parts.desk.outbox()) {
        if (!found || (found->delivery != Delivery::Failed && unsent.delivery == Delivery::Failed))
            found = &unsent;
    }
    if (found)
        openRequest(found->ticket());
}

} // namespace desk
