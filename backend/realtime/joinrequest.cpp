// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/joinrequest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <algorithm>

namespace desk::realtime {

namespace {

bool isTrue(const QJsonValue &value, bool otherwise = false)
{
    if (value.isBool())
        return value.toBool();
    return value.isString() ? value.toString() == QLatin1String("true") : otherwise;
}

QByteArray text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toUtf8();
}

// Stable across joins and small enough for every JSON reader.
qint64 idOf(const Binding &binding)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {binding.event, binding.schema, binding.table, binding.filterText})
        hash.addData(QByteArray(part + '\0'));
    return qFromBigEndian<quint32>(hash.result().constData()) & 0x7FFFFFFF;
}

bool readBinding(const QJsonObject &asked, Binding &binding)
{
    binding.event = text(asked, "event");
    binding.schema = text(asked, "schema");
    binding.table = text(asked, "table");
    binding.filterText = text(asked, "filter");
    for (const char *const name : {"event", "schema", "table", "filter"}) {
        if (asked.contains(QLatin1String(name)))
            binding.echo.insert(QLatin1String(name), asked.value(QLatin1String(name)));
    }
    for (const QJsonValue column : asked.value(QLatin1String("select")).toArray())
        binding.select.append(column.toString().toUtf8());
    binding.id = idOf(binding);
    binding.echo.insert(QLatin1String("id"), binding.id);
    if (binding.schema.isEmpty())
        binding.schema = "public";
    if (binding.table.isEmpty())
        binding.table = "*";
    const QJsonValue filter = asked.value(QLatin1String("filter"));
    if (filter.isUndefined() || binding.filterText.isEmpty())
        return filter.isUndefined() || filter.isString();
    const auto filters = parseFilters(binding.filterText);
    if (filters)
        binding.filters = *filters;
    return filters.has_value();
}

void readBindings(const QJsonArray &list, JoinRequest &request)
{
    for (const QJsonValue item : list) {
        Binding binding;
        const QJsonObject asked = item.toObject();
        const bool known =
            QList<QByteArray>{"*", "INSERT", "UPDATE", "DELETE"}.contains(text(asked, "event"));
        if (!known || !readBinding(asked, binding)) {
            request.problem = QStringLiteral("MalformedFilter: Error parsing `filter` params: [\"%1\"]")
                                  .arg(asked.value(QLatin1String("filter")).toString());
            return;
        }
        // Identical entries collapse into one, and the reply is shorter than the question.
        const bool twice =
            std::any_of(request.bindings.begin(), request.bindings.end(),
                        [&binding](const Binding &other) { return other.echo == binding.echo; });
        if (!twice)
            request.bindings.append(binding);
    }
}

} // namespace

bool Binding::wants(ChangeKind kind, const Table &changed) const
{
    constexpr const char *words[] = {"INSERT", "UPDATE", "DELETE"};
    return (event == "*" || event == words[int(kind)]) && (schema == "*" || schema == changed.schema) &&
           (table == "*" || table == changed.name);
}

JoinRequest readJoin(const QByteArray &payload)
{
    JoinRequest request;
    const QJsonObject root = QJsonDocument::fromJson(payload).object();
    const QJsonObject config = root.value(QLatin1String("config")).toObject();
    request.token = text(root, "access_token");
    if (request.token.isEmpty())
        request.token = text(root, "user_token");
    if (request.token.startsWith("sb_"))
        request.token.clear();
    request.isPrivate = isTrue(config.value(QLatin1String("private")));

    const QJsonObject broadcast = config.value(QLatin1String("broadcast")).toObject();
    request.ack = isTrue(broadcast.value(QLatin1String("ack")));
    request.self = isTrue(broadcast.value(QLatin1String("self")));
    request.replicationReady = isTrue(broadcast.value(QLatin1String("replication_ready")));
    if (const QJsonObject replay = broadcast.value(QLatin1String("replay")).toObject(); !replay.isEmpty()) {
        request.replay = Replay{replay.value(QLatin1String("since")).toInteger(),
                                std::clamp(replay.value(QLatin1String("limit")).toInt(25), 1, 25)};
        if (!request.isPrivate)
            request.problem =
                QStringLiteral("UnableToReplayMessages: Replay is only available for private channels");
    }
    const QJsonObject presence = config.value(QLatin1String("presence")).toObject();
    request.presenceEnabled = isTrue(presence.value(QLatin1String("enabled")), true);
    request.presenceKey = presence.value(QLatin1String("key")).toString();

    const QJsonObject options = config.value(QLatin1String("postgres_changes_options")).toObject();
    request.wait = isTrue(options.value(QLatin1String("wait")));
    request.waitMs = std::clamp(options.value(QLatin1String("timeout")).toInt(15'000), 1, 20'000);
    readBindings(config.value(QLatin1String("postgres_changes")).toArray(), request);
    return request;
}

} // namespace desk::realtime
