// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Between signing in and the PIN: a code of the authenticator app, or the setting up of one. Who is through
// is asked about anew: the server says what comes next.
#pragma once

#include "models/domain/account.h"
#include "ui/account/factorsetup.h"
#include "ui/signin/doorports.h"

namespace desk {

class FactorDoor : public QObject
{
    Q_OBJECT

public:
    FactorDoor(DoorPorts ports, const Clock &clock, QObject *parent = nullptr);

    void begin(const Account &account);
    /// The page is left: nothing of it stays.
    void end();

    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] bool mustEnrol() const { return m_account.factor == Account::Factor::Enrol; }
    [[nodiscard]] FactorSetup &setup() { return m_setup; }
    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] bool isBusy() const { return m_asking.isBusy() || m_isFollowing; }
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] ErrorText problem() const { return m_asking.problem(); }
    [[nodiscard]] const QString &notice() const { return m_notice; } ///< what came of looking again

public Q_SLOTS:
    void setCode(const QString &code);
    void submit();
    /// An admin may have removed the app meanwhile: asks the server what it wants now.
    void lookAgain();
    void leave() { Q_EMIT leaveRequested(); }
    void tick(); ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();
    /// Who that is now, or why the server did not say.
    void through(const desk::Result<desk::Account> &account);
    void leaveRequested(); ///< to sign out, and in as somebody else

private:
    void follow();

    Identity &m_identity;
    Factors &m_factors;
    FactorSetup m_setup;
    Asking m_asking;
    Account m_account;
    QString m_code;
    QString m_notice;
    bool m_looksAgain = false;
    bool m_isFollowing = false;
    int m_question = 0;
};

} // namespace desk
