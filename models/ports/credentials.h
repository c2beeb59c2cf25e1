// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Changing what one signs in with, by the person who is signed in. Refusals carry the server's own symbol in
// `code`; ui/text/credentialerrors has a sentence for each.
#pragma once

#include "models/domain/credentials.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QUrl>

namespace desk {

class Credentials
{
public:
    virtual ~Credentials() = default;

    /// Ends all other sessions of the person. Rejected: reauthentication_needed (sendCode(), then again with
    /// it), reauthentication_not_valid, current_password_required, current_password_invalid, same_password,
    /// weak_password with the reasons behind it ("weak_password length pwned").
    virtual QFuture<Result<Done>> changePassword(const NewPassword &wanted) = 0;
    /// Mails the code that changePassword() may ask for.
    virtual QFuture<Result<Done>> sendCode() = 0;

    virtual QFuture<Result<SignInAddress>> address() = 0;
    /// Mails a code and a link to both boxes; the same address again makes the earlier ones worthless.
    virtual QFuture<Result<SignInAddress>> changeAddress(const QString &email) = 0;
    /// `box`: the address that the code was sent to. Rejected with otp_expired: wrong, used or too old.
    virtual QFuture<Result<Agreement>> confirmAddress(const QString &box, const QString &code) = 0;
    /// The link in one of these mails. Rejected: link (none of these), other_account (used up, and nothing of
    /// it concerns this person).
    virtual QFuture<Result<Agreement>> confirmAddress(const QUrl &link) = 0;
    /// Whatever is under way: its codes and links are worthless from now on.
    virtual QFuture<Result<Done>> abandonAddress() = 0;
};

} // namespace desk
