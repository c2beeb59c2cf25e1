// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in at a service of the organization's own, which has the passwords of its people. What it opens is
// a session like any other. Refusals carry the service's symbols: invalid_credentials, not_allowed,
// email_not_confirmed, otp_expired, throttled, upstream_unavailable; "weak_password length common characters
// similar" and "validation_failed email password name code" with those that apply.
#pragma once

#include "models/domain/account.h"
#include "models/domain/result.h"
#include "models/domain/waysin.h"

#include <QFuture>
#include <QList>

namespace desk {

class OwnService
{
public:
    virtual ~OwnService() = default;

    /// Those that the installation names and a password may be sent to; asked of the server each time.
    virtual QFuture<Result<QList<SignInService>>> services() = 0;
    virtual QFuture<Result<Account>> signIn(const SignInService &service, const QString &email,
                                            const QString &password) = 0;
    /// Mails a code to who may come in; everybody gets the same answer. Nothing is kept of the password,
    /// which comes again with the code.
    virtual QFuture<Result<Done>> requestCode(const SignInService &service, const QString &email,
                                              const QString &password, const QString &name) = 0;
    /// The password is the person's from now on, the first one or in place of a forgotten one.
    virtual QFuture<Result<Account>> confirm(const SignInService &service, const QString &email,
                                             const QString &password, const QString &code) = 0;
};

} // namespace desk
