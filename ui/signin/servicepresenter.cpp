// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/servicepresenter.h"

#include "ui/signin/signinrules.h"

namespace desk {

namespace {

constexpr int CodeLength = 6;

} // namespace

ServicePresenter::ServicePresenter(OwnService &port, const Identity &identity, const Clock &clock,
                                   QObject *parent)
    : QObject(parent)
    , m_port(port)
    , m_identity(identity)
    , m_login(clock)
    , m_mail(clock)
    , m_confirm(clock)
    , m_resend(clock)
{
    for (const Asking *one : {&m_login, &m_mail, &m_confirm})
        connect(one, &Asking::changed, this, &ServicePresenter::changed);
    for (const Asking *one : {&m_login, &m_confirm})
        connect(one, &Asking::failed, this, &ServicePresenter::enterFailed);
    connect(&m_resend, &Countdown::changed, this, &ServicePresenter::changed);
}

const Asking &ServicePresenter::limit() const
{
    if (m_step == Step::Password)
        return m_login;
    return m_step == Step::Code ? m_confirm : m_mail;
}

bool ServicePresenter::canGoOn() const
{
    if (isBusy() || limit().isPaused() || m_email.isEmpty() || m_password.isEmpty())
        return false;
    if (m_step == Step::NewPerson || m_step == Step::NewPassword)
        return m_resend.left() == 0;
    return m_step != Step::Code || m_code.size() == CodeLength;
}

ServiceProblem ServicePresenter::problem() const
{
    if (!m_mistake.text.whole().isEmpty())
        return m_mistake;
    if (!m_shown->error() || m_shown->isPaused())
        return {ServiceField::None, m_shown->problem()};
    return serviceProblem(*m_shown->error(), m_shown == &m_mail ? Doing::SendingCode : Doing::CheckingCode);
}

void ServicePresenter::start(const SignInService &service, const QString &email)
{
    if (service != m_service) { // what somebody typed for one service is nobody else's
        m_password.clear();
        m_resend.stop();
    }
    m_service = service;
    if (!email.isEmpty())
        m_email = email;
    go(Step::Password);
}

/// Who mends a field has read what was wrong with it.
void ServicePresenter::edited(QString &kept, const QString &typed)
{
    if (kept == typed || isBusy())
        return;
    kept = typed;
    m_mistake = {};
    forgetAnswers();
    Q_EMIT changed();
}

void ServicePresenter::setEmail(const QString &email)
{
    edited(m_email, email.trimmed());
}

void ServicePresenter::setName(const QString &name)
{
    edited(m_name, name);
}

void ServicePresenter::setPassword(const QString &password)
{
    edited(m_password, password);
}

void ServicePresenter::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeLength);
    if (digits == m_code)
        return;
    edited(m_code, digits);
    if (m_step == Step::Code && canGoOn())
        goOn();
}

void ServicePresenter::refuse(ServiceField field, const QString &words)
{
    m_mistake = {field, {{}, words}};
    Q_EMIT changed();
}

bool ServicePresenter::isFilledIn()
{
    if (m_step == Step::NewPerson && m_name.trimmed().isEmpty())
        return refuse(ServiceField::Name, tr("Type your name.")), false;
    if (const ErrorText fault = addressFault(m_email); !fault.then.isEmpty())
        return refuse(ServiceField::Email, fault.then), false;
    if (m_password.isEmpty())
        return refuse(ServiceField::Password, tr("Type a password.")), false;
    return true;
}

void ServicePresenter::goOn()
{
    if (isBusy() || !isFilledIn() || !canGoOn())
        return;
    switch (m_step) {
    case Step::Password:
        return signIn();
    case Step::NewPerson:
    case Step::NewPassword:
        m_chosen = m_step;
        return requestCode();
    case Step::Code:
        return confirm();
    }
}

void ServicePresenter::signIn()
{
    m_shown = &m_login;
    m_login.ask(Doing::CheckingPassword, m_port.signIn(m_service, m_email, m_password),
                [this](const Account &account) { entered(account); });
}

/// The service wants a name from everybody and takes none from whom it knows: who has forgotten a password is
/// not asked for it.
void ServicePresenter::requestCode()
{
    const QString name = m_chosen == Step::NewPerson ? m_name.simplified() : m_email.section(u'@', 0, 0);
    m_shown = &m_mail;
    m_mail.ask(Doing::SendingCode, m_port.requestCode(m_service, m_email, m_password, name), [this](Done) {
        m_resend.start(ResendAfter);
        m_code.clear();
        m_step = Step::Code;
        m_shown = &m_confirm;
    });
}

void ServicePresenter::sendAgain()
{
    if (m_step == Step::Code && canSendAgain())
        requestCode();
}

void ServicePresenter::confirm()
{
    m_shown = &m_confirm;
    m_confirm.ask(Doing::CheckingCode, m_port.confirm(m_service, m_email, m_password, m_code),
                  [this](const Account &account) { entered(account); });
}

void ServicePresenter::entered(const Account &account)
{
    stop();
    Q_EMIT signedIn(account);
}

void ServicePresenter::enterFailed(const Error &error)
{
    if (m_identity.isSignedIn())
        return Q_EMIT enteredUnknown(error);
    const ServiceProblem wrong = problem();
    if (wrong.field == ServiceField::Code)
        m_code.clear();
    if (wrong.field == ServiceField::Password && m_step == Step::Password)
        m_password.clear();
    if (wrong.field != ServiceField::Code && wrong.field != ServiceField::None && m_step == Step::Code) {
        m_step = m_chosen; // where that field is
        m_mistake = wrong;
    }
}

void ServicePresenter::forgetAnswers()
{
    for (Asking *one : {&m_login, &m_mail, &m_confirm})
        one->forget();
}

void ServicePresenter::sayOfLink(const ErrorText &problem)
{
    m_mistake = {ServiceField::None, problem};
    Q_EMIT changed();
}

void ServicePresenter::beNew()
{
    if (!isBusy())
        go(Step::NewPerson);
}

void ServicePresenter::forgot()
{
    if (!isBusy())
        go(Step::NewPassword);
}

void ServicePresenter::back()
{
    if (isBusy())
        return;
    if (m_step == Step::Code)
        return go(m_chosen);
    if (m_step != Step::Password)
        return go(Step::Password);
    stop();
    Q_EMIT abandoned();
}

void ServicePresenter::go(Step step)
{
    forgetAnswers();
    if (step == Step::Password || m_step == Step::Password)
        m_password.clear(); // one that is typed for the first time is another than the one that was tried
    m_mistake = {};
    m_code.clear();
    m_step = step;
    m_shown = &limit();
    Q_EMIT changed();
}

void ServicePresenter::stop()
{
    forgetAnswers();
    m_password.clear();
    m_code.clear();
    m_mistake = {};
    m_step = Step::Password;
}

void ServicePresenter::tick()
{
    for (Asking *one : {&m_login, &m_mail, &m_confirm})
        one->tick();
    m_resend.tick();
}

} // namespace desk
