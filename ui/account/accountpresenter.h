// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the account page stands on: a presenter for each of its parts.
#pragma once

#include "models/commands/sessioncommands.h"
#include "ui/account/addresspresenter.h"
#include "ui/account/factorpresenter.h"
#include "ui/account/passwordpresenter.h"

#include <memory>

namespace desk {

class AccountPresenter : public QObject
{
    Q_OBJECT

public:
    /// `factors`: null where the account page has no authenticator apps.
    AccountPresenter(Credentials &credentials, Sessions &sessions, Factors *factors, const Clock &clock,
                     QObject *parent = nullptr)
        : QObject(parent)
        , m_address(credentials, clock)
        , m_password(credentials, clock)
        , m_sessions(sessions)
    {
        connect(&m_address, &AddressPresenter::shutOut, this, &AccountPresenter::shutOut);
        connect(&m_password, &PasswordPresenter::shutOut, this, &AccountPresenter::shutOut);
        if (!factors)
            return;
        m_factors = std::make_unique<FactorPresenter>(*factors, clock);
        connect(m_factors.get(), &FactorPresenter::shutOut, this, &AccountPresenter::shutOut);
    }

    [[nodiscard]] AddressPresenter &address() { return m_address; }
    [[nodiscard]] PasswordPresenter &password() { return m_password; }
    [[nodiscard]] FactorPresenter *factors() { return m_factors.get(); } ///< null: none
    [[nodiscard]] SessionCommands &sessions() { return m_sessions; }

Q_SIGNALS:
    void shutOut(); ///< the server asks for the PIN, or for signing in

private:
    AddressPresenter m_address;
    PasswordPresenter m_password;
    SessionCommands m_sessions;
    std::unique_ptr<FactorPresenter> m_factors;
};

} // namespace desk
