// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/authority.h"

#include "backend/realtime/questions.h"

#include <QUuid>

namespace desk::realtime {

namespace {

constexpr auto insertSql = "insert into realtime.messages (id, topic, extension) values ($1::uuid, $2, $3)";

Statement enterTopic(const QByteArray &topic)
{
    return {"select set_config('realtime.topic', $1, true)", {topic}};
}

Statement insertRow(const QByteArray &id, const QByteArray &topic, const char *extension)
{
    return {insertSql, {id, topic, extension}};
}

QByteArray newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

// Two rows are put there as ourselves; what the policies let the subscriber see of them is what it may read.
Unit readQuestion(const Claims &claims, const QByteArray &topic)
{
    const QByteArray broadcast = newId();
    const QByteArray presence = newId();
    return {
        {"begin", {}},
        insertRow(broadcast, topic, "broadcast"),
        insertRow(presence, topic, "presence"),
        impersonate(claims),
        enterTopic(topic),
        {"select extension from realtime.messages where id in ($1::uuid, $2::uuid)", {broadcast, presence}}};
}

Unit writeQuestion(const Claims &claims, const QByteArray &topic, const char *extension)
{
    return {{"begin", {}}, impersonate(claims), enterTopic(topic), insertRow(newId(), topic, extension)};
}

} // namespace

void askRights(PgLink &link, QObject *context, const Claims &claims, const QString &topic,
               const std::function<void(const Rights &)> &then)
{
    const QByteArray name = topic.toUtf8();
    const Unit undo{{"rollback", {}}}; // a unit of its own: it must run after a refusal, too
    const Batch batch{readQuestion(claims, name),
                      undo,
                      writeQuestion(claims, name, "broadcast"),
                      undo,
                      writeQuestion(claims, name, "presence"),
                      undo};
    link.ask(batch, context, [then](const Outcome &outcome) {
        Rights rights;
        rights.lost = outcome.lost;
        if (!outcome.lost) {
            for (const QList<QByteArray> &row : outcome.units[0].last().rows) {
                rights.readBroadcast = rights.readBroadcast || row.first() == "broadcast";
                rights.readPresence = rights.readPresence || row.first() == "presence";
            }
            rights.writeBroadcast = outcome.units[2].last().ok;
            rights.writePresence = outcome.units[4].last().ok;
        }
        then(rights);
    });
}

} // namespace desk::realtime
