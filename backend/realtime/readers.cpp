// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/readers.h"

#include <algorithm>
#include <memory>

namespace desk::realtime {

namespace {

constexpr qsizetype worthSharing =
    8; // fewer questions are answered before a second connection would have begun

struct Gathered
{
    std::vector<QList<UnitAnswer>> parts;
    size_t missing = 0;
    bool lost = false;
};

bool allWell(const UnitAnswer &unit)
{
    return std::all_of(unit.begin(), unit.end(), [](const Answer &answer) { return answer.ok; });
}

Unit merged(const Batch &batch)
{
    Unit whole;
    for (const Unit &unit : batch)
        whole += unit;
    return whole;
}

QList<UnitAnswer> split(const UnitAnswer &whole, const Batch &batch)
{
    QList<UnitAnswer> units;
    qsizetype next = 0;
    for (const Unit &unit : batch) {
        units.append(whole.mid(next, unit.size()));
        next += unit.size();
    }
    return units;
}

// One transaction for all, twice as quick as one for each; when something in it fails, each by itself.
void askMerged(PgLink &link, const Batch &batch, QObject *context,
               const std::function<void(const Outcome &)> &then)
{
    if (batch.isEmpty())
        return then({});
    link.ask({merged(batch)}, context, [&link, batch, context, then](const Outcome &outcome) {
        if (outcome.lost)
            return then(outcome);
        if (!allWell(outcome.units.first()))
            return link.ask(batch, context, then);
        then({false, split(outcome.units.first(), batch)});
    });
}

} // namespace

Readers::Readers(const QByteArray &address, const QByteArray &options, int count, QObject *parent)
    : QObject(parent)
{
    for (int i = 0; i < count; ++i)
        m_links.push_back(new PgLink(address, options, this));
}

bool Readers::isOpen() const
{
    return std::all_of(m_links.begin(), m_links.end(), [](const PgLink *link) { return link->isOpen(); });
}

void Readers::ask(const Batch &batch, QObject *context, const std::function<void(const Outcome &)> &then)
{
    m_links.front()->ask(batch, context, then);
}

void Readers::askTogether(const Batch &batch, QObject *context,
                          const std::function<void(const Outcome &)> &then)
{
    if (batch.size() < worthSharing)
        return askMerged(*m_links.front(), batch, context, then);
    const auto gathered = std::make_shared<Gathered>(); // shared by the answers of all connections
    gathered->missing = m_links.size();
    gathered->parts.resize(m_links.size());
    const qsizetype count = qsizetype(m_links.size());
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype begin = batch.size() * i / count;
        const qsizetype end = batch.size() * (i + 1) / count;
        const auto take = [gathered, i, then](const Outcome &outcome) {
            gathered->lost = gathered->lost || outcome.lost;
            gathered->parts[size_t(i)] = outcome.units;
            if (--gathered->missing > 0)
                return;
            Outcome whole{gathered->lost, {}};
            for (const QList<UnitAnswer> &part : gathered->parts)
                whole.units += part;
            then(whole);
        };
        askMerged(*m_links[size_t(i)], batch.mid(begin, end - begin), context, take);
    }
}

} // namespace desk::realtime
