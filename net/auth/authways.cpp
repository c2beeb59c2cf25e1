// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in beside email and password: which there are, text messages, somebody else's sign-in page.
#include "models/domain/phonenumber.h"
#include "net/auth/auth.h"
#include "net/http/ask.h"
#include "net/supabase/wayscodec.h"

#include <QUrlQuery>

namespace desk {

QFuture<Result<WaysIn>> Auth::ways()
{
    return turned<WaysIn>(m_entrance.read("/auth/v1/settings"),
                          [](const HttpAnswer &answer) { return decodeSettings(answer.body); });
}

QFuture<Result<Done>> Auth::requestTextCode(const QString &phone)
{
    const QString number = phoneNumber(phone);
    if (number.isEmpty())
        return ready<Done>(rejected("phone_form"));
    const QJsonObject body{{QStringLiteral("phone"), number}, {QStringLiteral("create_user"), false}};
    return askNext(m_entrance.ask("/auth/v1/otp", body), this,
                   [](const Result<HttpAnswer> &answer) { return ready(neutral(answer)); });
}

QFuture<Result<Account>> Auth::signInWithTextCode(const QString &phone, const QString &code)
{
    const QString number = phoneNumber(phone);
    const QString digits = plainCode(code);
    if (number.isEmpty())
        return ready<Account>(rejected("phone_form"));
    if (digits.isEmpty())
        return ready<Account>(rejected("code_form"));
    return m_entrance.enter(
        m_entrance.ask("/auth/v1/verify", {{QStringLiteral("type"), QStringLiteral("sms")},
                                           {QStringLiteral("phone"), number},
                                           {QStringLiteral("token"), digits}}));
}

Result<QUrl> Auth::browserAddress(const QString &provider)
{
    const QUrl back = m_entrance.door().open();
    if (back.scheme() != u"http") // a page of a browser may not open our scheme by itself
        return rejected("no_port");
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("provider"), provider);
    query.addQueryItem(QStringLiteral("redirect_to"),
                       QString::fromLatin1(back.toEncoded().toPercentEncoding()));
    query.addQueryItem(QStringLiteral("code_challenge"), QString::fromLatin1(links().begin()));
    query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("s256"));
    // Keycloak says nothing about a person to who does not ask by OpenID Connect, and GoTrue does not by
    // itself.
    if (provider == u"keycloak")
        query.addQueryItem(QStringLiteral("scopes"), QStringLiteral("openid"));
    QUrl address = m_entrance.address("/auth/v1/authorize");
    address.setQuery(query);
    return address;
}

} // namespace desk
