// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/authmodel.h"

#include "tests/faults/modelwords.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QUrlQuery>

namespace desk::test {

namespace {

const QByteArray restPrefix = "/rest/v1/rpc/";
const QByteArray servicePrefix = "/api/auth/";

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
    if (path == "/auth/v1/verify")
        return textIn(body, "type") == "email_change" ? agree(body) : verify(body);
    if (path == "/auth/v1/logout")
        return logout(bearer, asked.query());
    if (path.startsWith("/auth/v1/"))
        return asMe(asked, bearer, body);
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

Told AuthModel::token(const QByteArray &grant, const QJsonObject &body)
{
    if (grant == "refresh_token")
        return renew(textIn(body, "refresh_token"));
    if (grant == "pkce")
        return exchange(body);
    return textIn(body, "password") == account.password ? begin() : refusal(400, "invalid_credentials");
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
    code = mailedCode();
    hash = secret("hash");
    authCode = secret("authcode");
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

} // namespace desk::test
