// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/registrationpresenter.h"

#include "ui/signin/passwordrules.h"
#include "ui/signin/signinrules.h"

namespace desk {

namespace {

constexpr int CodeLength = 6;
constexpr qsizetype LongestName = 80; // as the database keeps it

} // namespace

RegistrationPresenter::RegistrationPresenter(DoorPorts ports, const Clock &clock, SignInOptions options,
                                             QObject *parent)
    : QObject(parent)
    , m_identity(ports.identity)
    , m_registration(ports.registration)
    , m_options(options)
    , m_mailing(clock)
    , m_asking(clock)
    , m_resend(clock)
    , m_lifetime(clock)
{
    connect(&m_mailing, &Asking::changed, this, &RegistrationPresenter::changed);
    connect(&m_asking, &Asking::changed, this, &RegistrationPresenter::changed);
    connect(&m_asking, &Asking::failed, this, &RegistrationPresenter::refused);
    connect(&m_resend, &Countdown::changed, this, &RegistrationPresenter::changed);
    connect(&m_lifetime, &Countdown::changed, this, &RegistrationPresenter::changed);
}

bool RegistrationPresenter::canSubmit() const
{
    if (isBusy())
        return false;
    switch (m_step) {
    case Step::NewAccount:
        return !m_email.isEmpty() && !m_password.isEmpty() && !m_mailing.isPaused();
    case Step::Forgot:
        return !m_email.isEmpty() && canSendAgain();
    case Step::Code:
        return m_code.size() == CodeLength && !m_asking.isPaused();
    case Step::NewPassword:
        return !m_password.isEmpty() && !m_asking.isPaused();
    }
    return false;
}

bool RegistrationPresenter::canSendAgain() const
{
    return !isBusy() && resendIn() == 0 && !m_mailing.isPaused();
}

void RegistrationPresenter::startSignUp(const QString &email)
{
    start(Registration::Mail::SignUp, Step::NewAccount, email);
}

void RegistrationPresenter::startRecovery(const QString &email)
{
    start(Registration::Mail::Recovery, Step::Forgot, email);
}

void RegistrationPresenter::start(Registration::Mail mail, Step step, const QString &email)
{
    stop();
    m_mail = mail;
    m_email = email;
    go(step);
}

void RegistrationPresenter::setEmail(const QString &email)
{
    if (email.trimmed() == m_email || isBusy())
        return;
    m_email = email.trimmed();
    forgetProblems();
    Q_EMIT changed();
}

void RegistrationPresenter::setName(const QString &name)
{
    if (!isBusy())
        m_name = name.left(LongestName);
    Q_EMIT changed();
}

void RegistrationPresenter::setPassword(const QString &password)
{
    if (password == m_password || isBusy())
        return;
    m_password = password;
    forgetProblems();
    Q_EMIT changed();
}

void RegistrationPresenter::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeLength);
    if (digits == m_code || isBusy())
        return;
    m_code = digits;
    if (!m_code.isEmpty())
        forgetProblems();
    Q_EMIT changed();
    if (m_step == Step::Code && canSubmit())
        submit();
}

void RegistrationPresenter::submit()
{
    if (!canSubmit())
        return;
    switch (m_step) {
    case Step::NewAccount:
        return signUp();
    case Step::Forgot:
        if (!isFault(Field::Email, addressFault(m_email).whole()))
            sendAgain();
        return;
    case Step::Code:
        return checkCode();
    case Step::NewPassword:
        if (!isFault(Field::Password, newPasswordFault(m_password)))
            savePassword();
        return;
    }
}

void RegistrationPresenter::signUp()
{
    if (isFault(Field::Email, addressFault(m_email).whole()) ||
        isFault(Field::Password, newPasswordFault(m_password)))
        return;
    m_mailing.ask(Doing::SendingCode, m_registration.signUp(m_email, m_password, m_name),
                  [this](Registration::Begun begun) {
                      if (begun == Registration::Begun::Entered)
                          finish();
                      else
                          mailSent();
                  });
}

void RegistrationPresenter::sendAgain()
{
    if (canSendAgain())
        m_mailing.ask(Doing::SendingCode, m_registration.sendMail(m_mail, m_email),
                      [this](Done) { mailSent(); });
}

void RegistrationPresenter::mailSent()
{
    m_sentTo = m_email;
    m_resend.start(m_options.resendAfter);
    m_lifetime.start(m_options.codeLifetime);
    go(Step::Code);
}

void RegistrationPresenter::sayOfLink(const ErrorText &problem)
{
    m_asking.say(problem);
}

void RegistrationPresenter::useAnotherAddress()
{
    if (!isBusy())
        go(isNewAccount() ? Step::NewAccount : Step::Forgot);
}

void RegistrationPresenter::cancel()
{
    if (!isBusy() && m_step != Step::NewPassword)
        Q_EMIT abandoned();
}

bool RegistrationPresenter::isFault(Field field, const QString &fault)
{
    if (fault.isEmpty())
        return false;
    m_fault = Problem{field, {{}, fault}};
    Q_EMIT changed();
    return true;
}

void RegistrationPresenter::go(Step step)
{
    m_step = step;
    m_code.clear();
    forgetProblems();
    Q_EMIT changed();
}

void RegistrationPresenter::forgetProblems()
{
    m_fault.reset();
    m_mailing.forget();
    m_asking.forget();
}

/// The pause of the server goes on, whoever comes back.
void RegistrationPresenter::stop()
{
    forgetProblems();
    m_lifetime.stop();
    m_name.clear();
    m_password.clear();
    m_code.clear();
    m_step = Step::NewAccount;
    m_isFinishing = false;
}

void RegistrationPresenter::tick()
{
    m_mailing.tick();
    m_asking.tick();
    m_resend.tick();
    m_lifetime.tick();
}

} // namespace desk
