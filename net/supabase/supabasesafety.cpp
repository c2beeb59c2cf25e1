// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/supabasesafety.h"

#include "net/http/ask.h"
#include "net/supabase/rpc.h"
#include "net/supabase/safetycodec.h"
#include "net/supabase/words.h"

namespace desk {

namespace {

Result<Done> done(const HttpAnswer &)
{
    return Done{};
}

} // namespace

SupabaseSafety::SupabaseSafety(HttpClient &http, const Account &account)
    : m_http(http)
    , m_organization(account.organization.toString())
{
}

QFuture<Result<HttpAnswer>> SupabaseSafety::call(const char *function, QJsonObject arguments)
{
    arguments.insert(QStringLiteral("org"), m_organization);
    Request request = rpc(function, arguments);
    request.idempotent = true; // each says how it shall be, so a second time changes nothing
    return m_http.send(request);
}

QFuture<Result<SafetySettings>> SupabaseSafety::settings()
{
    return turned<SafetySettings>(call("organization_security"),
                                  [](const HttpAnswer &answer) { return decodeSafety(answer.body); });
}

QFuture<Result<Done>> SupabaseSafety::demandFactor(bool demanded)
{
    return turned<Done>(call("set_second_factor", {{QStringLiteral("demanded"), demanded}}), done);
}

QFuture<Result<Done>> SupabaseSafety::setIdleMinutes(Role role, int minutes)
{
    const QJsonObject arguments{{QStringLiteral("for_role"), wordOf(role)},
                                {QStringLiteral("minutes"), minutes}};
    return turned<Done>(call("set_idle_minutes", arguments), done);
}

} // namespace desk
