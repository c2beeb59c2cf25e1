// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/factortext.h"

#include <QCoreApplication>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::FactorText)

public:
    static ErrorText ofCode(const QString &code);
    static ErrorText ofStart(const QString &code);
};

ErrorText Words::ofCode(const QString &code)
{
    if (code == u"mfa_verification_failed")
        return {tr("That is not the code that the app shows now."),
                tr("Codes change every 30 seconds, and each works once. Wait for the next one and type it. "
                   "If none works, look whether the clock of your phone is right.")};
    if (code == u"code_form")
        return {tr("The code has six digits."), tr("Type the ones that the app shows now.")};
    if (code == u"answer_lost")
        return {tr("The answer of the server did not arrive."),
                tr("The code may have been taken. Wait for the next one, then type it.")};
    if (code == u"mfa_ip_address_mismatch" || code == u"mfa_challenge_expired")
        return {tr("The server did not look at that code."),
                tr("The network of this computer may have changed just then. Wait for the next code, then "
                   "type it.")};
    if (code == u"mfa_factor_not_found")
        return {tr("The server does not know this authenticator app any more."), tr("Set it up again.")};
    return {};
}

ErrorText Words::ofStart(const QString &code)
{
    if (code == u"insufficient_aal")
        return {tr("You have an authenticator app already."),
                tr("Sign out, sign in again with a code of it, then set up another one.")};
    if (code == u"too_many_enrolled_mfa_factors")
        return {tr("You have as many authenticator apps as the server takes."), tr("Remove one first.")};
    return {};
}

} // namespace

QString factorHeadline(Doing doing)
{
    switch (doing) {
    case Doing::StartingFactor:
        return Words::tr("The authenticator app could not be set up");
    case Doing::CheckingFactor:
        return Words::tr("The code could not be checked");
    case Doing::LoadingFactors:
        return Words::tr("Your authenticator apps could not be loaded");
    case Doing::RemovingFactor:
        return Words::tr("The authenticator app was not removed");
    default:
        return {};
    }
}

ErrorText factorText(const Error &error, Doing doing)
{
    if (factorHeadline(doing).isEmpty())
        return {};
    if (error.code == u"mfa_totp_enroll_not_enabled" || error.code == u"mfa_totp_verify_not_enabled")
        return {Words::tr("This server does not take authenticator apps."),
                Words::tr("Ask an admin of your help desk.")};
    if (doing == Doing::CheckingFactor)
        return Words::ofCode(error.code);
    if (doing == Doing::StartingFactor)
        return Words::ofStart(error.code);
    if (doing == Doing::RemovingFactor && error.code == u"insufficient_aal")
        return {
            Words::tr("An authenticator app is removed by who has it."),
            Words::tr("Sign out, sign in again with a code of it, then remove it. Everything is as it was.")};
    return {};
}

} // namespace desk
