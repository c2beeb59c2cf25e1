// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The other half of AuthModel: a sign-in service, by the contract of backend/django. Its tokens take the
// place of refresh tokens: the one before the newest is good for a lost answer, for a minute and until the
// newest was shown; any other ends the session on both sides.
#include "tests/faults/authmodel.h"

#include <QJsonDocument>

namespace desk::test {

Told AuthModel::service(const QByteArray &what, const QByteArray &authorization, const QJsonObject &body)
{
    if (what == "login/") {
        if (body.value(QStringLiteral("password")).toString() != u"canarypassword")
            return refusal(401, "invalid_credentials");
        sessions.append(Session{{}, {secret("service")}, 0, now()});
        return serviceSession(int(sessions.size()) - 1);
    }
    if (!authorization.startsWith("Token "))
        return refusal(401, "no_authorization");
    const Issue *known = byRefresh(authorization.mid(6));
    if (!known || !honours(known->session))
        return refusal(401, "token_expired");
    const int number = known->session;
    Session &session = sessions[number];
    if (what == "logout/") {
        end(number, "session_not_found");
        return Told{204, {}};
    }
    if (onUse)
        onUse(*known);
    const qsizetype behind = session.chain.size() - 1 - session.chain.indexOf(known->refresh);
    if (behind > 0 && !isLostAnswer(session, behind)) {
        wasReplayed = true;
        end(number, "session_not_found");
        return refusal(401, "token_replayed");
    }
    if (behind == 0) { // shown, so its answer had arrived; and another one takes its place
        session.chain.append(secret("service"));
        session.issued = now();
    }
    return serviceSession(number);
}

bool AuthModel::isLostAnswer(const Session &session, qsizetype behind) const
{
    // Whoever shows the newest gets another one: as long as it is the newest, it was not shown.
    return behind == 1 && now() <= session.issued + LostAnswer;
}

Told AuthModel::serviceSession(int number)
{
    const Told told = issue(number);
    QJsonObject supabase = QJsonDocument::fromJson(told.body).object();
    const QJsonValue user = supabase.take(QStringLiteral("user"));
    const QJsonValue token = supabase.take(QStringLiteral("refresh_token"));
    return Told{200, QJsonDocument(QJsonObject{{QStringLiteral("token"), token},
                                               {QStringLiteral("expires_in"), 1209600},
                                               {QStringLiteral("supabase"), supabase},
                                               {QStringLiteral("user"), user}})
                         .toJson(QJsonDocument::Compact)};
}

} // namespace desk::test
