// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/sessioncodec.h"

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

} // namespace

Result<SessionPointer> decodeSession(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    QString access, refresh;
    qint64 seconds = 3600;
    auto session = std::make_shared<Session>();
    json::Fields fields(root.value(), "session");
    fields.need("access_token", access).need("refresh_token", refresh).may("expires_in", seconds);
    json::Element user;
    if (fields.ok() && root.value().at_key("user").get(user) == simdjson::SUCCESS && user.is_object()) {
        json::Fields person(user, "user");
        person.may("email", session->email);
    }
    if (!fields.ok())
        return fields.error();
    if (!isToken(access) || !isToken(refresh) || refresh.size() > MaxRefreshToken)
        return json::garbled(QStringLiteral("session: token"));
    session->accessToken = access.toLatin1();
    session->refreshToken = Secret(refresh.toLatin1());
    session->lifetime = std::chrono::seconds(std::clamp<qint64>(seconds, 10, 7 * 86400));
    return session;
}

QByteArray packSession(const Session &session)
{
    const QJsonObject object{{QStringLiteral("r"), QString::fromLatin1(session.refreshToken.reveal())},
                             {QStringLiteral("e"), session.email}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<SessionPointer> unpackSession(const QByteArray &kept)
{
    const QJsonObject object = QJsonDocument::fromJson(kept).object();
    const QString refresh = object.value(QStringLiteral("r")).toString();
    if (!isToken(refresh))
        return json::garbled(QStringLiteral("kept session"));
    auto session = std::make_shared<Session>();
    session->refreshToken = Secret(refresh.toLatin1());
    session->email = object.value(QStringLiteral("e")).toString();
    return session;
}

} // namespace desk
