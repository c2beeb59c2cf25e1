// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Implements Credentials by GoTrue. The second box that agrees to a new address is answered with a session of
// its own: it is ended at once, because the one in force is the one with the PIN.
#pragma once

#include "models/ports/credentials.h"
#include "net/auth/entrance.h"
#include "net/auth/usercodec.h"

namespace desk {

class AuthCredentials final : public QObject, public Credentials
{
    Q_OBJECT

public:
    /// `http` carries the session of `entrance`; `supabase` ends the one that nobody asked for.
    AuthCredentials(Entrance &entrance, HttpClient &http, Renewal &supabase, Timers &timers,
                    QObject *parent = nullptr);

    QFuture<Result<Done>> changePassword(const NewPassword &wanted) override;
    QFuture<Result<Done>> sendCode() override;
    QFuture<Result<SignInAddress>> address() override;
    QFuture<Result<SignInAddress>> changeAddress(const QString &email) override;
    QFuture<Result<Agreement>> confirmAddress(const QString &box, const QString &code) override;
    QFuture<Result<Agreement>> confirmAddress(const QUrl &link) override;
    QFuture<Result<Done>> abandonAddress() override;

private:
    QFuture<Result<User>> user(const Entrance::Answer &answer);
    QFuture<Result<Agreement>> confirm(const QJsonObject &proof);
    QFuture<Result<Agreement>> agreed(PersonId me, const Result<HttpAnswer> &answer);
    void followAddress(const QString &email);

    Entrance &m_entrance;
    HttpClient &m_http;
    Revoker m_revoker;
};

} // namespace desk
