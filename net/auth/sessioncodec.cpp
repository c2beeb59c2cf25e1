// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/sessioncodec.h"

#include "net/http/endpoint.h"
#include "net/supabase/json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace desk {

namespace {

constexpr qsizetype MaxRefreshToken = 900;

/// What goes into a header line must not be able to begin another.
bool isToken(const QString &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

constexpr int KeptBySupabase = 1; ///< entries without a number are of this kind too
constexpr int KeptByService = 2;  ///< no "r" in it, so that an earlier program cannot take it for GoTrue's

Result<SessionPointer> made(const QString &access, const QString &refresh, qint64 seconds)
{
    if (!isToken(access) || !isToken(refresh) || refresh.size() > MaxRefreshToken)
        return json::garbled(QStringLiteral("session: token"));
    auto session = std::make_shared<Session>();
    session->accessToken = access.toLatin1();
    session->refreshToken = Secret(refresh.toLatin1());
    session->lifetime = std::chrono::seconds(std::clamp<qint64>(seconds, 10, 7 * 86400));
    return session;
}

/// The address in it, if there is one.
QString emailIn(json::Element root)
{
    QString email;
    json::Element user;
    if (root.at_key("user").get(user) == simdjson::SUCCESS && user.is_object())
        json::Fields(user, "user").may("email", email);
    return email;
}

} // namespace

Result<SessionPointer> decodeSession(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    QString access, refresh;
    qint64 seconds = 3600;
    json::Fields fields(root.value(), "session");
    fields.need("access_token", access).need("refresh_token", refresh).may("expires_in", seconds);
    if (!fields.ok())
        return fields.error();
    auto session = made(access, refresh, seconds);
    if (session)
        session.value()->email = emailIn(root.value());
    return session;
}

Result<SessionPointer> decodeServiceSession(const QByteArray &text, const QUrl &service)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    QString token, access;
    qint64 seconds = 3600;
    json::Fields fields(root.value(), "session of a service");
    fields.need("token", token);
    json::Element supabase;
    if (!fields.ok())
        return fields.error();
    if (root.value().at_key("supabase").get(supabase) != simdjson::SUCCESS || !supabase.is_object())
        return json::garbled(QStringLiteral("session of a service: supabase"));
    json::Fields inner(supabase, "session of a service");
    inner.need("access_token", access).may("expires_in", seconds);
    if (!inner.ok())
        return inner.error();
    auto session = made(access, token, seconds);
    if (session) {
        session.value()->service = service;
        session.value()->email = emailIn(root.value());
    }
    return session;
}

QByteArray packSession(const Session &session)
{
    const QString token = QString::fromLatin1(session.refreshToken.reveal());
    QJsonObject object{{QStringLiteral("e"), session.email}};
    if (session.service.isEmpty()) {
        object[QStringLiteral("v")] = KeptBySupabase;
        object[QStringLiteral("r")] = token;
    } else {
        object[QStringLiteral("v")] = KeptByService;
        object[QStringLiteral("t")] = token;
        object[QStringLiteral("u")] = QString::fromLatin1(session.service.toEncoded());
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SessionPointer> unpackSession(const QByteArray &kept)
{
    // Not by Qt's reader, which drops a mark (U+FEFF) at the beginning of a text.
    json::Reader reader;
    const auto root = reader.parse(kept);
    if (!root)
        return root.error();
    qint64 version = KeptBySupabase;
    QString token, email, address;
    json::Fields fields(root.value(), "kept session");
    fields.may("v", version).may("e", email).may("u", address);
    const bool byService = version == KeptByService;
    fields.may(byService ? "t" : "r", token);
    if (!fields.ok() || !isToken(token) || (!byService && version != KeptBySupabase))
        return json::garbled(QStringLiteral("kept session"));
    auto session = std::make_shared<Session>();
    session->refreshToken = Secret(token.toLatin1());
    session->email = email;
    if (byService) {
        // Whether http is good enough here is asked again before anything is sent.
        const auto service = Endpoint::ofService(address, true);
        if (!service)
            return json::garbled(QStringLiteral("kept session: service"));
        session->service = service.value().origin();
    }
    return session;
}

} // namespace desk
