// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/authmodel.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrlQuery>

namespace desk::test {

namespace {

const QByteArray restPrefix = "/rest/v1/rpc/";
const QByteArray servicePrefix = "/api/auth/";

Told json(const QJsonObject &object)
{
    return Told{200, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QByteArray textIn(const QJsonObject &body, const char *key)
{
    return body.value(QLatin1String(key)).toString().toUtf8();
}

} // namespace

Told refusal(int status, const QByteArray &word)
{
    return Told{status, R"({"code":")" + word + R"(","message":"refused"})"};
}

Told AuthModel::answer(const Asked &asked)
{
    const QByteArray path = asked.path();
    const QByteArray bearer = asked.header("Authorization").mid(7);
    const QJsonObject body = QJsonDocument::fromJson(asked.body).object();
    // A session that came when nobody wanted it any more is revoked, and kept nowhere.
    if (const Issue *used = byAccess(bearer); used && onUse && path != "/auth/v1/logout")
        onUse(*used);
    if (path == "/auth/v1/token")
        return token(QUrlQuery(QString::fromLatin1(asked.query()))
                         .queryItemValue(QStringLiteral("grant_type"))
                         .toLatin1(),
                     body);
    if (path == "/auth/v1/otp" || path == "/auth/v1/recover")
        return sendCode(body);
    if (path == "/auth/v1/signup") {
        (void)sendCode(body);
        secrets.append(QString::fromUtf8(textIn(body, "password")));
        return Told{200, R"({"id":"x"})"};
    }
    if (path == "/auth/v1/user")
        return setPassword(bearer, body);
    if (path == "/auth/v1/verify")
        return verify(body);
    if (path == "/auth/v1/logout")
        return logout(bearer);
    if (path.startsWith(servicePrefix))
        return service(path.mid(servicePrefix.size()), asked.header("Authorization"), body);
    if (path.startsWith(restPrefix))
        return call(path.mid(restPrefix.size()), bearer, body);
    return path == "/realtime/v1/websocket" ? Told{426, "{}"} : Told{404, "{}"};
}

/// I2: when a child of a token has arrived, using the parent again is what destroys sessions.
void AuthModel::watch(const Asked &asked)
{
    const QByteArray authorization = asked.header("Authorization");
    const bool byToken = authorization.startsWith("Token ") && asked.path().endsWith("/refresh/");
    const QByteArray refresh = byToken
                                   ? authorization.mid(6)
                                   : textIn(QJsonDocument::fromJson(asked.body).object(), "refresh_token");
    if (refresh.isEmpty())
        return;
    for (const Issue &one : issues) {
        const QList<QByteArray> &chain = sessions.at(one.session).chain;
        if (one.delivered && chain.contains(refresh) && chain.indexOf(one.refresh) > chain.indexOf(refresh))
            faults.append(
                QStringLiteral("I2: a refresh token was used again although its child had arrived"));
    }
}

QByteArray AuthModel::secret(const char *kind)
{
    const QByteArray made =
        QByteArray("canary") + kind + char('a' + m_next % 26) + char('a' + m_next / 26 % 26) + "x";
    ++m_next;
    secrets.append(QString::fromLatin1(made));
    return made;
}

Told AuthModel::issue(int session)
{
    Issue fresh{secret("access"), sessions.at(session).chain.last(), session, now() + TokenLife, false};
    issues.append(fresh);
    return json(
        {{QStringLiteral("access_token"), QString::fromLatin1(fresh.access)},
         {QStringLiteral("refresh_token"), QString::fromLatin1(fresh.refresh)},
         {QStringLiteral("token_type"), QStringLiteral("bearer")},
         {QStringLiteral("expires_in"), TokenLife / 1000},
         // An hour wrong, as the program must not care.
         {QStringLiteral("expires_at"), now() / 1000 - 3600},
         {QStringLiteral("user"), QJsonObject{{QStringLiteral("email"), QStringLiteral("ana@desk.test")}}}});
}

Told AuthModel::begin()
{
    sessions.append(Session{{}, {secret("refresh")}, 0, -1});
    return issue(int(sessions.size()) - 1);
}

Told AuthModel::token(const QByteArray &grant, const QJsonObject &body)
{
    if (grant == "refresh_token")
        return renew(textIn(body, "refresh_token"));
    if (grant == "pkce")
        return exchange(body);
    return textIn(body, "password") == m_password ? begin() : refusal(400, "invalid_credentials");
}

/// As GoTrue: the other sessions of the person end.
Told AuthModel::setPassword(const QByteArray &bearer, const QJsonObject &body)
{
    if (!isValid(bearer))
        return refusal(403, "bad_jwt");
    const int mine = byAccess(bearer)->session;
    if (!honours(mine))
        return refusal(403, "session_not_found");
    if (textIn(body, "password") == m_password)
        return refusal(422, "same_password");
    m_password = textIn(body, "password");
    secrets.append(QString::fromUtf8(m_password));
    for (int i = 0; i < sessions.size(); ++i) {
        if (i != mine && honours(i))
            end(i, "session_not_found");
    }
    return Told{200, R"({"id":"x"})"};
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
        session.ended = "refresh_token_already_used";
        return refusal(400, session.ended);
    }
    if (behind == 0)
        session.chain.append(secret("refresh"));
    return issue(known->session);
}

Told AuthModel::exchange(const QJsonObject &body)
{
    const QByteArray verifier = textIn(body, "code_verifier");
    if (authCode.isEmpty() || textIn(body, "auth_code") != authCode || now() - m_mailed > CodeLife)
        return refusal(404, "flow_state_not_found");
    secrets.append(QString::fromLatin1(verifier));
    const QByteArray challenge =
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (challenge != m_challenge)
        return refusal(400, "bad_code_verifier");
    code = hash = authCode = QByteArray();
    return begin();
}

Told AuthModel::sendCode(const QJsonObject &body)
{
    m_challenge = textIn(body, "code_challenge");
    code = QByteArray::number(620000 + ++m_next * 37);
    hash = secret("hash");
    authCode = secret("authcode");
    secrets.append(QString::fromLatin1(code));
    m_mailed = now();
    return Told{200, "{}"};
}

Told AuthModel::verify(const QJsonObject &body)
{
    const bool right = (!code.isEmpty() && textIn(body, "token") == code) ||
                       (!hash.isEmpty() && textIn(body, "token_hash") == hash);
    if (!right || now() - m_mailed > CodeLife)
        return refusal(403, "otp_expired");
    code = hash = authCode = QByteArray();
    return begin();
}

Told AuthModel::logout(const QByteArray &bearer)
{
    if (!isValid(bearer))
        return refusal(403, "bad_jwt");
    const int session = byAccess(bearer)->session;
    if (!honours(session))
        return refusal(403, "session_not_found");
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
