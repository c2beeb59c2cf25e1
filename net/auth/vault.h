// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where small secrets survive the program. As a port, because the system's keychains fail in many ways and
// each has to be tried.
#pragma once

#include "models/domain/deliver.h"
#include "models/ports/identity.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>

namespace desk {

/// Error::code of what a vault cannot do.
namespace vaultcode {
inline constexpr char None[] = "vault_none";          ///< there is no keychain
inline constexpr char Locked[] = "vault_locked";      ///< there is one, but it is locked
inline constexpr char Refused[] = "vault_refused";    ///< it said no, or did not keep what it took
inline constexpr char Slow[] = "vault_slow";          ///< no answer in time
inline constexpr char TooLarge[] = "vault_too_large"; ///< more than every system's keychain takes
} // namespace vaultcode

class Vault
{
public:
    virtual ~Vault() = default;
    /// NotFound: the vault works, and nothing is kept under this name.
    virtual QFuture<Result<QByteArray>> read(const QString &name) = 0;
    /// Done: it is kept, and was read back.
    virtual QFuture<Result<Done>> write(const QString &name, const QByteArray &value) = 0;
    /// Done: nothing is kept under this name any more.
    virtual QFuture<Result<Done>> remove(const QString &name) = 0;
};

/// What the person is told about it.
[[nodiscard]] Identity::Keeping keepingFor(const Error &error);

/// Forgets everything with the program. For tests, and for people who ask that nothing is kept.
class MemoryVault final : public Vault
{
public:
    QFuture<Result<QByteArray>> read(const QString &name) override
    {
        if (!m_kept.contains(name))
            return ready<QByteArray>(Error{Error::Kind::NotFound, {}, 0, {}, 0});
        return ready<QByteArray>(m_kept.value(name));
    }
    QFuture<Result<Done>> write(const QString &name, const QByteArray &value) override
    {
        m_kept.insert(name, value);
        return ready<Done>(Done{});
    }
    QFuture<Result<Done>> remove(const QString &name) override
    {
        m_kept.remove(name);
        return ready<Done>(Done{});
    }

private:
    QHash<QString, QByteArray> m_kept;
};

} // namespace desk
