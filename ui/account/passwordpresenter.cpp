// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/account/passwordpresenter.h"

#include "models/domain/shutout.h"
#include "ui/signin/passwordrules.h"

namespace desk {

PasswordPresenter::PasswordPresenter(Credentials &credentials, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_asking(clock)
    , m_resend(clock)
{
    connect(&m_asking, &Asking::changed, this, &PasswordPresenter::lookAtAnswer);
    connect(&m_resend, &Countdown::changed, this, &PasswordPresenter::changed);
}

bool PasswordPresenter::canSave() const
{
    return !isBusy() && !m_asking.isPaused() && !m_typed.password.isEmpty() &&
           (!m_asksForSoFar || !m_typed.soFar.isEmpty()) &&
           (m_step == Step::Typing || !m_typed.code.isEmpty());
}

ErrorText PasswordPresenter::problem() const
{
    const QString weak = m_asking.error() ? weaknessText(*m_asking.error()) : QString();
    return weak.isEmpty() ? m_asking.problem() : ErrorText{weak, {}};
}

PasswordPresenter::Field PasswordPresenter::wrongField() const
{
    if (m_isFaulty)
        return Field::Password;
    if (!m_asking.error())
        return Field::None;
    const QString &code = m_asking.error()->code;
    if (code == u"reauthentication_not_valid" || code == u"code_form")
        return Field::Code;
    if (code.startsWith(u"current_password"))
        return Field::SoFar;
    if (code.startsWith(u"weak_password") || code == u"same_password" || code == u"validation_failed")
        return Field::Password;
    return Field::None;
}

void PasswordPresenter::type(QString &field, const QString &text)
{
    if (field == text || isBusy())
        return;
    field = text;
    m_isFaulty = false;
    m_asking.forget();
    Q_EMIT changed();
}

void PasswordPresenter::setPassword(const QString &password)
{
    type(m_typed.password, password);
}

void PasswordPresenter::setSoFar(const QString &password)
{
    type(m_typed.soFar, password);
}

void PasswordPresenter::setCode(const QString &code)
{
    type(m_typed.code, code);
}

void PasswordPresenter::save()
{
    if (!canSave())
        return;
    if (const QString fault = newPasswordFault(m_typed.password); !fault.isEmpty()) {
        m_isFaulty = true;
        return m_asking.say({fault, {}});
    }
    m_asking.ask(Doing::ChangingPassword, m_credentials.changePassword(m_typed), [this](Done) {
        wipe();
        Q_EMIT saved();
    });
}

/// What the server asks for beside the password is asked of the person.
void PasswordPresenter::lookAtAnswer()
{
    if (const auto error = m_asking.error(); error && !isBusy()) {
        if (error->code == u"reauthentication_needed" && m_step == Step::Typing) {
            m_step = Step::Code;
            m_asking.forget();
            if (m_resend.isRunning()) // the mail of a moment ago is still good
                return Q_EMIT changed();
            return sendCode();
        }
        if (error->code == u"current_password_required")
            m_asksForSoFar = true;
        if (wrongField() == Field::Code)
            m_step = Step::Code;
        else if (wrongField() != Field::None) // back to where it can be mended; the code is still good
            m_step = Step::Typing;
        if (error->code == u"same_password") { // unless it was looked at for this
            m_typed.code.clear();
            m_resend.stop();
        }
        if (isShutOut(*error))
            Q_EMIT shutOut();
    }
    Q_EMIT changed();
}

void PasswordPresenter::sendCode()
{
    if (m_step != Step::Code || !canSendCode())
        return;
    m_typed.code.clear();
    m_asking.ask(Doing::SendingProof, m_credentials.sendCode(),
                 [this](Done) { m_resend.start(ResendAfter); });
}

void PasswordPresenter::back()
{
    if (isBusy() || m_step != Step::Code)
        return;
    m_step = Step::Typing;
    m_typed.code.clear();
    m_asking.forget();
    Q_EMIT changed();
}

void PasswordPresenter::forget()
{
    wipe();
    m_asking.forget();
    Q_EMIT changed();
}

void PasswordPresenter::wipe()
{
    m_typed = {};
    m_step = Step::Typing;
    m_asksForSoFar = false;
    m_isFaulty = false;
}

void PasswordPresenter::tick()
{
    m_asking.tick();
    m_resend.tick();
}

} // namespace desk
