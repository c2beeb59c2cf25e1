// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/clientwindow.h"

#include "models/commands/ticketcommands.h"
#include "models/items/conversationmodel.h"
#include "models/sync/securitynews.h"
#include "models/sync/sync.h"
#include "ui/client/clienttopbar.h"
#include "ui/client/homepage.h"
#include "ui/client/newrequestpage.h"
#include "ui/client/requestpage.h"
#include "ui/conversation/replypresenter.h"
#include "ui/devices/accessbanner.h"
#include "ui/devices/devicespage.h"
#include "ui/devices/devicespresenter.h"
#include "ui/dialogs/questions.h"
#include "ui/shell/accountmenu.h"
#include "ui/shell/windowstate.h"
#include "ui/text/syncwords.h"

#include <QCloseEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace desk {

struct ClientWindow::Presenters
{
    explicit Presenters(const ClientParts &parts)
        : drafts(parts.drafts ? *parts.drafts : own)
        , home(parts.desk, parts.clock, parts.account)
        , draft([&commands = parts.commands](const NewTicket &ticket) { return commands.file(ticket); })
        , request(parts.commands, parts.desk, parts.account)
        , reply(parts.commands, parts.desk, parts.clock, parts.account.person, false)
    {
        home.setBook(drafts);
        draft.setBook(drafts, parts.account.person);
        reply.setBook(drafts);
        if (parts.sessions)
            devices = std::make_unique<DevicesPresenter>(*parts.sessions);
    }

    DraftBook own; ///< unless a longer-lived one is given
    DraftBook &drafts;
    ClientHomePresenter home;
    NewRequestPresenter draft;
    RequestPresenter request;
    ReplyPresenter reply;
    std::unique_ptr<DevicesPresenter> devices;
};

struct ClientWindow::Pages
{
    ClientTopBar *top = nullptr;
    QStackedWidget *stack = nullptr;
    HomePage *home = nullptr;
    NewRequestPage *draft = nullptr;
    RequestPage *request = nullptr;
    DevicesPage *devices = nullptr;
    AccessBanner *access = nullptr;
};

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
    connect(account, &AccountButton::signOutRequested, this,
            [this] { m_leaving.signOut([this] { Q_EMIT signOutRequested(); }); });
    connect(account, &AccountButton::themeChosen, this, &ClientWindow::themeChosen);
    connect(&m_present->home, &ClientHomePresenter::requestStarted, this, &ClientWindow::startRequest);
    connect(m_pages->home, &HomePage::opened, this, &ClientWindow::openRequest);
    connect(m_pages->draft, &NewRequestPage::backRequested, this, &ClientWindow::goHome);
    connect(&m_present->draft, &NewRequestPresenter::filed, this, &ClientWindow::openRequest);
    connect(&m_parts.sync, &Sync::stateChanged, this, &ClientWindow::refreshFreshness);
    connect(&m_parts.desk, &Desk::outboxChanged, this, &ClientWindow::refreshFreshness);
}

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

void ClientWindow::showDevices()
{
    if (!m_pages->devices)
        return;
    m_pages->devices->open();
    m_pages->stack->setCurrentWidget(m_pages->devices);
    m_pages->top->mark(ClientTopBar::Spot::Devices);
    m_pages->devices->setFocus();
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
    const Sync::State state = m_parts.sync.state();
    const bool reached = state != Sync::State::Offline && state != Sync::State::Stale;
    m_pages->draft->setConnectionHint(
        reached ? QString()
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
