// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way in, as one picture: a kept session is looked for, else one signs in, then the PIN. Says who came
// in; the application makes the workspace. Also where everything returns to: lock, sign-out, a session ended.
#pragma once

#include "ui/signin/factordoor.h"
#include "ui/signin/locktelling.h"
#include "ui/signin/pinpresenter.h"
#include "ui/signin/wayspresenter.h"

#include <QUrl>

namespace desk {

struct DoorOptions
{
    bool demo = false;  ///< the local stack is the server: it can be started from here
    QString serverName; ///< the host, shown at the foot; empty in demo mode
    SignInOptions signIn;
};

class DoorPresenter : public QObject
{
    Q_OBJECT

public:
    enum class Page {
        Opening,   ///< the kept session is being looked for, or could not be asked about
        StackDown, ///< demo mode: the local stack does not run
        SignIn,
        Factor, ///< a code of the authenticator app, or one has to be set up
        Pin,
        Open, ///< inside; the window is not needed
    };
    enum class LockReason {
        ByPerson,
        ByServer, ///< it asks for the PIN again
        BySystem, ///< the computer was locked, given to another user, or fell asleep
        Idle,     ///< nobody was there for the minutes of the role
        ByChange, ///< let in as another, or not at all, from now on
    };
    Q_ENUM(Page)
    Q_ENUM(LockReason)

    DoorPresenter(DoorPorts ports, const Clock &clock, DoorOptions options = {}, QObject *parent = nullptr);

    [[nodiscard]] WaysPresenter &ways() { return m_ways; }
    [[nodiscard]] SignInPresenter &signIn() { return m_ways.email(); }
    [[nodiscard]] FactorDoor &factor() { return m_factor; }
    [[nodiscard]] PinPresenter &pin() { return m_pin; }
    [[nodiscard]] Page page() const { return m_page; }
    [[nodiscard]] bool isWorking() const { return m_working; } ///< Opening, StackDown: something is under way
    [[nodiscard]] const ErrorText &problem() const { return m_problem; }
    [[nodiscard]] const DoorOptions &options() const { return m_options; }
    /// Said once at the foot: the session will not outlive the program, and why. Empty: it will.
    [[nodiscard]] QString keepingNotice() const;
    /// Why the PIN is asked for again, with the time; empty when one has just signed in.
    [[nodiscard]] QString lockNotice() const;
    [[nodiscard]] bool isWorkKept() const { return m_workIsKept; }

    /// The demo's stack starts, or did not.
    void setStackStarting();
    void setStackFailed(const QString &sentence);
    /// It runs, but what it says about itself cannot be used.
    void showStackUnusable();

public Q_SLOTS:
    /// Looks for the session of the last start. Also "try again", and when the stack has come up.
    void start();
    void showStackDown();
    void startStack();
    /// Leaves the kept session alone for now and signs in with another address.
    void signInInstead();
    /// Asks for the PIN of somebody who is inside, and takes the PIN's permission away on the server: asked
    /// again until it has heard of it, or the right PIN was typed.
    /// `workIsKept`: what is being written waits behind the door, and that may be said.
    void lock(const desk::Account &account, desk::DoorPresenter::LockReason reason, bool workIsKept = false);
    /// The computer is locked: a PIN that is being looked at opens nothing any more.
    void callAway();
    void signOut(desk::Identity::SignOut where = Identity::SignOut::Here);
    /// False when a link can do nothing now: somebody is signed in already. While the session of the last
    /// start is looked for, the link waits for what comes of it.
    bool openLink(const QUrl &link);
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    void opened(const desk::Account &account);
    void startStackRequested();
    /// Somebody wants to sign out in front of kept work, which ends with it: ask, then signOut().
    void leaveRequested();

private:
    void show(Page page);
    void showSignIn(const QString &notice);
    void restored(const Result<Account> &answer);
    void arrived(const Account &account);
    void goOn(const Account &account);
    void open(const Account &account);
    void sessionEnded(Identity::EndReason reason);
    void forgetLock();
    void leave();

    Identity &m_identity;
    const Clock &m_clock;
    DoorOptions m_options;
    WaysPresenter m_ways;
    FactorDoor m_factor;
    PinPresenter m_pin;
    Page m_page = Page::Opening;
    ErrorText m_problem;
    QUrl m_link; ///< that came before it was known whether somebody has to sign in
    QString m_lockNotice;
    LockTelling m_lockTelling;
    bool m_workIsKept = false;
    bool m_calledAway = false;
    bool m_working = false;
    int m_question = 0;
};

} // namespace desk
