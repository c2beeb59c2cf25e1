// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in and out, and the PIN. Implemented in net/auth over GoTrue, two RPCs and the keychain.
// No token leaves the implementation; the screens see states and outcomes only.
#pragma once

#include "models/domain/account.h"
#include "models/domain/result.h"
#include "models/domain/waysin.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QUrl>

namespace desk {

class Identity : public QObject
{
    Q_OBJECT

public:
    /// Where the session is kept between starts.
    enum class Keeping {
        Keychain,         ///< the system's keychain holds it
        MemoryNoKeychain, ///< there is none: the session ends with the program
        MemoryLocked,     ///< it is locked and was not opened
        MemoryRefused,    ///< it refused, or did not answer in time
        LeftBehind,       ///< the session is over, and the keychain could not be made to forget it
    };
    Q_ENUM(Keeping)

    enum class EndReason {
        SignedOut, ///< by the person
        Expired,   ///< the server does not honour the session any more
        Blocked,   ///< three wrong PINs
        Removed,   ///< an admin ended it
    };
    Q_ENUM(EndReason)

    enum class LinkKind {
        Reply,  ///< of a page that was opened on purpose: a code, or why there is none
        InMail, ///< opens a session by itself; somebody has to want that
    };
    enum class SignOut {
        Here,       ///< this session
        Everywhere, ///< all sessions of the person
    };

    using QObject::QObject;

    /// The session of the last start, if one is kept and still honoured. NotFound: there is none, sign in.
    /// Forbidden: the keychain may hold one and could not be asked (`code` vault_locked when it says why).
    virtual QFuture<Result<Account>> restore() = 0;
    /// Somebody signs in anew: the session is left where it is kept, and neither renewed nor ended from now
    /// on. restore() finds it again, unless a new one has taken its place.
    virtual void setAside() = 0;

    /// What the installation has switched on; asked of the server each time.
    virtual QFuture<Result<WaysIn>> ways() = 0;
    /// Mails a six-digit code and a link. Neutral: the answer does not tell whether the address may come in.
    /// Busy with retryAfter when asked too often.
    virtual QFuture<Result<Done>> requestCode(const QString &email) = 0;
    virtual QFuture<Result<Account>> signInWithCode(const QString &email, const QString &code) = 0;
    virtual QFuture<Result<Account>> signInWithPassword(const QString &email, const QString &password) = 0;
    /// What a link is, without using it up. Rejected as signInWithLink() would, with the same codes.
    virtual QFuture<Result<LinkKind>> inspectLink(const QUrl &link) = 0;
    /// `deskbell://auth/…` or the loopback address. Rejected for hostile, unknown, used or expired links.
    virtual QFuture<Result<Account>> signInWithLink(const QUrl &link) = 0;

    /// A code by text message, to a number in international form ("+353…").
    virtual QFuture<Result<Done>> requestTextCode(const QString &phone) = 0;
    virtual QFuture<Result<Account>> signInWithTextCode(const QString &phone, const QString &code) = 0;
    /// Where to send the browser; it comes back as a link. Rejected when no port of this machine can be had.
    virtual Result<QUrl> browserAddress(const QString &provider) = 0;

    /// Asks the server again who I am and whether the PIN is verified.
    virtual QFuture<Result<Account>> account() = 0;
    virtual QFuture<Result<PinOutcome>> verifyPin(const QString &pin) = 0;
    /// `oldPin` and `enrolCode` may be empty.
    virtual QFuture<Result<PinOutcome>> setPin(const QString &pin, const QString &oldPin,
                                               const QString &enrolCode) = 0;
    /// Takes the PIN's permission away from this session, on the server.
    virtual QFuture<Result<Done>> lock() = 0;
    /// I am still here: keeps the PIN's permission from running out.
    virtual QFuture<Result<Done>> touch() = 0;
    /// Forgets the session here at once; the server is told now or when it can be reached.
    virtual void signOut(SignOut where) = 0;

    /// A session is in force, also where an answer that failed has left open whose it is.
    [[nodiscard]] virtual bool isSignedIn() const = 0;
    [[nodiscard]] virtual Keeping keeping() const = 0;

Q_SIGNALS:
    void keepingChanged(desk::Identity::Keeping keeping);
    /// The session is over; nothing of it is kept any more.
    void ended(desk::Identity::EndReason reason);
};

} // namespace desk
