// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The session: held in memory, what renews it kept in the vault, renewed before it runs out and whenever the
// server refuses it. Whom that asks is Renewal's matter. Only their own words end it; being offline, 429, 5xx
// and portals do not.
#pragma once

#include "net/auth/revoker.h"
#include "net/auth/vault.h"
#include "net/http/tokensource.h"

#include <QPromise>

#include <memory>
#include <optional>

namespace desk {

class SessionKeeper final : public TokenSource
{
    Q_OBJECT

public:
    SessionKeeper(Renewal &renewal, Vault &vault, Timers &timers, Dice dice = systemDice(),
                  QObject *parent = nullptr);

    [[nodiscard]] QByteArray accessToken() const override;
    [[nodiscard]] quint64 session() const override { return m_generation; }
    QFuture<Result<Done>> renew(const QByteArray &refused) override;

    /// The kept session, refreshed. NotFound: none is kept. The vault's own error: it could not be asked.
    QFuture<Result<Done>> restore();
    /// A new session: written to the vault first, then in force.
    QFuture<Result<Done>> adopt(const SessionPointer &session);
    /// A code of an authenticator app: this session gets other tokens, with which the ones here die. It is
    /// sent when nobody renews, and nobody does until it is answered. The new ones are kept first, then in
    /// force; it is the same session() all the while. `code` answer_lost: whether it was taken is not known.
    QFuture<Result<Done>> replace(const FactorProof &proof);
    /// Out of force and no longer renewed, but still kept: see Identity::setAside().
    void setAside();
    /// Over: forgotten here at once, told to the server when it can be reached.
    void end(Identity::EndReason reason, Identity::SignOut where = Identity::SignOut::Here);

    [[nodiscard]] QString email() const { return m_session ? m_session->email : QString(); }
    [[nodiscard]] Identity::Keeping keeping() const { return m_keeping; }

    static constexpr std::chrono::minutes KeepAgain{1};

Q_SIGNALS:
    void keepingChanged(desk::Identity::Keeping keeping);
    void ended(desk::Identity::EndReason reason);

private:
    using Shared = std::shared_ptr<QPromise<Result<Done>>>;

    [[nodiscard]] static Error signedOut();
    /// For those who wait for a token: whatever the server said, they were not refused anything themselves.
    [[nodiscard]] static Error forWaiting(Error error);
    QFuture<Result<Done>> refresh();
    void askForToken();
    void tokenAnswered(quint64 generation, const QByteArray &used, const Result<SessionPointer> &session);
    void tokenFailed(const QByteArray &used, const Error &error);
    void tooLate(quint64 generation, const SessionPointer &session);
    QFuture<Result<Done>> replaced(quint64 generation, const Result<SessionPointer> &session);
    Error notReplaced(Error error);
    void lookForNewerToken(const QByteArray &refused, Identity::EndReason reason);
    QFuture<Result<Done>> keep(const SessionPointer &session);
    void keepNow();
    void publish(const SessionPointer &session);
    void stopWaiting();
    void settle(const Result<Done> &result);
    void setKeeping(Identity::Keeping keeping);

    Renewal &m_how;
    Vault &m_vault;
    Timers &m_timers;
    Dice m_dice;
    Revoker m_revoker;
    SessionPointer m_session;
    quint64 m_generation = 0; ///< answers for an earlier session come too late
    quint64 m_aside = 0;      ///< the one whose late renewal is kept all the same
    Shared m_renewal;
    bool m_isReplacing = false; ///< the refresh token may be dead from one moment to the next
    int m_attempts = 0;
    Backoff m_backoff;
    std::unique_ptr<Alarm> m_due;
    std::optional<Error> m_rest; ///< the server said for how long it does not want to be asked; until m_due
    std::unique_ptr<Alarm> m_keepAgain; ///< what a closed keychain missed is brought to it
    Identity::Keeping m_keeping = Identity::Keeping::Keychain;
};

} // namespace desk
