// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/doorpresenter.h"

#include "models/domain/deliver.h"

#include <QLocale>

#include <utility>

namespace desk {

namespace {

QString endSentence(Identity::EndReason reason)
{
    switch (reason) {
    case Identity::EndReason::SignedOut:
        return DoorPresenter::tr("You are signed out.");
    case Identity::EndReason::Expired:
        return DoorPresenter::tr("Your sign-in has ended. Sign in again to go on.");
    case Identity::EndReason::Blocked:
        return DoorPresenter::tr("Three wrong PINs ended that sign-in. Sign in again by email.");
    case Identity::EndReason::Removed:
        return DoorPresenter::tr("That sign-in was ended, by you on another device or by an admin. Ask "
                                 "an admin if it was not you.");
    }
    return {};
}

QString lockSentence(DoorPresenter::LockReason reason, const QString &time, const Account &account)
{
    switch (reason) {
    case DoorPresenter::LockReason::ByPerson:
        return DoorPresenter::tr("Locked by you at %1").arg(time);
    case DoorPresenter::LockReason::ByServer:
        return DoorPresenter::tr("The server asked for the PIN again at %1").arg(time);
    case DoorPresenter::LockReason::BySystem:
        return DoorPresenter::tr("Locked with your computer at %1").arg(time);
    case DoorPresenter::LockReason::Idle:
        return DoorPresenter::tr("Locked at %1, after %n minute(s) without a key", nullptr,
                                 account.idleMinutes)
            .arg(time);
    case DoorPresenter::LockReason::ByChange:
        return account.isMember() ? DoorPresenter::tr("An admin changed what you may do here at %1").arg(time)
                                  : DoorPresenter::tr("Your access was taken away at %1").arg(time);
    }
    return {};
}

} // namespace

DoorPresenter::DoorPresenter(DoorPorts ports, const Clock &clock, DoorOptions options, QObject *parent)
    : QObject(parent)
    , m_identity(ports.identity)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_ways(ports, clock, m_options.signIn)
    , m_factor(ports, clock)
    , m_pin(ports.identity, clock)
    , m_lockTelling(ports.identity, clock, [this] { return !m_pin.isBusy(); })
{
    connect(&m_ways, &WaysPresenter::signedIn, this, &DoorPresenter::arrived);
    connect(&m_ways, &WaysPresenter::enteredUnknown, this, &DoorPresenter::restored); // it is kept already
    connect(&m_factor, &FactorDoor::through, this, [this](const Result<Account> &account) {
        account.ok() ? goOn(account.value()) : restored(account);
    });
    connect(&m_factor, &FactorDoor::leaveRequested, this, &DoorPresenter::leave);
    connect(&m_pin, &PinPresenter::factorNeeded, this, &DoorPresenter::goOn);
    connect(&m_pin, &PinPresenter::opened, this, &DoorPresenter::open);
    connect(&m_pin, &PinPresenter::changed, this, [this] {
        if (m_pin.work() == PinPresenter::Work::Checking)
            m_calledAway = false; // a new PIN, by somebody who is back
    });
    connect(&m_pin, &PinPresenter::leaveRequested, this, &DoorPresenter::leave);
    connect(&m_lockTelling, &LockTelling::changed, this, &DoorPresenter::changed);
    connect(&ports.identity, &Identity::ended, this, &DoorPresenter::sessionEnded);
    connect(&ports.identity, &Identity::keepingChanged, this, &DoorPresenter::changed);
}

QString DoorPresenter::keepingNotice() const
{
    switch (m_identity.keeping()) {
    case Identity::Keeping::Keychain:
        return {};
    case Identity::Keeping::MemoryNoKeychain:
        return tr("This computer has no keychain: you sign in again after closing Deskbell.");
    case Identity::Keeping::MemoryLocked:
        return tr("The keychain is locked: you sign in again after closing Deskbell, unless you unlock it.");
    case Identity::Keeping::LeftBehind:
        return tr(
            "Your sign-in may still be in the keychain. Unlock it, start Deskbell again, and sign out if it "
            "asks for your PIN.");
    case Identity::Keeping::MemoryRefused:
        return tr("The keychain did not take your sign-in: you sign in again after closing Deskbell.");
    }
    return {};
}

void DoorPresenter::start()
{
    m_working = true;
    m_problem = {};
    show(Page::Opening);
    const int question = m_question;
    deliver(m_identity.restore(), this, [this, question](const Result<Account> &answer) {
        if (question == m_question)
            restored(answer);
    });
}

void DoorPresenter::restored(const Result<Account> &answer)
{
    m_working = false;
    if (answer.ok())
        return arrived(answer.value());
    const Error::Kind kind = answer.error().kind;
    if (kind == Error::Kind::NotFound && !m_identity.isSignedIn())
        return showSignIn({});
    if (kind == Error::Kind::SignedOut)
        return showSignIn(endSentence(Identity::EndReason::Expired));
    if (kind == Error::Kind::Offline && m_options.demo)
        return showStackDown();
    m_problem = errorText(answer.error(), Doing::RestoringSession);
    show(Page::Opening);
}

/// Also somebody whose PIN the server still honours types it: a new start is a new pair of eyes.
void DoorPresenter::arrived(const Account &account)
{
    forgetLock();
    m_link.clear();
    goOn(account);
}

void DoorPresenter::goOn(const Account &account)
{
    if (account.factor == Account::Factor::None) {
        m_pin.begin(account);
        return show(Page::Pin);
    }
    m_factor.begin(account);
    show(Page::Factor);
}

void DoorPresenter::open(const Account &account)
{
    if (m_calledAway)
        return lock(account, LockReason::BySystem, m_workIsKept);
    forgetLock();
    show(Page::Open);
    Q_EMIT opened(account);
}

void DoorPresenter::callAway()
{
    m_calledAway = m_page == Page::Pin && m_pin.isBusy();
}

void DoorPresenter::showStackDown()
{
    m_working = false;
    m_problem = {};
    show(Page::StackDown);
}

void DoorPresenter::startStack()
{
    if (m_page != Page::StackDown || m_working)
        return;
    setStackStarting();
    Q_EMIT startStackRequested();
}

void DoorPresenter::setStackStarting()
{
    m_working = true;
    m_problem = {};
    Q_EMIT changed();
}

void DoorPresenter::setStackFailed(const QString &sentence)
{
    m_working = false;
    m_problem = {tr("The local stack did not start."), sentence};
    show(Page::StackDown);
}

void DoorPresenter::showStackUnusable()
{
    m_working = false;
    m_problem = {tr("The local stack cannot be used."),
                 tr("Its address or its key is not one. Run packaging/stack down in a terminal, then start "
                    "the demo again.")};
    show(Page::StackDown);
}

void DoorPresenter::signInInstead()
{
    m_identity.setAside();
    showSignIn({});
}

void DoorPresenter::showSignIn(const QString &notice)
{
    m_working = false;
    m_problem = {};
    m_ways.begin(notice);
    show(Page::SignIn);
    if (const QUrl link = std::exchange(m_link, {}); !link.isEmpty())
        m_ways.openLink(link);
}

void DoorPresenter::lock(const Account &account, LockReason reason, bool workIsKept)
{
    forgetLock();
    m_workIsKept = workIsKept;
    const QDateTime now = m_clock.now().toUtc().toLocalTime();
    m_lockNotice = lockSentence(reason, QLocale().toString(now.time(), QStringLiteral("HH:mm")), account);
    Account outside = account;
    outside.pinVerified = false;
    m_pin.begin(outside);
    show(Page::Pin);
    if (reason != LockReason::ByServer)
        return m_lockTelling.tell();
    // It may want an app's code before the PIN, or another sign-in: nobody types a PIN to learn that.
    deliver(m_identity.account(), this, [this, question = m_question](const Result<Account> &answer) {
        const bool isWaiting = question == m_question && !m_pin.isBusy();
        if (isWaiting && answer.ok() && answer.value().factor != Account::Factor::None)
            goOn(answer.value());
    });
}

QString DoorPresenter::lockNotice() const
{
    return !m_lockTelling.isUntold() ? m_lockNotice
                                     : tr("%1. The server could not be told yet").arg(m_lockNotice);
}

void DoorPresenter::tick()
{
    m_lockTelling.tick();
}

void DoorPresenter::forgetLock()
{
    m_lockNotice.clear();
    m_lockTelling.forget();
    m_workIsKept = false;
}

void DoorPresenter::leave()
{
    if (!m_workIsKept)
        return signOut();
    const Account outside = m_pin.account();
    m_pin.begin(outside); // who stays can type the PIN again
    Q_EMIT leaveRequested();
}

void DoorPresenter::signOut(Identity::SignOut where)
{
    forgetLock();
    if (m_page != Page::SignIn) // a session that has ended by itself has said there why
        showSignIn({});
    m_identity.signOut(where);
}

bool DoorPresenter::openLink(const QUrl &link)
{
    if (m_page == Page::Opening || m_page == Page::StackDown) {
        m_link = link;
        return true;
    }
    if (m_page != Page::SignIn)
        return false;
    m_ways.openLink(link);
    return true;
}

void DoorPresenter::sessionEnded(Identity::EndReason reason)
{
    forgetLock();
    if (reason == Identity::EndReason::Blocked && m_page == Page::Pin)
        return m_pin.showBlocked(0);
    showSignIn(endSentence(reason));
}

void DoorPresenter::show(Page page)
{
    ++m_question;
    if (page != Page::Factor)
        m_factor.end();
    m_page = page;
    Q_EMIT changed();
}

} // namespace desk
