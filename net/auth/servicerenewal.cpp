// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/servicerenewal.h"

#include "net/http/ask.h"

namespace desk {

namespace {

using EndReason = Identity::EndReason;

std::optional<EndReason> reasonIn(const QString &code)
{
    if (code == u"token_expired" || code == u"token_replayed")
        return EndReason::Expired;
    if (code == u"not_allowed")
        return EndReason::Removed;
    return {};
}

} // namespace

QFuture<Result<SessionPointer>> ServiceRenewal::renew(const Session &session)
{
    return turned<SessionPointer>(m_lines.ask(session.service, "refresh", {}, session.refreshToken.reveal()),
                                  [service = session.service](const HttpAnswer &answer) {
                                      return decodeServiceSession(answer.body, service);
                                  });
}

/// GoTrue's new refresh token is the service's: it asks for its own challenge.
QFuture<Result<SessionPointer>> ServiceRenewal::raise(const Session &session, const FactorProof &proof)
{
    const QJsonObject body{{QStringLiteral("factor_id"), QString::fromLatin1(proof.factor)},
                           {QStringLiteral("code"), proof.code}};
    return turned<SessionPointer>(m_lines.ask(session.service, "factor", body, session.refreshToken.reveal()),
                                  [service = session.service](const HttpAnswer &answer) {
                                      return decodeServiceSession(answer.body, service);
                                  });
}

std::optional<EndReason> ServiceRenewal::endReason(const Session &, const QString &code) const
{
    return reasonIn(code);
}

/// Both are told. The service first, because it ends the session at Supabase as well; but signing out
/// everywhere takes a session that still lives.
QFuture<Result<Done>> ServiceRenewal::signOut(Session &session, Reach reach)
{
    const auto tellService = [this, service = session.service, token = session.refreshToken.reveal()] {
        return m_lines.ask(service, "logout", {}, token)
            .then([](const Result<HttpAnswer> &answer) -> Result<Done> {
                const bool isOver = answer || reasonIn(answer.error().code);
                return isOver ? Result<Done>(Done{}) : Result<Done>(answer.error());
            });
    };
    const auto tellSupabase = [this, reach, access = session.accessToken] {
        Session there;
        there.accessToken = access;
        return m_supabase.signOut(there, reach);
    };
    if (reach == Reach::Others) // its service knows of this one only
        return tellSupabase();
    if (reach == Reach::All)
        return askNext(tellSupabase(), &m_lines, [tellService](const Result<Done> &told) {
            return told ? tellService() : ready(told);
        });
    return askNext(tellService(), &m_lines, [this, tellSupabase](const Result<Done> &service) {
        return askNext(tellSupabase(), &m_lines, [service](const Result<Done> &supabase) {
            return ready(service ? supabase : service);
        });
    });
}

} // namespace desk
