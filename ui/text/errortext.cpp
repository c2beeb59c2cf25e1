// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/errortext.h"

#include "ui/text/credentialerrors.h"
#include "ui/text/factortext.h"
#include "ui/text/safetyerrors.h"

#include <QCoreApplication>

#include <algorithm>

namespace desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(desk::ErrorText)

public:
    static QString whatAtDoor(Doing doing);
    static QString what(Doing doing);
    static QString why(Error::Kind kind);
    static QString safe(Error::Kind kind, Doing doing);
    static QString next(const Error &error, Doing doing);
    static ErrorText ofDoor(const Error &error, Doing doing);
    static ErrorText ofMended(const Error &error, Doing doing);
    static QString ofCertificate(const QString &code);
};

/// The server looked at it and did nothing.
bool isRefusal(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::SignedOut:
    case Error::Kind::Locked:
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
    case Error::Kind::Rejected:
    case Error::Kind::Busy:
        return true;
    default:
        return false;
    }
}

bool isText(Doing doing)
{
    return doing == Doing::FilingRequest || doing == Doing::SendingReply || doing == Doing::AddingNote;
}

QString Words::whatAtDoor(Doing doing)
{
    switch (doing) {
    case Doing::SendingCode:
        return tr("The email was not sent");
    case Doing::SendingText:
        return tr("The text message was not sent");
    case Doing::CheckingCode:
    case Doing::CheckingPassword:
    case Doing::OpeningLink:
    case Doing::ReturningFromBrowser:
        return tr("You are not signed in yet");
    case Doing::RestoringSession:
        return tr("You could not be signed in again");
    case Doing::CheckingPin:
        return tr("The PIN could not be checked");
    case Doing::SavingPin:
        return tr("The PIN was not saved");
    case Doing::SavingPassword:
        return tr("The new password is not saved yet");
    case Doing::Locking:
        return tr("The server does not know yet that you locked Deskbell");
    default:
        return {};
    }
}

QString Words::what(Doing doing)
{
    switch (doing) {
    case Doing::Loading:
        return tr("The list could not be brought up to date");
    case Doing::OpeningThread:
        return tr("The conversation could not be loaded");
    case Doing::FilingRequest:
        return tr("Your request has not been sent");
    case Doing::SendingReply:
        return tr("Your reply has not been sent");
    case Doing::AddingNote:
        return tr("Your note has not been added");
    case Doing::SavingChange:
        return tr("The change was not saved");
    case Doing::LoadingAdmission:
        return tr("The allowed emails could not be loaded");
    case Doing::ChangingAdmission:
        return tr("The allowed emails were not changed");
    case Doing::LoadingDevices:
        return tr("The devices could not be loaded");
    case Doing::EndingSession:
        return tr("The session was not ended");
    default:
        // One of them knows it.
        return whatAtDoor(doing) + credentialHeadline(doing) + factorHeadline(doing) + safetyHeadline(doing);
    }
}

QString Words::why(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Offline:
        return tr("The server did not answer.");
    case Error::Kind::SignedOut:
        return tr("Your sign-in has ended.");
    case Error::Kind::Locked:
        return tr("Deskbell is locked.");
    case Error::Kind::Forbidden:
        return tr("You do not have permission for this.");
    case Error::Kind::NotFound:
        return tr("It is not there any more, or not for you to see.");
    case Error::Kind::Conflict:
        return tr("Somebody else changed it first.");
    case Error::Kind::Rejected:
        return tr("The server did not accept it as it is.");
    case Error::Kind::Busy:
        return tr("The server was asked too often.");
    case Error::Kind::ServerFault:
        return tr("The server has a problem of its own.");
    case Error::Kind::Garbled:
        return tr("The answer from the server could not be read.");
    case Error::Kind::Cancelled:
        return tr("It was stopped before an answer came.");
    }
    return {};
}

QString Words::safe(Error::Kind kind, Doing doing)
{
    if (isText(doing))
        return tr("Your text is kept here.");
    switch (doing) {
    case Doing::Loading:
        return tr("You see what was known before.");
    case Doing::SavingChange:
    case Doing::ChangingAdmission:
    case Doing::EndingSession:
    case Doing::RemovingFactor:
    case Doing::ChangingSafety:
        // An answer that was lost on the way may have been a yes.
        return isRefusal(kind) ? tr("Everything is as it was.") : QString();
    case Doing::Locking:
        return tr("Deskbell shows nothing on this computer until the PIN is typed.");
    default:
        return {};
    }
}

QString Words::next(const Error &error, Doing doing)
{
    switch (error.kind) {
    case Error::Kind::Offline:
        if (isText(doing))
            return tr("It is sent when the server answers again.");
        return tr("Check your network, then try again.");
    case Error::Kind::SignedOut:
        return tr("Sign in again.");
    case Error::Kind::Locked:
        return tr("Type your PIN, then try again.");
    case Error::Kind::Forbidden:
        return tr("Ask an admin of your help desk.");
    case Error::Kind::NotFound:
        return tr("Go back to the list to see what is there.");
    case Error::Kind::Conflict:
        return tr("Look at both versions, then choose.");
    case Error::Kind::Rejected:
        return isText(doing) ? tr("Change the text, then send it again.")
                             : tr("Check what you typed, then try again.");
    case Error::Kind::Busy:
        if (error.retryAfter > 0)
            return tr("Try again in %1.").arg(clockText(error.retryAfter));
        return tr("Try again in a minute.");
    case Error::Kind::ServerFault:
        return tr("Try again in a minute. If it stays like this, tell an admin.");
    case Error::Kind::Garbled:
        return tr("Tell an admin: the network may be in the way, or Deskbell needs an update.");
    case Error::Kind::Cancelled:
        return tr("Try again.");
    }
    return {};
}

/// At the door the same kind of error means something more exact.
ErrorText Words::ofDoor(const Error &error, Doing doing)
{
    const bool refused = error.kind == Error::Kind::Rejected || error.kind == Error::Kind::Forbidden ||
                         error.kind == Error::Kind::NotFound || error.kind == Error::Kind::SignedOut;
    if (doing == Doing::CheckingCode && refused)
        return {tr("That code does not open Deskbell."),
                tr("Each code works once and for a short time, and only the newest one. "
                   "Look at the newest email, or send a new code.")};
    if (doing == Doing::CheckingPassword && error.code == QLatin1String("email_not_confirmed"))
        return {tr("This address has not been proven yet."),
                tr("Let us send you a code and sign in with it once; then the password works.")};
    if (doing == Doing::CheckingPassword && refused)
        return {tr("Email and password do not belong together."),
                tr("Check both, or let us send you a code instead.")};
    if (doing == Doing::OpeningLink && refused)
        return {tr("That link does not open Deskbell any more."),
                tr("A link works once, on the computer that asked for it, and only the newest one. "
                   "Send yourself a new email, or type the code from it.")};
    if (doing == Doing::RestoringSession && error.code == QLatin1String("vault_locked"))
        return {tr("The keychain is locked"),
                tr("Your sign-in from last time may be in it. Unlock it, then try again.")};
    if (doing == Doing::RestoringSession && error.code.startsWith(QLatin1String("vault_")))
        return {tr("The keychain did not answer"),
                tr("Your sign-in from last time may be in it. Try again in a moment.")};
    if (doing == Doing::SendingCode && error.kind == Error::Kind::Rejected)
        return {tr("The server does not take this address."), tr("Check how it is spelt.")};
    return {};
}

/// Nobody else was quicker: an earlier try of the same request was.
ErrorText Words::ofMended(const Error &error, Doing doing)
{
    if (doing != Doing::FilingRequest || error.kind != Error::Kind::Conflict)
        return {};
    return {
        tr("What you changed in this request has not been sent"),
        tr("The request had arrived as it was before. Your text is kept here. Send what is new as a reply.")};
}

/// Waiting does not mend these, and "try again" would send people in circles. Empty: it is no such problem.
QString Words::ofCertificate(const QString &code)
{
    if (code == QLatin1String("tls_expired"))
        return tr("The server's certificate has run out, so nothing was sent to it. "
                  "Check date and time of this computer; if they are right, tell an admin.");
    if (code == QLatin1String("tls_early"))
        return tr("The server's certificate is not valid yet, so nothing was sent to it. "
                  "Check date and time of this computer; if they are right, tell an admin.");
    if (code == QLatin1String("tls_name"))
        return tr("Another server answered at this address, so nothing was sent to it. "
                  "A guest network may want you to sign in with your browser first; if not, tell an admin.");
    if (code == QLatin1String("tls_untrusted"))
        return tr("Nobody whom this computer trusts vouches for the server, so nothing was sent to it. "
                  "A company's certificate may have to be installed here: tell an admin.");
    if (code == QLatin1String("tls_revoked"))
        return tr("The server's certificate was withdrawn, so nothing was sent to it. Tell an admin.");
    if (code == QLatin1String("tls"))
        return tr(
            "No safe connection to the server could be made, so nothing was sent to it. Tell an admin.");
    return {};
}

} // namespace

QString ErrorText::whole() const
{
    if (what.isEmpty() || then.isEmpty())
        return what + then;
    return what + QLatin1String(what.endsWith(u'.') ? " " : ". ") + then;
}

ErrorText errorText(const Error &error, Doing doing)
{
    if (ErrorText own = credentialError(error, doing); !own.what.isEmpty())
        return own;
    if (ErrorText door = Words::ofDoor(error, doing); !door.what.isEmpty())
        return door;
    if (ErrorText factor = factorText(error, doing); !factor.what.isEmpty())
        return factor;
    if (ErrorText safety = safetyError(error, doing); !safety.what.isEmpty())
        return safety;
    if (ErrorText mended = Words::ofMended(error, doing); !mended.what.isEmpty())
        return mended;
    const QString certificate = Words::ofCertificate(error.code);
    QString then = certificate.isEmpty() ? Words::why(error.kind) : certificate;
    if (const QString safe = Words::safe(error.kind, doing); !safe.isEmpty())
        then += u' ' + safe;
    if (certificate.isEmpty())
        then += u' ' + Words::next(error, doing);
    return {Words::what(doing), then};
}

QString clockText(int seconds)
{
    const int left = std::max(0, seconds);
    const auto two = [](int number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
    if (left >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(QString::number(left / 3600), two(left / 60 % 60), two(left % 60));
    return QStringLiteral("%1:%2").arg(QString::number(left / 60), two(left % 60));
}

} // namespace desk
