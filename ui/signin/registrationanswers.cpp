// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the server says to the code and to the password, and what comes of it.
#include "ui/signin/passwordrules.h"
#include "ui/signin/registrationpresenter.h"

namespace desk {

std::optional<RegistrationPresenter::Problem> RegistrationPresenter::problem() const
{
    if (m_fault)
        return m_fault;
    const bool isAsked = m_step == Step::Code || m_step == Step::NewPassword;
    if (auto asked = isAsked ? problemOf(m_asking) : std::nullopt)
        return asked;
    return m_step == Step::NewPassword ? std::nullopt : problemOf(m_mailing);
}

std::optional<RegistrationPresenter::Problem> RegistrationPresenter::problemOf(const Asking &asking) const
{
    const ErrorText text = asking.problem();
    if (text.whole().isEmpty())
        return std::nullopt;
    const auto &error = asking.error();
    if (!error || error->kind == Error::Kind::Offline || error->kind == Error::Kind::Busy)
        return Problem{Field::None, text};
    if (const QString weakness = weaknessText(*error); !weakness.isEmpty())
        return Problem{Field::Password, {{}, weakness}};
    if (error->code == u"insufficient_aal")
        return Problem{Field::None,
                       {tr("Your authenticator app comes first."),
                        tr("Go on without a new password, type the code of the app, and change the password "
                           "then.")}};
    if (m_step == Step::Code && &asking == &m_asking)
        return Problem{Field::Code, text};
    const bool isOfAddress = &asking == &m_mailing && error->kind == Error::Kind::Rejected;
    return Problem{isOfAddress ? Field::Email : Field::None, text};
}

void RegistrationPresenter::checkCode()
{
    m_asking.ask(Doing::CheckingCode, m_registration.prove(m_mail, m_email, m_code),
                 [this](Done) { proven(); });
}

/// A new account's password is saved once more: for an address that was invited a stranger may have chosen
/// one before, and it would stay.
void RegistrationPresenter::proven()
{
    m_sentTo.clear();
    m_resend.stop();
    m_lifetime.stop();
    go(Step::NewPassword);
    if (isNewAccount() && !m_password.isEmpty())
        savePassword();
}

void RegistrationPresenter::savePassword()
{
    m_asking.ask(Doing::SavingPassword, m_registration.choosePassword(m_password),
                 [this](Done) { finish(); });
}

void RegistrationPresenter::leavePassword()
{
    if (m_step == Step::NewPassword && !isBusy())
        finish();
}

void RegistrationPresenter::finish()
{
    m_step = Step::NewPassword;
    m_password.clear();
    m_isFinishing = true;
    m_asking.ask(Doing::RestoringSession, m_identity.account(), [this](const Account &account) {
        stop();
        Q_EMIT signedIn(account);
    });
}

void RegistrationPresenter::refused(const Error &error)
{
    if (m_isFinishing) {
        stop();
        Q_EMIT enteredUnknown(error);
    } else if (m_step == Step::Code && m_identity.isSignedIn()) {
        proven(); // let in, and then something else went wrong
    } else if (m_step == Step::Code && error.kind != Error::Kind::Offline) {
        m_code.clear();
    }
}

} // namespace desk
