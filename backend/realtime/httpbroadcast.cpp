// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/httpbroadcast.h"

#include "backend/realtime/authority.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace desk::realtime {

namespace {

struct Letter
{
    Rooms::Name room;
    frames::UserBroadcast broadcast;
};

Letter letter(const QString &topic, const QString &event, const QByteArray &payload, bool isPrivate)
{
    Letter written{{QStringLiteral("realtime:") + topic, isPrivate}, {}};
    written.broadcast.topic = written.room.topic;
    written.broadcast.event = event;
    written.broadcast.payload = payload;
    return written;
}

std::optional<QList<Letter>> lettersFrom(const QByteArray &body)
{
    const QJsonArray messages =
        QJsonDocument::fromJson(body).object().value(QLatin1String("messages")).toArray();
    QList<Letter> letters;
    for (const QJsonValue item : messages) {
        const QJsonObject message = item.toObject();
        const QString topic = message.value(QLatin1String("topic")).toString();
        const QString event = message.value(QLatin1String("event")).toString();
        const QJsonValue payload = message.value(QLatin1String("payload"));
        if (topic.isEmpty() || event.isEmpty() || !payload.isObject())
            return std::nullopt;
        letters.append(letter(topic, event, QJsonDocument(payload.toObject()).toJson(QJsonDocument::Compact),
                              message.value(QLatin1String("private")).toBool()));
    }
    return letters.isEmpty() ? std::nullopt : std::optional(letters);
}

// …/broadcast/TOPIC/events/EVENT
std::optional<QList<Letter>> letterFrom(const HttpRequest &request, const QString &rest)
{
    const qsizetype events = rest.lastIndexOf(QLatin1String("/events/"));
    const QString event = events > 0 ? rest.mid(events + 8) : QString();
    if (event.isEmpty() || !frames::isJson(request.body))
        return std::nullopt;
    const bool isPrivate = request.query.queryItemValue(QStringLiteral("private")) == QLatin1String("true");
    return QList<Letter>{letter(rest.first(events), event, request.body, isPrivate)};
}

void send(const Letter &written, const Claims &sender, Services &services, QObject *context)
{
    if (!written.room.isPrivate || sender.role == "service_role")
        return services.rooms.say(written.room, written.broadcast, nullptr);
    askRights(services.link, context, sender, written.room.topic.mid(9),
              [written, &services](const Rights &rights) {
                  if (rights.writeBroadcast)
                      services.rooms.say(written.room, written.broadcast, nullptr);
              });
}

} // namespace

HttpAnswer takeHttpBroadcast(const HttpRequest &request, Services &services, QObject *context)
{
    if (request.method != "POST")
        return {404, errorBody(QStringLiteral("not found"))};
    const TokenVerdict key = services.keys.claimsOf(request.key(), nowSeconds());
    if (!key.claims)
        return {401, errorBody(request.key().isEmpty() ? QStringLiteral("Missing API key") : key.reason)};
    const QString rest = request.path.mid(request.path.indexOf(QLatin1String("/broadcast")) + 11);
    const auto letters = rest.isEmpty() ? lettersFrom(request.body) : letterFrom(request, rest);
    if (!letters)
        return {422, errorBody(QStringLiteral("a topic, an event and a payload are needed"))};
    // Whoever shows a token of their own beside the project's key speaks as themselves.
    const TokenVerdict own = services.keys.claimsOf(request.bearer(), nowSeconds());
    for (const Letter &written : *letters)
        send(written, own.claims ? *own.claims : *key.claims, services, context);
    return {202, {}};
}

} // namespace desk::realtime
