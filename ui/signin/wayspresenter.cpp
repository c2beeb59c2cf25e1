// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/wayspresenter.h"

#include "models/domain/deliver.h"

namespace desk {

WaysPresenter::WaysPresenter(Identity &identity, OwnService &service, const Clock &clock,
                             SignInOptions options, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_port(service)
    , m_email(identity, clock, options)
    , m_browser(identity, clock)
    , m_service(service, identity, clock)
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
    connectService();
}

void WaysPresenter::connectService()
{
    connect(&m_service, &ServicePresenter::signedIn, this, [this](const Account &account) {
        go(Way::Email);
        Q_EMIT signedIn(account);
    });
    connect(&m_service, &ServicePresenter::enteredUnknown, this, [this](const Error &error) {
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_service, &ServicePresenter::abandoned, this, &WaysPresenter::useEmail);
    connect(&m_email, &SignInPresenter::changed, this, [this] {
        if (m_way == Way::Service && m_email.step() == SignInPresenter::Step::Link)
            useEmail(); // the link of a mail asks whether somebody wants it
    });
}

void WaysPresenter::begin(const QString &notice)
{
    m_browser.stop();
    m_service.stop();
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
    deliver(m_port.services(), this, [this, question](const Result<QList<SignInService>> &answer) {
        if (question != m_question || !answer.ok() || answer.value() == m_services)
            return;
        m_services = answer.value();
        Q_EMIT changed();
    });
}

void WaysPresenter::useEmail()
{
    m_browser.stop();
    m_service.stop();
    go(Way::Email);
}

void WaysPresenter::useBrowser(const Provider &provider)
{
    if (m_email.isBusy())
        return;
    go(Way::Browser);
    m_browser.start(provider);
}

void WaysPresenter::useService(const SignInService &service)
{
    if (m_email.isBusy())
        return;
    m_service.start(service, m_email.email());
    go(Way::Service);
}

void WaysPresenter::openLink(const QUrl &link)
{
    if (m_way == Way::Browser)
        m_browser.openLink(link);
    else if (!m_service.isBusy()) // a sign-in that is being checked may succeed
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
