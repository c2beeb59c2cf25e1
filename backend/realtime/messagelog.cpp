// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/messagelog.h"

namespace desk::realtime {

namespace {

const QString prefix = QStringLiteral("realtime:");

QByteArray textOf(const RowChange &change, const QByteArray &column)
{
    const int at = change.table->indexOf(column);
    return at >= 0 && at < change.row.size() ? change.row[at].text : QByteArray();
}

constexpr auto replaySql = R"(
select id, event, payload::text from (
    select id, event, payload, inserted_at from realtime.messages
     where topic = $1 and private and extension = 'broadcast' and event is not null
       and inserted_at >= to_timestamp($2::float8 / 1000) at time zone 'utc'
     order by inserted_at desc limit $3::int) latest
 order by inserted_at)";

} // namespace

bool isMessage(const RowChange &change)
{
    return change.table->schema == "realtime" && change.table->name.startsWith("messages");
}

std::optional<StoredBroadcast> readMessage(const RowChange &change)
{
    const QByteArray event = textOf(change, "event");
    if (change.kind != ChangeKind::Insert || textOf(change, "extension") != "broadcast" || event.isEmpty())
        return std::nullopt;
    StoredBroadcast stored;
    stored.room = {prefix + QString::fromUtf8(textOf(change, "topic")), textOf(change, "private") == "t"};
    stored.broadcast.topic = stored.room.topic;
    stored.broadcast.event = QString::fromUtf8(event);
    stored.broadcast.metadata = "{\"id\":\"" + textOf(change, "id") + "\"}";
    stored.broadcast.payload = textOf(change, "payload");
    if (stored.broadcast.payload.isEmpty())
        stored.broadcast.payload = "{}";
    return stored;
}

void askReplay(PgLink &link, QObject *context, const QString &topic, const Replay &replay,
               const std::function<void(const QList<frames::UserBroadcast> &)> &then)
{
    const Unit unit{{replaySql,
                     {topic.mid(prefix.size()).toUtf8(), QByteArray::number(replay.sinceMs),
                      QByteArray::number(replay.limit)}}};
    link.ask({unit}, context, [topic, then](const Outcome &outcome) {
        QList<frames::UserBroadcast> found;
        if (!outcome.lost) {
            for (const QList<QByteArray> &row : outcome.units.first().first().rows) {
                frames::UserBroadcast broadcast;
                broadcast.topic = topic;
                broadcast.event = QString::fromUtf8(row[1]);
                broadcast.metadata = "{\"id\":\"" + row[0] + "\",\"replayed\":true}";
                broadcast.payload = row[2].isEmpty() ? QByteArray("{}") : row[2];
                found.append(broadcast);
            }
        }
        then(found);
    });
}

} // namespace desk::realtime
