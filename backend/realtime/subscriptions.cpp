// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/subscriptions.h"

#include <algorithm>

namespace desk::realtime {

namespace {

bool hears(const Binding &binding, const RowChange &change)
{
    if (!binding.wants(change.kind, *change.table))
        return false;
    const Row &row = change.kind == ChangeKind::Delete ? change.oldRow : change.row;
    return matchesAll(binding.filters, *change.table, row);
}

} // namespace

void Subscriptions::subscribe(Subscriber *who, const Claims &claims, const QList<Binding> &bindings)
{
    unsubscribe(who);
    const quint64 id = ++m_lastId;
    m_subscriptions[id] = {id, who, std::make_shared<const Claims>(claims), bindings};
}

void Subscriptions::unsubscribe(Subscriber *who)
{
    std::erase_if(m_subscriptions, [who](const auto &entry) { return entry.second.who == who; });
}

QList<Match> Subscriptions::matching(const RowChange &change) const
{
    QList<Match> matches;
    for (const auto &[id, subscription] : m_subscriptions) {
        Match match{id, subscription.claims, {}, {}};
        bool everything = false; // one binding without `select` asks for all columns
        for (const Binding &binding : subscription.bindings) {
            if (!hears(binding, change))
                continue;
            match.ids.append(binding.id);
            match.select += binding.select;
            everything = everything || binding.select.isEmpty();
        }
        if (everything)
            match.select.clear();
        if (!match.ids.isEmpty())
            matches.append(match);
    }
    return matches;
}

Subscriber *Subscriptions::find(quint64 id) const
{
    const auto found = m_subscriptions.find(id);
    return found == m_subscriptions.end() ? nullptr : found->second.who;
}

} // namespace desk::realtime
