// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's keychain, one operation at a time, as thin as it can be: what is clever about it is in
// KeychainVault and can be tested without one.
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace desk {

class Keyring
{
public:
    enum class Door { Open, Locked, None, Unknown };
    enum class Outcome { Ok, NotFound, None, Refused };
    using Told = std::function<void(Outcome, const QByteArray &)>;

    virtual ~Keyring() = default;
    /// A locked keyring answers a read with "no such entry" and a delete with "done": ask for its state
    /// first.
    virtual void look(std::function<void(Door)> told) = 0;
    virtual void read(const QString &key, Told told) = 0;
    virtual void write(const QString &key, const QByteArray &value, Told told) = 0;
    virtual void remove(const QString &key, Told told) = 0;
};

} // namespace desk
