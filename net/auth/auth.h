// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identity over GoTrue and two functions of the database. Tokens stay in SessionKeeper; what comes out of
// here are accounts, outcomes and errors.
#pragma once

#include "models/ports/identity.h"
#include "net/auth/callback.h"
#include "net/auth/loopback.h"
#include "net/auth/pendinglinks.h"
#include "net/auth/sessionkeeper.h"
#include "net/http/httpclient.h"

namespace desk {

class Auth final : public Identity
{
    Q_OBJECT

public:
    /// `http` carries the session of `session`; `door` is where the links of mails lead.
    Auth(HttpTransport &transport, HttpClient &http, SessionKeeper &session, PendingLinks &links,
         ReturnAddress &door, QObject *parent = nullptr);

    QFuture<Result<Account>> restore() override;
    void setAside() override;
    QFuture<Result<Done>> requestCode(const QString &email) override;
    QFuture<Result<Account>> signInWithCode(const QString &email, const QString &code) override;
    QFuture<Result<Account>> signInWithPassword(const QString &email, const QString &password) override;
    QFuture<Result<Account>> signInWithLink(const QUrl &link) override;
    QFuture<Result<Account>> account() override;
    QFuture<Result<PinOutcome>> verifyPin(const QString &pin) override;
    QFuture<Result<PinOutcome>> setPin(const QString &pin, const QString &oldPin,
                                       const QString &enrolCode) override;
    QFuture<Result<Done>> lock() override;
    QFuture<Result<Done>> touch() override;
    void signOut() override;
    [[nodiscard]] Keeping keeping() const override;

private:
    using Verifiers = QList<QByteArray>;

    QFuture<Result<HttpAnswer>> ask(const QByteArray &path, const QJsonObject &body);
    QFuture<Result<Account>> enter(const QFuture<Result<HttpAnswer>> &answer);
    QFuture<Result<HttpAnswer>> exchange(const QByteArray &code, const Verifiers &verifiers);
    QFuture<Result<Account>> follow(const Callback &callback, const Verifiers &verifiers);
    QFuture<Result<PinOutcome>> pin(const char *function, const QByteArray &body);

    HttpTransport &m_transport;
    HttpClient &m_http;
    SessionKeeper &m_session;
    PendingLinks &m_links;
    ReturnAddress &m_door;
};

} // namespace desk
