// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The backend over a script, and rows as the server writes them.
#pragma once

#include "net/supabase/supabaseadmission.h"
#include "net/supabase/supabasebackend.h"
#include "tests/net/netfixture.h"

namespace desk::test {

inline const QByteArray ticketId = "00000000-0000-4000-8000-0000000000a1";
inline const QByteArray orgId = "00000000-0000-4000-8000-00000000000f";

struct OneToken final : TokenSource
{
    QByteArray accessToken() const override { return "token"; }
    quint64 session() const override { return 1; }
    QFuture<Result<Done>> renew(const QByteArray &) override { return ready<Done>(Error{}); }
};

inline Account member(Role role)
{
    Account account;
    account.person = PersonId::fromString(u"00000000-0000-4000-8000-000000000001");
    account.organization = OrgId::fromString(QString::fromLatin1(orgId));
    account.role = role;
    return account;
}

inline Account staff()
{
    return member(Role::Staff);
}

/// Of profiles.
inline QByteArray profile(int number, const char *name)
{
    return R"({"id":"00000000-0000-4000-8000-)" + QByteArray::number(number).rightJustified(12, '0') +
           R"(","display_name":")" + name + "\"}";
}

/// A page of pull() with the membership of member() in it.
inline QByteArray ownPage(bool reset)
{
    return QByteArray(R"({"reset":)") + (reset ? "true" : "false") +
           R"(,"more":false,"cursor":"2","members":[{"user_id":"00000000-0000-4000-8000-000000000001",)"
           R"("role":"client","active":true,"display_name":"Orla Byrne"}]})";
}

inline QByteArray row(int version, const char *status = "open", const char *title = "t")
{
    return R"({"id":")" + ticketId +
           R"(","number":7,"requester_id":"00000000-0000-4000-8000-000000000002",)" + R"("title":")" + title +
           R"(","description":"d","category":"","status":")" + status + R"(","priority":"low","version":)" +
           QByteArray::number(version) +
           R"(,"created_at":"2026-01-02T03:04:05Z","updated_at":"2026-01-02T03:04:05Z"})";
}

inline QByteArray message(int number, const QByteArray &at = "2026-01-02T03:04:05Z")
{
    return R"({"id":"00000000-0000-4000-8000-)" + QByteArray::number(number).rightJustified(12, '0') +
           R"(","ticket_id":")" + ticketId +
           R"(","author_id":"00000000-0000-4000-8000-000000000001","internal":false,"body":"b","created_at":")" +
           at + "\"}";
}

/// What my_state() says.
inline QByteArray state(bool verified)
{
    return QByteArray(R"({"user_id":"00000000-0000-4000-8000-000000000001","pin_set":true,"verified":)") +
           (verified ? "true}" : "false}");
}

struct BackendFixture : NetFixture
{
    OneToken tokens;
    HttpClient http{transport, tokens};
    SupabaseBackend backend{http, staff()};
    SupabaseBackend client{http, member(Role::Client)};
    SupabaseAdmission admission{http, staff()};
    TicketPatch patch;

    BackendFixture()
    {
        patch.ticket = TicketId::fromString(QString::fromLatin1(ticketId));
        patch.version = 3;
        patch.status = TicketStatus::Resolved;
    }
    NewTicket draft() const
    {
        NewTicket ticket;
        ticket.id = patch.ticket;
        ticket.title = QStringLiteral("t");
        ticket.description = QStringLiteral("d");
        return ticket;
    }
    NewMessage reply() const
    {
        NewMessage said;
        said.id = MessageId::fromString(u"00000000-0000-4000-8000-000000000007");
        said.ticket = patch.ticket;
        said.body = QStringLiteral("b");
        return said;
    }
};

} // namespace desk::test
