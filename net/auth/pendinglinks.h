// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in mails that we asked for and whose link may still be opened: one PKCE verifier each. They are kept
// in the vault, because the program may be started anew by the very link.
#pragma once

#include "models/ports/clock.h"
#include "net/auth/vault.h"

#include <QList>
#include <QObject>

#include <chrono>
#include <optional>

namespace desk {

class PendingLinks : public QObject
{
    Q_OBJECT

public:
    PendingLinks(Vault &vault, const Clock &clock, QObject *parent = nullptr);

    /// A new verifier, kept from now on. The answer is its challenge (S256), for the request.
    [[nodiscard]] QByteArray begin();
    /// Newest first, none older than Life. Empty: nobody here asked for a link.
    QFuture<Result<QList<QByteArray>>> verifiers();
    /// Signed in or out: no link is waited for any more.
    void clear();

    /// As long as a mail's link can live at most. The verifier alone opens nothing.
    static constexpr qint64 LifeMicros = 3600LL * 1000000;
    static constexpr int MaxKept = 3;
    [[nodiscard]] static QByteArray challengeOf(const QByteArray &verifier);

private:
    struct Pending
    {
        QByteArray verifier;
        qint64 since = 0; ///< by people's clock, for another start of the program
        std::optional<std::chrono::milliseconds> born; ///< in this one, by a clock that nobody sets
    };
    [[nodiscard]] QList<QByteArray> fresh() const;
    [[nodiscard]] QByteArray packed() const;
    static QList<Pending> unpacked(const QByteArray &text);

    Vault &m_vault;
    const Clock &m_clock;
    QList<Pending> m_pending;
};

} // namespace desk
