// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinpresenter.h"

#include "models/domain/deliver.h"
#include "ui/signin/signinrules.h"

namespace desk {

SignInPresenter::SignInPresenter(Identity &identity, const Clock &clock, SignInOptions options,
                                 QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_options(options)
    , m_resend(clock)
    , m_lifetime(clock)
    , m_pause(clock)
{
    connect(&m_resend, &Countdown::changed, this, &SignInPresenter::changed);
    connect(&m_lifetime, &Countdown::changed, this, &SignInPresenter::changed);
    connect(&m_pause, &Countdown::changed, this, [this](int left) {
        if (left == 0)
            m_tooOften.reset();
        Q_EMIT changed();
    });
}

std::optional<SignInPresenter::Problem> SignInPresenter::problem() const
{
    if (!m_tooOften || m_tooOften->step != m_step)
        return m_problem;
    Error error = m_tooOften->error;
    error.retryAfter = m_pause.left();
    return Problem{Field::None, errorText(error, m_tooOften->doing)};
}

bool SignInPresenter::mustWait(Doing doing) const
{
    return m_tooOften && m_tooOften->doing == doing;
}

/// While a sign-in is being checked it may succeed; nobody may have walked away from it by then.
bool SignInPresenter::mayLeave() const
{
    return m_work == Work::None || m_work == Work::SendingCode;
}

bool SignInPresenter::canSendCode() const
{
    return !isBusy() && resendIn() == 0 && !mustWait(Doing::SendingCode) && !m_email.isEmpty();
}

bool SignInPresenter::canSignIn() const
{
    if (isBusy())
        return false;
    switch (m_step) {
    case Step::Address:
        return false;
    case Step::Code:
        return m_code.size() == CodeLength && !mustWait(Doing::CheckingCode);
    case Step::Password:
        return !m_email.isEmpty() && !m_password.isEmpty() && !mustWait(Doing::CheckingPassword);
    case Step::Link:
        return !mustWait(Doing::OpeningLink);
    }
    return false;
}

void SignInPresenter::setEmail(const QString &email)
{
    const QString trimmed = email.trimmed();
    if (trimmed == m_email)
        return;
    m_email = trimmed;
    m_problem.reset();
    Q_EMIT changed();
}

void SignInPresenter::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeLength);
    if (digits == m_code || isBusy())
        return;
    m_code = digits;
    if (!m_code.isEmpty())
        m_problem.reset();
    Q_EMIT changed();
    if (m_step == Step::Code && canSignIn())
        signIn();
}

void SignInPresenter::setPassword(const QString &password)
{
    if (password == m_password || isBusy())
        return;
    m_password = password;
    if (!m_password.isEmpty())
        m_problem.reset();
    Q_EMIT changed();
}

void SignInPresenter::sendCode()
{
    if (isBusy() || resendIn() > 0 || mustWait(Doing::SendingCode) || !checkAddress())
        return;
    start(Work::SendingCode);
    const int question = m_question;
    deliver(m_identity.requestCode(m_email), this,
            [this, question, email = m_email](const Result<Done> &answer) {
                if (question == m_question)
                    codeSent(email, answer);
            });
}

void SignInPresenter::codeSent(const QString &email, const Result<Done> &answer)
{
    m_work = Work::None;
    if (!answer.ok() && !tellsTooMuch(answer.error()))
        return fail(answer.error(), Doing::SendingCode);
    m_sentTo = email;
    m_resend.start(m_options.resendAfter);
    m_lifetime.start(m_options.codeLifetime);
    if (email == m_email)
        go(Step::Code);
    else // another address was typed meanwhile: no code is on its way to that one
        Q_EMIT changed();
}

void SignInPresenter::signIn()
{
    if (!canSignIn())
        return;
    if (m_step == Step::Link)
        return followLink();
    if (!checkAddress())
        return;
    const bool byCode = m_step == Step::Code;
    start(byCode ? Work::CheckingCode : Work::CheckingPassword);
    const int question = m_question;
    const auto heard = [this, question, byCode](const Result<Account> &answer) {
        if (question == m_question)
            answered(answer, byCode ? Doing::CheckingCode : Doing::CheckingPassword);
    };
    deliver(byCode ? m_identity.signInWithCode(m_email, m_code)
                   : m_identity.signInWithPassword(m_email, m_password),
            this, heard);
}

void SignInPresenter::answered(const Result<Account> &answer, Doing doing)
{
    m_work = Work::None;
    const bool keepsTyped =
        !answer.ok() && (answer.error().kind == Error::Kind::Offline || doing == Doing::OpeningLink);
    if (!keepsTyped) {
        m_code.clear();
        m_password.clear();
    }
    const bool isOut = !answer.ok() && !m_identity.isSignedIn();
    if (isOut && m_step == Step::Link && answer.error().kind != Error::Kind::Offline)
        m_step = m_beforeLink; // that link is no way in any more
    if (isOut)
        return fail(answer.error(), doing);
    m_sentTo.clear();
    m_resend.stop();
    m_lifetime.stop();
    go(Step::Address);
    if (answer.ok())
        Q_EMIT signedIn(answer.value());
    else
        Q_EMIT enteredUnknown(answer.error());
}

void SignInPresenter::usePassword()
{
    if (mayLeave())
        go(Step::Password);
}

void SignInPresenter::useCode()
{
    if (mayLeave())
        go(Step::Address);
}

void SignInPresenter::haveCode()
{
    if (mayLeave() && checkAddress())
        go(Step::Code);
}

void SignInPresenter::useAnotherAddress()
{
    if (!mayLeave())
        return;
    m_lifetime.stop();
    go(Step::Address);
}

void SignInPresenter::begin(const QString &notice)
{
    go(Step::Address);
    m_notice = notice;
    Q_EMIT changed();
}

void SignInPresenter::tick()
{
    m_resend.tick();
    m_lifetime.tick();
    m_pause.tick();
}

void SignInPresenter::go(Step step)
{
    ++m_question;
    m_work = Work::None;
    m_step = step;
    m_code.clear();
    m_password.clear();
    m_notice.clear();
    m_problem.reset();
    Q_EMIT changed();
}

void SignInPresenter::start(Work work)
{
    ++m_question;
    m_work = work;
    m_problem.reset();
    m_tooOften.reset();
    Q_EMIT changed();
}

void SignInPresenter::fail(const Error &error, Doing doing)
{
    if (error.kind == Error::Kind::Busy) {
        m_tooOften = TooOften{error, doing, m_step};
        m_pause.start(error.retryAfter > 0 ? error.retryAfter : m_options.resendAfter);
        Q_EMIT changed();
        return;
    }
    if (doing == Doing::OpeningLink && error.code == QLatin1String("link")) // not from our mail
        return Q_EMIT changed();
    Field field = Field::None;
    if (error.kind != Error::Kind::Offline && doing == Doing::CheckingCode)
        field = Field::Code;
    if (error.kind == Error::Kind::Rejected && doing == Doing::CheckingPassword)
        field = Field::Password;
    if (error.kind == Error::Kind::Rejected && doing == Doing::SendingCode)
        field = Field::Email;
    setProblem(field, errorText(error, doing));
}

void SignInPresenter::setProblem(Field field, const ErrorText &text)
{
    m_problem = Problem{field, text};
    Q_EMIT changed();
}

bool SignInPresenter::checkAddress()
{
    const ErrorText fault = addressFault(m_email);
    if (fault.then.isEmpty())
        return true;
    setProblem(Field::Email, fault);
    return false;
}

} // namespace desk
