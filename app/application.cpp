// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/demodesk.h"
#include "app/reception.h"
#include "app/singleinstance.h"
#include "app/workspace.h"
#include "ui/shell/windowstate.h"
#include "ui/signin/serverpresenter.h"

#include <QApplication>

#include <utility>

namespace desk {

namespace {

/// Where the local stack would be: shown until it has said where it really is.
const QString &unknownStack()
{
    static const QString address = QStringLiteral("http://127.0.0.1:54321");
    return address;
}

} // namespace

Application::Application(QApplication &qt, const Arguments &arguments, SingleInstance &instance)
    : m_arguments(arguments)
    , m_settings(arguments.profile)
    , m_lockWatch(systemLockWatch(m_timers))
    , m_window(m_theme)
    , m_leaving(m_ask, &m_window,
                [this] { return m_reception ? m_reception->kept().leftBehind() : LeftBehind{}; })
{
    m_theme.install(qt);
    m_theme.setChoice(m_settings.theme());
    connect(&m_theme, &Theme::changed, this, [this] { m_settings.setTheme(m_theme.choice()); });
    m_window.installEventFilter(this);
    connect(&instance, &SingleInstance::showRequested, this, &Application::raise);
    connect(&instance, &SingleInstance::linkReceived, this, &Application::follow);
    connect(&m_window, &SignInWindow::serverChangeRequested, this, &Application::askForServer);
    connect(&m_wakefulness, &Wakefulness::woke, this, &Application::wake);
    connect(m_lockWatch.get(), &LockWatch::lockDue, this, &Application::lockWithComputer);
}

Application::~Application() = default;

void Application::start()
{
    if (m_arguments.demo)
        startDemo();
    else
        startServer();
    m_window.show();
    if (m_arguments.link)
        follow(*m_arguments.link);
}

void Application::startDemo()
{
    m_demo = std::make_unique<DemoDesk>();
    connect(m_demo.get(), &DemoDesk::found, this, &Application::meetStack);
    connect(m_demo.get(), &DemoDesk::missing, this, &Application::waitForStack);
    connect(m_demo.get(), &DemoDesk::linkChosen, this, &Application::follow);
    connect(m_demo.get(), &DemoDesk::startFailed, this,
            [this](const QString &sentence) { m_reception->door().setStackFailed(sentence); });
    m_demo->look();
}

void Application::meetStack(const StackStatus &status)
{
    if (receive(status.url.toString(), status.publishableKey))
        return openDoor();
    waitForStack();
    m_reception->door().showStackUnusable();
}

void Application::waitForStack()
{
    if (receive(unknownStack(), QStringLiteral("sb_publishable_none")))
        m_reception->door().showStackDown();
}

void Application::startServer()
{
    if (receive(m_settings.server(), m_settings.publishableKey()))
        openDoor();
    else
        askForServer();
}

void Application::openDoor()
{
    m_reception->door().start();
    if (const auto link = std::exchange(m_early, std::nullopt))
        m_reception->door().openLink(*link);
}

void Application::askForServer()
{
    const auto check = [](const QString &address, const QString &key) -> std::optional<Error> {
        const auto endpoint = Endpoint::from(address, key);
        return endpoint.ok() ? std::nullopt : std::optional<Error>(endpoint.error());
    };
    m_server = std::make_unique<ServerPresenter>(check, m_settings.server(), m_settings.publishableKey());
    if (m_server->key().isEmpty()) // a secret key that got into the settings by another way
        m_settings.setPublishableKey({});
    connect(m_server.get(), &ServerPresenter::chosen, this,
            [this](const QString &address, const QString &key) {
                m_settings.setServer(address);
                m_settings.setPublishableKey(key);
                startServer();
            });
    connect(m_server.get(), &ServerPresenter::backRequested, this, &Application::startServer);
    m_window.showServer(*m_server);
}

bool Application::receive(const QString &address, const QString &key)
{
    const auto endpoint = Endpoint::from(address, key);
    if (!endpoint.ok())
        return false;
    DoorOptions options;
    options.demo = m_arguments.demo;
    options.serverName = m_arguments.demo ? QString() : endpoint.value().authority();
    auto reception = std::make_unique<Reception>(endpoint.value(), m_arguments.profile, options, m_keyring,
                                                 m_clock, m_timers);
    DoorPresenter &door = reception->door();
    connect(&door, &DoorPresenter::opened, this, &Application::enter);
    connect(&door, &DoorPresenter::startStackRequested, this, [this] {
        m_reception->door().setStackStarting();
        m_demo->startStack();
    });
    connect(&door, &DoorPresenter::leaveRequested, this,
            [this] { m_leaving.signOut([this] { signOut(Identity::SignOut::Here); }); });
    connect(&reception->identity(), &Identity::ended, this, &Application::ended);
    m_window.showDoor(door);
    m_reception.swap(reception);
    return true;
}

void Application::enter(const Account &account)
{
    m_reception->openKept(account.person);
    m_workspace = std::make_unique<Workspace>(account, *m_reception, m_settings, m_theme, m_clock, m_timers);
    connect(m_workspace.get(), &Workspace::lockRequested, this, &Application::lock);
    connect(m_workspace.get(), &Workspace::signOutRequested, this, &Application::signOut);
    connect(m_workspace.get(), &Workspace::standingChanged, this,
            [this](const Account &now) { lockAs(now, DoorPresenter::LockReason::ByChange); });
    m_workspace->show();
    m_window.hide();
    if (const auto link = std::exchange(m_addressLink, std::nullopt))
        Q_EMIT m_workspace->addressLinkArrived(*link);
}

void Application::lock(DoorPresenter::LockReason reason)
{
    if (m_workspace) // else left already: what is locked is outside
        lockAs(m_workspace->account(), reason);
}

void Application::lockAs(const Account &account, DoorPresenter::LockReason reason)
{
    putAway();
    m_reception->door().lock(account, reason, !m_reception->kept().leftBehind().isEmpty());
    showDoor();
}

void Application::lockWithComputer()
{
    if (m_reception)
        m_reception->door().callAway();
    lock(DoorPresenter::LockReason::BySystem);
}

/// Only who signs out has been asked, and means it: what was written is there when the same person is back.
void Application::ended(Identity::EndReason reason)
{
    if (reason == Identity::EndReason::SignedOut)
        m_addressLink.reset();
    else
        putAway();
    showDoor();
}

void Application::putAway()
{
    if (!m_workspace)
        return;
    const PersonId person = m_workspace->account().person;
    m_reception->kept().keepUnsent(person, m_workspace->unfinished());
    m_reception->kept().keepKnownNews(person, m_workspace->knownNews());
}

void Application::signOut(Identity::SignOut where)
{
    m_reception->door().signOut(where);
    showDoor();
}

void Application::showDoor()
{
    if (!m_workspace)
        return;
    showInItsPlace();
    // Asked for from inside the workspace: it goes when its own code has returned.
    m_workspace->hide();
    disconnect(m_workspace.get(), nullptr, this, nullptr); // an answer on its way may still speak to it
    // Its windows have gone by then, and have kept what they had to.
    connect(m_workspace.get(), &QObject::destroyed, m_reception.get(),
            [reception = m_reception.get(), person = m_workspace->account().person] {
                reception->sealKept(person);
            });
    m_workspace.release()->deleteLater();
}

/// A desk that locks behind somebody's back must not come in front of what they do elsewhere: the next words
/// of a letter would go into the field of the PIN.
void Application::showInItsPlace()
{
    const bool isInFront = QApplication::activeWindow() != nullptr;
    m_window.setAttribute(Qt::WA_ShowWithoutActivating, !isInFront);
    m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowMinimized, m_workspace->isMinimized()));
    m_window.show();
}

/// Closing the door's window ends the program, and with it what waits behind the door.
bool Application::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_window && event->type() == QEvent::Close && !m_leaving.mayClose()) {
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void Application::follow(const QUrl &link)
{
    raise();
    if (isAddressLink(link)) {
        if (m_workspace)
            return Q_EMIT m_workspace->addressLinkArrived(link);
        m_addressLink = link; // the door says so, and asks nothing
    }
    if (!m_reception)
        m_early = link;
    else if (!m_workspace)
        m_reception->door().openLink(link);
}

/// Connections first: what is asked after them must not go into dead ones.
void Application::wake()
{
    if (m_reception)
        m_reception->wake();
    if (m_workspace)
        m_workspace->wake();
}

void Application::raise()
{
    if (m_workspace) {
        m_workspace->raise();
        return;
    }
    bringUp(&m_window);
}

} // namespace desk
