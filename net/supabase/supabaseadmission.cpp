// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/supabaseadmission.h"

#include "net/http/ask.h"
#include "net/supabase/admissioncodec.h"
#include "net/supabase/rpc.h"
#include "net/supabase/words.h"

namespace desk {

namespace {

constexpr int PageSize = 500;

Result<Done> done(const HttpAnswer &)
{
    return Done{};
}

QJsonValue idOrNull(CompanyId company)
{
    return company.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(company.toString());
}

} // namespace

SupabaseAdmission::SupabaseAdmission(HttpClient &http, const Account &account)
    : m_http(http)
    , m_organization(account.organization.toString())
{
}

QFuture<Result<HttpAnswer>> SupabaseAdmission::call(const char *function, QJsonObject arguments,
                                                    bool idempotent)
{
    arguments.insert(QStringLiteral("org"), m_organization);
    Request request = rpc(function, arguments);
    request.idempotent = idempotent;
    return m_http.send(request);
}

QFuture<Result<QList<AllowedEmail>>> SupabaseAdmission::allowed(const QString &query, const QString &after)
{
    const QJsonObject arguments{{QStringLiteral("q"), query},
                                {QStringLiteral("lim"), PageSize},
                                {QStringLiteral("after_email"), after}};
    return turned<QList<AllowedEmail>>(call("allowed_emails_list", arguments, true),
                                       [](const HttpAnswer &answer) { return decodeAllowed(answer.body); });
}

QFuture<Result<QList<AllowedVerdict>>> SupabaseAdmission::upsert(const QList<AllowedEntry> &entries,
                                                                 bool dryRun)
{
    const QJsonObject arguments{{QStringLiteral("entries"), encode(entries)},
                                {QStringLiteral("dry_run"), dryRun}};
    return turned<QList<AllowedVerdict>>(
        call("allowed_emails_upsert", arguments, true),
        [](const HttpAnswer &answer) { return decodeVerdicts(answer.body); });
}

QFuture<Result<QList<AllowedVerdict>>> SupabaseAdmission::preview(const QList<AllowedEntry> &entries)
{
    return upsert(entries, true);
}

QFuture<Result<QList<AllowedVerdict>>> SupabaseAdmission::admit(const QList<AllowedEntry> &entries)
{
    return upsert(entries, false);
}

QFuture<Result<Done>> SupabaseAdmission::changeRole(const QString &email, Role role, const QString &reason)
{
    const QJsonObject arguments{{QStringLiteral("address"), email},
                                {QStringLiteral("new_role"), wordOf(role)},
                                {QStringLiteral("reason"), reason}};
    return turned<Done>(call("allowed_email_set_role", arguments), done);
}

QFuture<Result<Removal>> SupabaseAdmission::remove(const QString &email, const QString &reason)
{
    const QJsonObject arguments{{QStringLiteral("address"), email}, {QStringLiteral("reason"), reason}};
    return turned<Removal>(call("allowed_email_remove", arguments),
                           [](const HttpAnswer &answer) { return decodeRemoval(answer.body); });
}

QFuture<Result<int>> SupabaseAdmission::endSessions(PersonId person)
{
    return turned<int>(call("end_sessions", {{QStringLiteral("target"), person.toString()}}),
                       [](const HttpAnswer &answer) { return decodeCount(answer.body); });
}

QFuture<Result<QString>> SupabaseAdmission::issueEnrolCode(PersonId person)
{
    return turned<QString>(call("issue_enrol_code", {{QStringLiteral("target"), person.toString()}}),
                           [](const HttpAnswer &answer) { return decodeText(answer.body); });
}

QFuture<Result<QList<WaitingPerson>>> SupabaseAdmission::waiting()
{
    return turned<QList<WaitingPerson>>(call("waiting_list", {}, true),
                                        [](const HttpAnswer &answer) { return decodeWaiting(answer.body); });
}

QFuture<Result<Done>> SupabaseAdmission::letIn(PersonId person, Role role, CompanyId company)
{
    const QJsonObject arguments{{QStringLiteral("target"), person.toString()},
                                {QStringLiteral("new_role"), wordOf(role)},
                                {QStringLiteral("company"), idOrNull(company)}};
    return turned<Done>(call("waiting_activate", arguments), done);
}

QFuture<Result<Done>> SupabaseAdmission::refuse(PersonId person)
{
    return turned<Done>(call("waiting_refuse", {{QStringLiteral("target"), person.toString()}}), done);
}

} // namespace desk
