// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/credentialerrors.h"

#include <QCoreApplication>

#include <array>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::CredentialErrors)

public:
    static ErrorText ofPassword(const Error &error);
    static ErrorText ofAddress(const Error &error);
    static ErrorText ofCode(const Error &error, Doing doing);
    static ErrorText ofSilence(const Error &error, Doing doing);
};

bool is(const Error &error, const char *code)
{
    return error.code == QLatin1String(code);
}

ErrorText Words::ofPassword(const Error &error)
{
    if (is(error, "same_password"))
        return {tr("This is your password already."), tr("Choose another one, or leave it as it is.")};
    if (is(error, "current_password_required"))
        return {tr("The password was not changed."), tr("Type the password you have now as well.")};
    if (is(error, "current_password_invalid"))
        return {tr("That is not the password you have now."), tr("Check it, then try again.")};
    if (is(error, "validation_failed"))
        return {tr("The server does not take this password."),
                tr("It may be too long: 72 letters are the most.")};
    return {};
}

ErrorText Words::ofAddress(const Error &error)
{
    if (is(error, "email_form") || is(error, "email_address_invalid") || is(error, "validation_failed"))
        return {tr("This is no email address."), tr("Check how it is spelt.")};
    if (is(error, "email_address_not_authorized"))
        return {tr("The server sends no mail to this address."), tr("Take another one, or ask an admin.")};
    if (is(error, "email_exists"))
        return {tr("This address cannot be taken."), tr("Somebody signs in with it already.")};
    return {};
}

ErrorText Words::ofCode(const Error &error, Doing doing)
{
    if (is(error, "code_form"))
        return {tr("A code has six digits."), tr("Type all of them.")};
    if (is(error, "reauthentication_not_valid"))
        return {tr("That is not the code."), tr("Each code works once and for a short time, and only the "
                                                "newest one. Look at the newest email, or send a new code.")};
    if (doing != Doing::ConfirmingAddress)
        return {};
    if (is(error, "otp_expired"))
        return {tr("That did not work."),
                tr("Each code and each link works once and for a short time, and a code only with the mail "
                   "box that it was sent to. Look at the newest email, or send both again.")};
    if (is(error, "nothing_waits") || is(error, "other_account"))
        return {tr("That has nothing to do with your account."),
                tr("You have not asked for a new address here. Nothing of yours was changed.")};
    return {};
}

/// An answer that was lost on the way may have been a yes. (Where no safe line was had, nothing was sent.)
ErrorText Words::ofSilence(const Error &error, Doing doing)
{
    if (error.kind != Error::Kind::Offline || error.code.startsWith(QLatin1String("tls")))
        return {};
    if (doing == Doing::ChangingPassword)
        return {
            tr("The server did not answer, so the password may be the new one or the old one."),
            tr("Check your network, then try again. If it says that this is your password already, it is.")};
    if (doing == Doing::ChangingAddress || doing == Doing::ConfirmingAddress)
        return {tr("The server did not answer."),
                tr("It may have heard you all the same. Check your network, then press F5 to see.")};
    return {};
}

/// One of these sentences fits a refusal only.
ErrorText firstOf(std::array<ErrorText, 2> texts)
{
    return texts[0].what.isEmpty() ? texts[1] : texts[0];
}

} // namespace

QString credentialHeadline(Doing doing)
{
    switch (doing) {
    case Doing::LoadingAddress:
        return Words::tr("Your address could not be loaded");
    case Doing::ChangingAddress:
        return Words::tr("Nothing was changed about your address");
    case Doing::ConfirmingAddress:
        return Words::tr("The new address was not confirmed");
    case Doing::ChangingPassword:
        return Words::tr("The password was not changed");
    case Doing::SendingProof:
        return Words::tr("The email was not sent");
    default:
        return {};
    }
}

ErrorText credentialError(const Error &error, Doing doing)
{
    if (doing == Doing::OpeningLink && is(error, "address_link"))
        return {Words::tr("This link confirms a new address, it does not sign you in."),
                Words::tr("Sign in first. Deskbell then asks you about the new address.")};
    const bool mine = doing == Doing::ChangingPassword || doing == Doing::ChangingAddress ||
                      doing == Doing::ConfirmingAddress || doing == Doing::SendingProof;
    if (mine && is(error, "insufficient_aal"))
        return {Words::tr("The code of your authenticator app is needed first."),
                Words::tr("Lock Deskbell, then come in with the code.")};
    if (ErrorText silence = Words::ofSilence(error, doing); !silence.what.isEmpty())
        return silence;
    switch (doing) {
    case Doing::ChangingPassword:
        return firstOf({Words::ofPassword(error), Words::ofCode(error, doing)});
    case Doing::ChangingAddress:
        return Words::ofAddress(error);
    case Doing::ConfirmingAddress:
        return firstOf({Words::ofCode(error, doing), Words::ofAddress(error)});
    default:
        return {};
    }
}

} // namespace desk
