// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/filter.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace desk::realtime {

// One entry of `config.postgres_changes`: what to tell. `*` in event, schema or table means any.
struct Binding
{
    qint64 id = 0;
    QByteArray event;
    QByteArray schema;
    QByteArray table;
    QByteArray filterText;
    QList<Filter> filters;
    QList<QByteArray> select; // empty: all columns
    QJsonObject echo;         // as it goes back in the reply

    bool wants(ChangeKind kind, const Table &changed) const;
};

struct Replay
{
    qint64 sinceMs = 0;
    int limit = 25;
};

// The payload of `phx_join`, read leniently: booleans may be strings, unknown members are ignored.
struct JoinRequest
{
    bool ack = false;
    bool self = false;
    bool replicationReady = false;
    std::optional<Replay> replay;
    bool presenceEnabled = true;
    QString presenceKey;
    bool isPrivate = false;
    bool wait = false;
    int waitMs = 15'000;
    QByteArray token; // empty: the connection's key is meant
    QList<Binding> bindings;

    QString problem; // "Code: text" when the request cannot be served
};

JoinRequest readJoin(const QByteArray &payload);

} // namespace desk::realtime
