// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Identity over GoTrue and two functions of the database. Tokens stay in SessionKeeper; what comes out of
// here are accounts, outcomes and errors.
#pragma once

#include "models/domain/secret.h"
#include "models/ports/identity.h"
#include "net/auth/callback.h"
#include "net/auth/entrance.h"

namespace desk {

class Auth final : public Identity
{
    Q_OBJECT

public:
    /// `http` carries the session of `entrance`.
    Auth(Entrance &entrance, HttpClient &http, QObject *parent = nullptr);

    QFuture<Result<Account>> restore() override;
    void setAside() override;
    QFuture<Result<Done>> requestCode(const QString &email) override;
    QFuture<Result<Account>> signInWithCode(const QString &email, const QString &code) override;
    QFuture<Result<Account>> signInWithPassword(const QString &email, const QString &password) override;
    QFuture<Result<LinkKind>> inspectLink(const QUrl &link) override;
    QFuture<Result<Account>> signInWithLink(const QUrl &link) override;
    QFuture<Result<WaysIn>> ways() override;
    QFuture<Result<Done>> requestTextCode(const QString &phone) override;
    QFuture<Result<Account>> signInWithTextCode(const QString &phone, const QString &code) override;
    Result<QUrl> browserAddress(const QString &provider) override;
    QFuture<Result<Account>> account() override;
    QFuture<Result<PinOutcome>> verifyPin(const QString &pin) override;
    QFuture<Result<PinOutcome>> setPin(const QString &pin, const QString &oldPin,
                                       const QString &enrolCode) override;
    QFuture<Result<Done>> lock() override;
    QFuture<Result<Done>> touch() override;
    void signOut(SignOut where) override;
    [[nodiscard]] bool isSignedIn() const override;
    [[nodiscard]] Keeping keeping() const override;

    /// The key that came with the last right PIN, to what is kept sealed while the desk is locked. Empty
    /// before, and after forgetSeal().
    [[nodiscard]] const Secret &seal() const { return m_seal; }
    void forgetSeal() { m_seal = Secret(); }

private:
    using Verifiers = QList<QByteArray>;
    struct Expected
    {
        Callback callback;
        Verifiers verifiers; ///< never empty
    };

    QFuture<Result<HttpAnswer>> exchange(const QByteArray &code, const Verifiers &verifiers);
    QFuture<Result<Expected>> expected(const QUrl &link);
    QFuture<Result<Account>> follow(const Callback &callback, const Verifiers &verifiers);
    /// `heard`: whether an answer "ok" has all that it must have.
    using Heard = std::function<bool(const QByteArray &body)>;
    QFuture<Result<PinOutcome>> pin(const char *function, const QByteArray &body, Heard heard);

    [[nodiscard]] SessionKeeper &session() const { return m_entrance.session(); }
    [[nodiscard]] PendingLinks &links() const { return m_entrance.links(); }

    Entrance &m_entrance;
    HttpClient &m_http;
    Secret m_seal;
};

} // namespace desk
