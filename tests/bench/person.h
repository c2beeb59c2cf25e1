// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ana, who comes into the local stack as a person does, down to the code in her mail.
#pragma once

#include "net/auth/auth.h"
#include "net/auth/supabaserenewal.h"

#include <optional>

namespace desk::bench {

struct StackAddress
{
    Endpoint endpoint;
    QString url;
    QString key;
    QUrl mails;
    QUrl database;
};

/// The stack of this home; nothing, and a complaint, when it does not run.
[[nodiscard]] std::optional<StackAddress> stackAt(const QString &home);

class Person
{
public:
    Person(const StackAddress &stack, Vault &vault);

    /// The code from the mail, then the PIN. Nothing, and a complaint, when that failed.
    [[nodiscard]] std::optional<Account> comeIn();
    [[nodiscard]] static QString pin() { return QStringLiteral("294716"); }

    SystemTimers timers;
    HttpTransport transport;
    SupabaseRenewal renewal{transport};
    SessionKeeper session;

private:
    QUrl m_mails;
    SystemClock m_clock;
    HttpClient m_http;
    PendingLinks m_links;
    LoopbackListener m_door;
    Entrance m_entrance;
    Auth m_auth;
};

} // namespace desk::bench
