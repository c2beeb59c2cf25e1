// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages "Sign-in and account" and "Safety rules" stand on, as the windows wire it.
#pragma once

#include "net/supabase/supabasesafety.h"
#include "net/supabase/supabasesessions.h"
#include "ui/account/accountpresenter.h"
#include "ui/admin/safetypresenter.h"

namespace desk::test {

class Pages final : public QObject
{
    Q_OBJECT

public:
    Pages(HttpClient &http, Credentials &credentials, Factors &factors, const Account &account,
          const Clock &clock)
        : m_sessions(http, account)
        , m_safety(http, account)
        , account(credentials, m_sessions, &factors, clock)
        , rules(m_safety, clock)
    {
        connect(&this->account, &AccountPresenter::shutOut, this, &Pages::shutOut);
        connect(&rules, &SafetyPresenter::shutOut, this, &Pages::shutOut);
        connect(&this->account.password(), &PasswordPresenter::saved, this,
                [this] { isPasswordSaved = true; });
        SessionCommands &ends = this->account.sessions();
        connect(&ends, &SessionCommands::ended, this, [this] {
            areOthersEnded = true;
            endProblem.clear();
        });
        connect(&ends, &SessionCommands::failed, this,
                [this](const Error &error) { endProblem = errorText(error, Doing::EndingSession).whole(); });
    }

    void openAccount()
    {
        isOpen = true;
        account.address().refresh();
        account.factors()->refresh();
    }
    void openRules()
    {
        isOpen = true;
        rules.refresh();
    }
    void tick()
    {
        account.address().tick();
        account.password().tick();
        account.factors()->tick();
        rules.tick();
    }

Q_SIGNALS:
    void shutOut();

private:
    SupabaseSessions m_sessions;
    SupabaseSafety m_safety;

public:
    AccountPresenter account;
    SafetyPresenter rules;
    bool isOpen = false; ///< somebody has gone to one of the two
    bool isPasswordSaved = false;
    bool areOthersEnded = false;
    QString endProblem;
};

} // namespace desk::test
