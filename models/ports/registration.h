// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An account with a password of one's own, and another password when that one is forgotten. A mail proves the
// address; only then is the password chosen, so that what a stranger left behind for it is replaced.
#pragma once

#include "models/domain/result.h"

#include <QFuture>
#include <QString>

namespace desk {

class Registration
{
public:
    enum class Mail {
        SignUp,
        Recovery,
    };
    enum class Begun {
        MailSent, ///< or the address is not one that gets a mail: nobody is told
        Entered,  ///< this installation believes addresses: a session is in force
    };

    virtual ~Registration() = default;

    /// `name` is what colleagues read; may be empty. Rejected with "weak_password" and the reasons behind it
    /// ("weak_password length characters pwned"), before anything is made or sent.
    virtual QFuture<Result<Begun>> signUp(const QString &email, const QString &password,
                                          const QString &name) = 0;
    /// A code and a link. Neutral: the answer does not tell whether the address has an account or may get
    /// one. For a sign-up this is the mail once more. Busy with retryAfter when asked too often.
    virtual QFuture<Result<Done>> sendMail(Mail mail, const QString &email) = 0;
    /// With the code of that mail. A session is in force then; whose it is, Identity::account() says.
    virtual QFuture<Result<Done>> prove(Mail mail, const QString &email, const QString &code) = 0;
    /// For who is signed in; ends their other sessions. A password that is in force already is no mistake:
    /// the answer to an earlier try may have been lost. Rejected as signUp() would; Forbidden with
    /// "insufficient_aal" while a second factor has not been asked for.
    virtual QFuture<Result<Done>> choosePassword(const QString &password) = 0;
};

} // namespace desk
