// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lives with the process: settings, theme, the sign-in window. When the door opens it makes a Workspace;
// lock, sign-out and the end of the session destroy it (docs/adr/0005). Nobody can ask it for anything.
#pragma once

#include "app/arguments.h"
#include "app/lock/lockwatch.h"
#include "app/settings.h"
#include "app/wakefulness.h"
#include "models/ports/timers.h"
#include "net/auth/systemkeyring.h"
#include "ui/dialogs/ask.h"
#include "ui/dialogs/leaving.h"
#include "ui/signin/doorpresenter.h"
#include "ui/signin/signinwindow.h"
#include "ui/theme/theme.h"

#include <QUrl>

#include <memory>
#include <optional>

class QApplication;

namespace desk {

class DemoDesk;
class Reception;
class ServerPresenter;
class SingleInstance;
class Workspace;
struct StackStatus;

class Application : public QObject
{
    Q_OBJECT

public:
    Application(QApplication &qt, const Arguments &arguments, SingleInstance &instance);
    ~Application() override;

    void start();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void startDemo();
    void startServer();
    void askForServer();
    /// False: address or key cannot be used.
    bool receive(const QString &address, const QString &key);
    void meetStack(const StackStatus &status);
    void waitForStack();
    void openDoor();

    void enter(const Account &account);
    void lock(DoorPresenter::LockReason reason);
    void lockAs(const Account &account, DoorPresenter::LockReason reason);
    void lockWithComputer();
    void ended(Identity::EndReason reason);
    void signOut(Identity::SignOut where);
    void putAway();
    void showDoor();
    void showInItsPlace();
    void follow(const QUrl &link);
    void raise();
    void wake();

    Arguments m_arguments;
    Settings m_settings;
    SystemClock m_clock;
    SystemTimers m_timers;
    SystemKeyring m_keyring;
    Wakefulness m_wakefulness;
    std::unique_ptr<LockWatch> m_lockWatch;
    Theme m_theme;
    SignInWindow m_window;
    AskInDialog m_ask;
    Leaving m_leaving;                 ///< while what somebody wrote waits behind the door
    std::optional<QUrl> m_early;       ///< a link that came before there was a door
    std::optional<QUrl> m_addressLink; ///< of a mail about a new address, until somebody is inside
    std::unique_ptr<DemoDesk> m_demo;
    std::unique_ptr<ServerPresenter> m_server;
    std::unique_ptr<Reception> m_reception;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace desk
