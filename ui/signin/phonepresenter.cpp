// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/phonepresenter.h"

#include "models/domain/phonenumber.h"
#include "ui/signin/signinrules.h"

namespace desk {

namespace {

constexpr int CodeLength = 6;

bool isRefusal(const Error &error)
{
    return error.kind == Error::Kind::Rejected || error.kind == Error::Kind::Forbidden ||
           error.kind == Error::Kind::NotFound || error.kind == Error::Kind::SignedOut;
}

} // namespace

PhonePresenter::PhonePresenter(Identity &identity, const Clock &clock, SignInOptions options, QObject *parent)
    : QObject(parent)
    , m_identity(identity)
    , m_options(options)
    , m_sending(clock)
    , m_asking(clock)
    , m_resend(clock)
    , m_lifetime(clock)
{
    connect(&m_sending, &Asking::changed, this, &PhonePresenter::changed);
    connect(&m_asking, &Asking::changed, this, &PhonePresenter::changed);
    connect(&m_asking, &Asking::failed, this, &PhonePresenter::refused);
    connect(&m_resend, &Countdown::changed, this, &PhonePresenter::changed);
    connect(&m_lifetime, &Countdown::changed, this, &PhonePresenter::changed);
}

QString PhonePresenter::number() const
{
    return phoneNumber(m_typed);
}

std::optional<PhonePresenter::Problem> PhonePresenter::problem() const
{
    if (!m_fault.isEmpty())
        return Problem{Field::Number, {{}, m_fault}};
    if (auto ofCode = m_step == Step::Code ? problemOfCode() : std::nullopt)
        return ofCode;
    return problemOfSending();
}

std::optional<PhonePresenter::Problem> PhonePresenter::problemOfCode() const
{
    const ErrorText text = m_asking.problem();
    if (text.whole().isEmpty())
        return std::nullopt;
    const auto &error = m_asking.error();
    if (!error || !isRefusal(*error))
        return Problem{Field::None, text};
    return Problem{Field::Code,
                   {tr("That code does not open Deskbell."),
                    tr("Each code works once, for a minute, and only the newest one. Look at the newest "
                       "message, or ask for a new code.")}};
}

std::optional<PhonePresenter::Problem> PhonePresenter::problemOfSending() const
{
    const ErrorText text = m_sending.problem();
    if (text.whole().isEmpty())
        return std::nullopt;
    if (!m_sending.error() || !isRefusal(*m_sending.error()))
        return Problem{Field::None, text};
    return Problem{m_step == Step::Number ? Field::Number : Field::None,
                   {tr("The text message was not sent."),
                    tr("Check the number. If it is right, use another way or tell an admin.")}};
}

bool PhonePresenter::canSend() const
{
    return !isBusy() && !m_typed.trimmed().isEmpty() && resendIn() == 0 && !m_sending.isPaused();
}

bool PhonePresenter::canSignIn() const
{
    return !isBusy() && m_step == Step::Code && m_code.size() == CodeLength && !m_asking.isPaused();
}

void PhonePresenter::start()
{
    stop();
    go(Step::Number);
}

void PhonePresenter::setNumber(const QString &typed)
{
    if (typed == m_typed || isBusy())
        return;
    m_typed = typed;
    forgetProblems();
    Q_EMIT changed();
}

void PhonePresenter::setCode(const QString &code)
{
    const QString digits = digitsOf(code, CodeLength);
    if (digits == m_code || isBusy())
        return;
    m_code = digits;
    if (!m_code.isEmpty())
        forgetProblems();
    Q_EMIT changed();
    if (canSignIn())
        signIn();
}

void PhonePresenter::send()
{
    if (!canSend())
        return;
    const QString to = number();
    if (to.isEmpty()) {
        m_fault = tr("Begin with + and the country, as in +44 7700 900101.");
        return Q_EMIT changed();
    }
    m_sending.ask(Doing::SendingText, m_identity.requestTextCode(to), [this, to](Done) { sent(to); });
}

void PhonePresenter::sent(const QString &to)
{
    m_sentTo = to;
    m_resend.start(m_options.textAgainAfter);
    m_lifetime.start(m_options.textLifetime);
    go(Step::Code);
}

void PhonePresenter::signIn()
{
    if (!canSignIn())
        return;
    m_asking.ask(Doing::CheckingCode, m_identity.signInWithTextCode(number(), m_code),
                 [this](const Account &account) {
                     stop();
                     Q_EMIT signedIn(account);
                 });
}

void PhonePresenter::refused(const Error &error)
{
    if (m_identity.isSignedIn()) {
        stop();
        Q_EMIT enteredUnknown(error);
    } else if (error.kind != Error::Kind::Offline) {
        m_code.clear();
    }
}

void PhonePresenter::sayOfLink(const ErrorText &problem)
{
    m_asking.say(problem);
}

void PhonePresenter::useAnotherNumber()
{
    if (!isBusy())
        go(Step::Number);
}

void PhonePresenter::cancel()
{
    if (!isBusy())
        Q_EMIT abandoned();
}

void PhonePresenter::go(Step step)
{
    m_step = step;
    m_code.clear();
    forgetProblems();
    Q_EMIT changed();
}

void PhonePresenter::forgetProblems()
{
    m_fault.clear();
    m_sending.forget();
    m_asking.forget();
}

void PhonePresenter::stop()
{
    forgetProblems();
    m_lifetime.stop();
    m_code.clear();
    m_step = Step::Number;
}

void PhonePresenter::tick()
{
    m_sending.tick();
    m_asking.tick();
    m_resend.tick();
    m_lifetime.tick();
}

} // namespace desk
