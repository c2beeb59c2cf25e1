// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/wayspresenter.h"

#include "models/domain/deliver.h"

namespace desk {

WaysPresenter::WaysPresenter(DoorPorts ports, const Clock &clock, SignInOptions options, QObject *parent)
    : QObject(parent)
    , m_identity(ports.identity)
    , m_port(ports.service)
    , m_email(ports.identity, clock, options)
    , m_browser(ports.identity, clock)
    , m_registration(ports, clock, options)
    , m_phone(ports.identity, clock, options)
    , m_service(ports.service, ports.identity, clock)
{
    connectEmail();
    connect(&m_browser, &BrowserPresenter::enteredUnknown, this, [this](const Error &error) {
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_browser, &BrowserPresenter::signedIn, this, [this](const Account &account) {
        go(Way::Email);
        Q_EMIT signedIn(account);
    });
    connect(&m_browser, &BrowserPresenter::abandoned, this, &WaysPresenter::useEmail);
    connectRegistration();
    connectPhone();
    connectService();
}

/// The link of a mail that was asked for with a new password is as good as its code.
void WaysPresenter::connectEmail()
{
    connect(&m_email, &SignInPresenter::changed, this, &WaysPresenter::lookAtLink);
    connect(&m_email, &SignInPresenter::signedIn, this, [this](const Account &account) {
        if (m_way == Way::Registration && m_registration.isWaiting())
            return m_registration.proven();
        useEmail();
        Q_EMIT signedIn(account);
    });
    connect(&m_email, &SignInPresenter::enteredUnknown, this, [this](const Error &error) {
        if (m_way == Way::Registration && m_registration.isWaiting())
            return m_registration.proven();
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
}

void WaysPresenter::connectRegistration()
{
    const auto leave = [this] {
        m_email.setEmail(m_registration.email()); // the next sign-in begins with it
        useEmail();
    };
    connect(&m_registration, &RegistrationPresenter::changed, this, &WaysPresenter::changed);
    connect(&m_registration, &RegistrationPresenter::signedIn, this, [this, leave](const Account &account) {
        leave();
        Q_EMIT signedIn(account);
    });
    connect(&m_registration, &RegistrationPresenter::enteredUnknown, this, [this, leave](const Error &error) {
        leave();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_registration, &RegistrationPresenter::abandoned, this, leave);
}

void WaysPresenter::connectPhone()
{
    connect(&m_phone, &PhonePresenter::changed, this, &WaysPresenter::changed);
    connect(&m_phone, &PhonePresenter::signedIn, this, [this](const Account &account) {
        useEmail();
        Q_EMIT signedIn(account);
    });
    connect(&m_phone, &PhonePresenter::enteredUnknown, this, [this](const Error &error) {
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_phone, &PhonePresenter::abandoned, this, &WaysPresenter::useEmail);
}

WaysPresenter::Way WaysPresenter::way() const
{
    return m_email.step() == SignInPresenter::Step::Link ? Way::Email : m_way;
}

bool WaysPresenter::isAnyOffered() const
{
    return m_offered.email || m_offered.phone || !m_offered.providers.isEmpty() || !m_services.isEmpty();
}

/// A link that failed is told on the page that is shown.
void WaysPresenter::lookAtLink()
{
    if (!m_isLinkOpen || m_email.isBusy() || m_email.step() == SignInPresenter::Step::Link)
        return;
    m_isLinkOpen = false;
    const auto problem = m_email.problem();
    if (!problem)
        return;
    m_email.begin({});
    if (m_way == Way::Registration)
        m_registration.sayOfLink(problem->text);
    else if (m_way == Way::Phone)
        m_phone.sayOfLink(problem->text);
    else if (m_way == Way::Service)
        m_service.sayOfLink(problem->text);
}

void WaysPresenter::connectService()
{
    connect(&m_service, &ServicePresenter::signedIn, this, [this](const Account &account) {
        useEmail();
        Q_EMIT signedIn(account);
    });
    connect(&m_service, &ServicePresenter::enteredUnknown, this, [this](const Error &error) {
        useEmail();
        Q_EMIT enteredUnknown(error);
    });
    connect(&m_service, &ServicePresenter::abandoned, this, &WaysPresenter::useEmail);
}

void WaysPresenter::begin(const QString &notice)
{
    m_browser.stop();
    m_registration.stop();
    m_phone.stop();
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
    m_registration.stop();
    m_phone.stop();
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

void WaysPresenter::useNewAccount()
{
    if (m_email.isBusy())
        return;
    m_registration.startSignUp(m_email.email());
    go(Way::Registration);
}

void WaysPresenter::useForgottenPassword()
{
    if (m_email.isBusy())
        return;
    m_registration.startRecovery(m_email.email());
    go(Way::Registration);
}

void WaysPresenter::usePhone()
{
    if (m_email.isBusy())
        return;
    m_phone.start();
    go(Way::Phone);
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
    if (m_way == Way::Browser || m_registration.isBusy() || m_phone.isBusy() || m_service.isBusy())
        return; // a sign-in that is being checked may succeed
    m_isLinkOpen = m_way != Way::Email;
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
