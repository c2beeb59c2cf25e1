// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/supabaserenewal.h"

#include "net/http/ask.h"
#include "net/http/httperror.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk {

using namespace std::chrono_literals;

QFuture<Result<SessionPointer>> SupabaseRenewal::renew(const Session &session)
{
    const QJsonObject body{
        {QStringLiteral("refresh_token"), QString::fromLatin1(session.refreshToken.reveal())}};
    Request request;
    request.verb = Request::Verb::Post;
    request.path = "/auth/v1/token?grant_type=refresh_token";
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.deadline = 10s;
    return turned<SessionPointer>(m_transport.send(request),
                                  [](const HttpAnswer &answer) { return decodeSession(answer.body); });
}

QFuture<Result<SessionPointer>> SupabaseRenewal::raise(const Session &session, const FactorProof &proof)
{
    const QJsonObject body{{QStringLiteral("challenge_id"), QString::fromLatin1(proof.challenge)},
                           {QStringLiteral("code"), proof.code}};
    Request request;
    request.verb = Request::Verb::Post;
    request.path = "/auth/v1/factors/" + proof.factor + "/verify";
    request.headers = {{"X-Supabase-Api-Version", "2024-01-01"}};
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.bearer = session.accessToken; // never renewed on the way: that would use up what it is about
    request.deadline = 15s;
    return turned<SessionPointer>(m_transport.send(request),
                                  [](const HttpAnswer &answer) { return decodeSession(answer.body); });
}

std::optional<Identity::EndReason> SupabaseRenewal::endReason(const Session &, const QString &code) const
{
    if (!endsSession(code))
        return {};
    const bool removed = code == u"session_not_found" || code == u"user_banned" || code == u"user_not_found";
    return removed ? Identity::EndReason::Removed : Identity::EndReason::Expired;
}

QFuture<Result<Done>> SupabaseRenewal::signOut(Session &session, Reach reach)
{
    session.refreshToken = {};
    if (session.accessToken.isEmpty()) // GoTrue lets only those sign out who are signed in
        return ready<Done>(Done{});
    Request request;
    request.verb = Request::Verb::Post;
    request.path = reach == Reach::All      ? "/auth/v1/logout?scope=global"
                   : reach == Reach::Others ? "/auth/v1/logout?scope=others"
                                            : "/auth/v1/logout?scope=local";
    request.bearer = session.accessToken;
    request.deadline = 10s;
    return m_transport.send(request).then([](const Result<HttpAnswer> &answer) -> Result<Done> {
        // Nothing is left to be revoked, or the token that could do it has run out. Whatever else is said,
        // by gateways, portals or a server in trouble, is no answer to this.
        const bool isOver = answer || endsSession(answer.error().code) || answer.error().code == u"bad_jwt";
        return isOver ? Result<Done>(Done{}) : Result<Done>(answer.error());
    });
}

} // namespace desk
