// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/supabasesessions.h"

#include "net/http/ask.h"
#include "net/supabase/admissioncodec.h"
#include "net/supabase/rpc.h"
#include "net/supabase/sessionscodec.h"

namespace desk {

namespace {

constexpr int EventsAtOnce = 200;

Result<Done> done(const HttpAnswer &)
{
    return Done{};
}

Result<QList<OpenSession>> sessions(const HttpAnswer &answer)
{
    return decodeSessions(answer.body);
}

Result<QList<SecurityEvent>> events(const HttpAnswer &answer)
{
    return decodeEvents(answer.body);
}

Result<int> count(const HttpAnswer &answer)
{
    return decodeCount(answer.body);
}

} // namespace

SupabaseSessions::SupabaseSessions(HttpClient &http, const Account &account)
    : m_http(http)
    , m_organization(account.organization.toString())
{
}

QFuture<Result<HttpAnswer>> SupabaseSessions::call(const char *function, const QJsonObject &arguments,
                                                   Again again)
{
    Request request = rpc(function, arguments);
    request.idempotent = again == Again::Safe;
    return m_http.send(request);
}

QFuture<Result<Done>> SupabaseSessions::say(const DeviceWords &device)
{
    return turned<Done>(call("register_device", encode(device), Again::Safe), done);
}

QFuture<Result<QList<OpenSession>>> SupabaseSessions::mine()
{
    return turned<QList<OpenSession>>(call("my_sessions", {}, Again::Safe), sessions);
}

QFuture<Result<QList<OpenSession>>> SupabaseSessions::ofMember(PersonId person)
{
    const QJsonObject arguments{{QStringLiteral("org"), m_organization},
                                {QStringLiteral("person"), person.toString()}};
    return turned<QList<OpenSession>>(call("member_sessions", arguments, Again::Safe), sessions);
}

QFuture<Result<Done>> SupabaseSessions::end(SessionId session)
{
    return turned<Done>(call("end_session", {{QStringLiteral("session"), session.toString()}}, Again::No),
                        done);
}

QFuture<Result<int>> SupabaseSessions::endOthers()
{
    return turned<int>(call("end_other_sessions", {}, Again::No), count);
}

QFuture<Result<int>> SupabaseSessions::endAllOf(PersonId person)
{
    const QJsonObject arguments{{QStringLiteral("org"), m_organization},
                                {QStringLiteral("target"), person.toString()}};
    return turned<int>(call("end_sessions", arguments, Again::No), count);
}

QFuture<Result<int>> SupabaseSessions::removeFactorsOf(PersonId person)
{
    const QJsonObject arguments{{QStringLiteral("org"), m_organization},
                                {QStringLiteral("person"), person.toString()}};
    return turned<int>(call("remove_factors", arguments, Again::No), count);
}

QFuture<Result<QList<SecurityEvent>>> SupabaseSessions::myEvents()
{
    return turned<QList<SecurityEvent>>(
        call("my_security_events", {{QStringLiteral("lim"), EventsAtOnce}}, Again::Safe), events);
}

QFuture<Result<QList<SecurityEvent>>> SupabaseSessions::allEvents()
{
    const QJsonObject arguments{{QStringLiteral("org"), m_organization},
                                {QStringLiteral("lim"), EventsAtOnce}};
    return turned<QList<SecurityEvent>>(call("org_security_events", arguments, Again::Safe), events);
}

} // namespace desk
