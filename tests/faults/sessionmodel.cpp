// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another part of AuthModel: the sessions themselves, from the first pair of tokens to the end.
#include "tests/faults/authmodel.h"
#include "tests/faults/modelwords.h"

namespace desk::test {

Told AuthModel::issue(int session)
{
    Issue fresh{secret("access"), sessions.at(session).chain.last(), session, now() + TokenLife};
    issues.append(fresh);
    return json({{QStringLiteral("access_token"), QString::fromLatin1(fresh.access)},
                 {QStringLiteral("refresh_token"), QString::fromLatin1(fresh.refresh)},
                 {QStringLiteral("token_type"), QStringLiteral("bearer")},
                 {QStringLiteral("expires_in"), TokenLife / 1000},
                 // An hour wrong, as the program must not care.
                 {QStringLiteral("expires_at"), now() / 1000 - 3600},
                 {QStringLiteral("user"),
                  QJsonObject{{QStringLiteral("id"), QStringLiteral("00000000-0000-4000-8000-000000000001")},
                              {QStringLiteral("email"), account.email}}}});
}

Told AuthModel::begin()
{
    sessions.append(Session{{}, {secret("refresh")}, 0, -1});
    return issue(int(sessions.size()) - 1);
}

Told AuthModel::renew(const QByteArray &refresh)
{
    const Issue *known = byRefresh(refresh);
    if (!known)
        return refusal(400, "refresh_token_not_found");
    Session &session = sessions[known->session];
    if (onUse)
        onUse(*known);
    if (!session.ended.isEmpty())
        return refusal(400, session.ended);
    const qsizetype behind = session.chain.size() - 1 - session.chain.indexOf(refresh);
    if (behind > 1) {
        wasCodeLost = isOfLostCode(known->session);
        session.ended = "refresh_token_already_used";
        return refusal(400, session.ended);
    }
    if (behind == 0)
        session.chain.append(secret("refresh"));
    return issue(known->session);
}

Told AuthModel::logout(const QByteArray &bearer, const QByteArray &scope)
{
    if (!isValid(bearer))
        return refusal(403, "bad_jwt");
    const int session = byAccess(bearer)->session;
    if (!honours(session))
        return refusal(403, "session_not_found");
    if (scope != "scope=local")
        endOthers(session);
    if (scope != "scope=others")
        end(session, "session_not_found");
    return Told{204, {}};
}

void AuthModel::end(int session, const QByteArray &word)
{
    sessions[session].ended = word;
}

void AuthModel::endAll(const QByteArray &word)
{
    for (int i = 0; i < sessions.size(); ++i) {
        if (honours(i))
            end(i, word);
    }
}

bool AuthModel::honours(int session) const
{
    return sessions.at(session).ended.isEmpty();
}

bool AuthModel::wouldRenew(const QByteArray &refresh) const
{
    const Issue *known = byRefresh(refresh);
    if (!known || !honours(known->session))
        return false;
    const Session &session = sessions.at(known->session);
    const qsizetype behind = session.chain.size() - 1 - session.chain.indexOf(refresh);
    return behind == 0 || (session.issued < 0 ? behind == 1 : isLostAnswer(session, behind));
}

bool AuthModel::hasToken(int session) const
{
    return std::any_of(issues.begin(), issues.end(),
                       [&](const Issue &one) { return one.session == session && now() < one.expires; });
}

/// The newest tokens came of a code, and no answer has brought them: the program cannot have them.
bool AuthModel::isOfLostCode(int session) const
{
    const auto newest = std::find_if(issues.rbegin(), issues.rend(),
                                     [&](const Issue &one) { return one.session == session; });
    return newest != issues.rend() && newest->isOfCode && !newest->delivered;
}

bool AuthModel::isValid(const QByteArray &access) const
{
    const Issue *known = byAccess(access);
    return known && now() < known->expires;
}

const AuthModel::Issue *AuthModel::byAccess(const QByteArray &access) const
{
    const auto found =
        std::find_if(issues.begin(), issues.end(), [&](const Issue &one) { return one.access == access; });
    return found == issues.end() ? nullptr : &*found;
}

const AuthModel::Issue *AuthModel::byRefresh(const QByteArray &refresh) const
{
    const auto found =
        std::find_if(issues.begin(), issues.end(), [&](const Issue &one) { return one.refresh == refresh; });
    return found == issues.end() ? nullptr : &*found;
}

void AuthModel::deliver(const QByteArray &body)
{
    const QJsonObject told = QJsonDocument::fromJson(body).object();
    const QByteArray access = textIn(told, "access_token") +
                              textIn(told.value(QStringLiteral("supabase")).toObject(), "access_token");
    for (Issue &one : issues)
        one.delivered = one.delivered || one.access == access;
}

void AuthModel::forgetDeliveries()
{
    for (Issue &one : issues)
        one.delivered = false;
}

} // namespace desk::test
