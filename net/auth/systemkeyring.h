// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// QtKeychain, and on Linux a look at the Secret Service's lock over D-Bus first.
#pragma once

#include "net/auth/keyring.h"

namespace desk {

class SystemKeyring final : public Keyring
{
public:
    /// `service` is the name that people see in their keychain's own program.
    explicit SystemKeyring(const QString &service = QStringLiteral("Deskbell"));

    void look(std::function<void(Door)> told) override;
    void read(const QString &key, Told told) override;
    void write(const QString &key, const QByteArray &value, Told told) override;
    void remove(const QString &key, Told told) override;

private:
    QString m_service;
};

} // namespace desk
