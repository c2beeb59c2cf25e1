// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/wayspresenter.h"

#include "models/domain/deliver.h"

namespace desk {

WaysPresenter::WaysPresenter(Identity &identity, const Clock &clock, SignInOptions options, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_email(identity, clock, options)
    , m_browser(identity, clock)
{
    connect(&m_email, &SignInPresenter::signedIn, this, &WaysPresenter::signedIn);
    connect(&m_email, &SignInPresenter::enteredUnknown, this, &WaysPresenter::enteredUnknown);
    connect(&m_browser, &BrowserPresenter::enteredUnknown, this, [this](const Error &error) {
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_browser, &BrowserPresenter::signedIn, this, [this](const Account &account) {
        go(Way::Email);
        Q_EMIT signedIn(account);
    });
    connect(&m_browser, &BrowserPresenter::abandoned, this, &WaysPresenter::useEmail);
}

void WaysPresenter::begin(const QString &notice)
{
    m_browser.stop();
    m_email.begin(notice);
    go(Way::Email);
    askWhatIsOffered();
}

/// Without an answer what was known stays: a server that is away offers nothing anyway.
void WaysPresenter::askWhatIsOffered()
{
    const int question = ++m_question;
    deliver(m_identity.ways(), this, [this, question](const Result<WaysIn> &answer) {
        if (question != m_question || !answer.ok() || answer.value() == m_offered)
            return;
        m_offered = answer.value();
        Q_EMIT changed();
    });
}

void WaysPresenter::useEmail()
{
    m_browser.stop();
    go(Way::Email);
}

void WaysPresenter::useBrowser(const Provider &provider)
{
    if (m_email.isBusy())
        return;
    go(Way::Browser);
    m_browser.start(provider);
}

void WaysPresenter::openLink(const QUrl &link)
{
    if (m_way == Way::Browser)
        m_browser.openLink(link);
    else
        m_email.openLink(link);
}

void WaysPresenter::go(Way way)
{
    if (m_way == way)
        return;
    m_way = way;
    Q_EMIT changed();
}

} // namespace desk
