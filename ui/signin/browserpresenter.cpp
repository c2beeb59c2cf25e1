// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/browserpresenter.h"

namespace desk {

BrowserPresenter::BrowserPresenter(Identity &identity, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_asking(clock)
    , m_patience(clock)
{
    connect(&m_asking, &Asking::changed, this, &BrowserPresenter::changed);
    connect(&m_asking, &Asking::failed, this, [this](const Error &error) {
        if (m_identity.isSignedIn())
            Q_EMIT enteredUnknown(error);
    });
    connect(&m_patience, &Countdown::changed, this, &BrowserPresenter::changed);
    connect(&m_patience, &Countdown::ended, this, [this] {
        m_isLate = true;
        Q_EMIT changed();
    });
}

ErrorText BrowserPresenter::problem() const
{
    if (m_isLate && !isChecking())
        return {tr("That took longer than five minutes."),
                tr("The page in your browser leads nowhere now. Open it again.")};
    return m_asking.problem();
}

void BrowserPresenter::start(const Provider &provider)
{
    m_provider = provider;
    again();
}

void BrowserPresenter::again()
{
    if (isChecking())
        return;
    m_asking.forget();
    m_isLate = false;
    const Result<QUrl> address = m_identity.browserAddress(m_provider.id);
    if (!address.ok()) {
        m_patience.stop();
        m_asking.say({tr("Your browser could not find the way back."),
                      tr("This computer gives Deskbell no port to listen on. Use a code by email instead.")});
        return;
    }
    m_patience.start(Patience);
    Q_EMIT changed();
    Q_EMIT openRequested(address.value());
}

void BrowserPresenter::openLink(const QUrl &link)
{
    if (isChecking() || m_isLate)
        return;
    m_asking.ask(Doing::ReturningFromBrowser, m_identity.inspectLink(link),
                 [this, link](Identity::LinkKind kind) {
                     if (kind == Identity::LinkKind::Reply)
                         follow(link);
                 });
}

void BrowserPresenter::follow(const QUrl &link)
{
    m_asking.ask(Doing::ReturningFromBrowser, m_identity.signInWithLink(link),
                 [this](const Account &account) {
                     m_patience.stop();
                     Q_EMIT signedIn(account);
                 });
}

void BrowserPresenter::cancel()
{
    if (!isChecking())
        Q_EMIT abandoned();
}

void BrowserPresenter::stop()
{
    m_asking.forget();
    m_patience.stop();
    m_isLate = false;
}

void BrowserPresenter::tick()
{
    m_asking.tick();
    m_patience.tick();
}

} // namespace desk
