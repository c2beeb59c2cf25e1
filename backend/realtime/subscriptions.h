// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/claims.h"
#include "backend/realtime/joinrequest.h"

#include <map>
#include <memory>

namespace desk::realtime {

// Whoever gets row changes.
class Subscriber
{
public:
    virtual ~Subscriber() = default;
    // `data` is the JSON of the change, `ids` those of the bindings that it matched.
    virtual void takeChange(const QList<qint64> &ids, const QByteArray &data) = 0;
};

struct Subscription
{
    quint64 id = 0;
    Subscriber *who = nullptr;
    std::shared_ptr<const Claims> claims; // shared with the batches that are asking about it
    QList<Binding> bindings;
};

// One subscription that a change concerns.
struct Match
{
    quint64 id = 0;
    std::shared_ptr<const Claims> claims;
    QList<qint64> ids;
    QList<QByteArray> select;
};

// Who wants to hear which changes. The bindings were checked before.
class Subscriptions
{
public:
    // Replaces what `who` had.
    void subscribe(Subscriber *who, const Claims &claims, const QList<Binding> &bindings);
    void unsubscribe(Subscriber *who);

    QList<Match> matching(const RowChange &change) const;
    Subscriber *find(quint64 id) const;

private:
    std::map<quint64, Subscription> m_subscriptions;
    quint64 m_lastId = 0;
};

} // namespace desk::realtime
