// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/changefeed.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace desk::realtime {

namespace {

constexpr size_t maxBatch = 256;
constexpr size_t maxWaiting = 50'000;
constexpr int notYetVisibleMs = 1;
constexpr int databaseGoneMs = 100;

} // namespace

ChangeFeed::ChangeFeed(Readers &readers, Subscriptions &subscriptions, qsizetype maxChangeBytes,
                       QObject *parent)
    : QObject(parent)
    , m_readers(readers)
    , m_subscriptions(subscriptions)
    , m_maxChangeBytes(maxChangeBytes)
{
    m_retry.setSingleShot(true);
    m_retry.setTimerType(Qt::PreciseTimer);
    connect(&m_retry, &QTimer::timeout, this, &ChangeFeed::askFacts);
}

void ChangeFeed::take(const Transaction &transaction)
{
    for (const RowChange &change : transaction.changes) {
        QList<Match> matches = m_subscriptions.matching(change);
        if (!matches.isEmpty())
            m_waiting.push_back(
                {change, transaction.committed, transaction.xid, std::move(matches), {}, {}, {}});
    }
    if (m_waiting.size() > maxWaiting) {
        forget();
        Q_EMIT overflowed();
    }
    if (m_batch.empty())
        startBatch();
}

void ChangeFeed::forget()
{
    m_waiting.clear();
    m_batch.clear();
    m_retry.stop();
    ++m_round;
}

void ChangeFeed::startBatch()
{
    ++m_round;
    m_batch.clear();
    m_facts.clear();
    const size_t count = std::min(m_waiting.size(), maxBatch);
    std::move(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count), std::back_inserter(m_batch));
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + std::ptrdiff_t(count));
    if (!m_batch.empty())
        askFacts();
}

void ChangeFeed::again(int afterMs)
{
    m_retry.start(afterMs);
}

void ChangeFeed::askFacts()
{
    std::set<quint32> tables;
    std::set<QByteArray> roles;
    for (const Pending &pending : m_batch) {
        tables.insert(pending.change.table->oid);
        for (const Match &match : pending.matches)
            roles.insert(match.claims->role);
    }
    const QList<quint32> tableList(tables.begin(), tables.end());
    const QList<QByteArray> roleList(roles.begin(), roles.end());
    Batch batch{{{"select pg_current_snapshot()", {}, "us"}}};
    for (const quint32 table : tableList)
        batch += factsQuestions(table, roleList);
    m_readers.ask(batch, this, [this, tableList, roleList, round = m_round](const Outcome &outcome) {
        if (round == m_round)
            takeFacts(outcome, tableList, roleList);
    });
}

void ChangeFeed::takeFacts(const Outcome &outcome, const QList<quint32> &tables,
                           const QList<QByteArray> &roles)
{
    if (outcome.lost)
        return again(databaseGoneMs);
    const Answer &snapshot = outcome.units.first().first();
    QList<quint32> xids;
    for (const Pending &pending : m_batch)
        xids.append(pending.xid);
    if (!snapshot.ok || !allVisible(snapshot.rows.first().first(), xids))
        return again(notYetVisibleMs);
    qsizetype next = 1;
    for (const quint32 table : tables) {
        m_facts[table] = readFacts(outcome.units.mid(next, 1 + roles.size()), roles);
        next += 1 + roles.size();
    }
    askRows();
}

// First what we ask as ourselves, then what we ask as others.
void ChangeFeed::askRows()
{
    Asking fetch;
    askFetch(fetch);
    if (fetch.batch.isEmpty())
        return askPeople();
    m_readers.ask(fetch.batch, this, [this, fetch, round = m_round](const Outcome &outcome) {
        if (readAll(fetch, outcome, round))
            askPeople();
    });
}

void ChangeFeed::askPeople()
{
    Asking people;
    askVisibility(people);
    m_readers.askTogether(people.batch, this, [this, people, round = m_round](const Outcome &outcome) {
        if (readAll(people, outcome, round))
            deliverBatch();
    });
}

bool ChangeFeed::readAll(const Asking &asking, const Outcome &outcome, quint64 round)
{
    if (round != m_round)
        return false;
    if (outcome.lost) {
        again(databaseGoneMs);
        return false;
    }
    for (size_t i = 0; i < asking.readers.size(); ++i)
        asking.readers[i](outcome.units[qsizetype(i)]);
    return true;
}

void ChangeFeed::askFetch(Asking &asking)
{
    for (size_t i = 0; i < m_batch.size(); ++i) {
        const TableFacts &facts = m_facts[m_batch[i].change.table->oid];
        const QList<QByteArray> columns = columnsToFetch(m_batch[i].change, facts);
        if (columns.isEmpty())
            continue;
        asking.batch.append(fetchQuestion(m_batch[i].change, facts, columns));
        asking.readers.emplace_back([this, i, columns](const UnitAnswer &answer) {
            if (!answer.last().ok || answer.last().rows.isEmpty())
                return; // the row is gone again: those columns stay out of the record
            for (qsizetype c = 0; c < columns.size(); ++c) {
                if (const QByteArray &value = answer.last().rows.first()[c]; !value.isNull())
                    m_batch[i].fetched[columns[c]] = value;
            }
        });
    }
}

void ChangeFeed::askVisibility(Asking &asking)
{
    struct Question
    {
        std::shared_ptr<const Claims> claims;
        std::vector<size_t> changes;
    };
    std::map<std::pair<QByteArray, quint32>, Question> questions; // person and table
    for (size_t i = 0; i < m_batch.size(); ++i) {
        const RowChange &change = m_batch[i].change;
        const TableFacts &facts = m_facts[change.table->oid];
        if (change.kind == ChangeKind::Delete || !facts.rowSecurity || !facts.hasKey())
            continue;
        for (const Match &match : m_batch[i].matches) {
            if (!facts.keyReadableBy(match.claims->role))
                continue;
            Question &question = questions[{match.claims->json, change.table->oid}];
            question.claims = match.claims;
            if (question.changes.empty() || question.changes.back() != i) // once, for any number of channels
                question.changes.push_back(i);
        }
    }
    for (const auto &[key, question] : questions) {
        QList<Row> rows;
        for (const size_t i : question.changes)
            rows.append(m_batch[i].change.row);
        const Table &table = *m_batch[question.changes.front()].change.table;
        asking.batch.append(visibilityQuestion(*question.claims, table, m_facts[key.second], rows));
        asking.readers.emplace_back(
            [this, claims = key.first, changes = question.changes](const UnitAnswer &answer) {
                takeVisibility(claims, changes, answer);
            });
    }
}

void ChangeFeed::takeVisibility(const QByteArray &claims, const std::vector<size_t> &changes,
                                const UnitAnswer &answer)
{
    const bool answered = std::all_of(answer.begin(), answer.end(), [](const Answer &one) { return one.ok; });
    const std::vector<bool> visible =
        answered ? readVisibility(answer, qsizetype(changes.size())) : std::vector<bool>();
    for (size_t i = 0; i < changes.size(); ++i) {
        // A policy that fails cannot say no: the subscriber learns that something changed, and nothing else.
        if (!answered)
            m_batch[changes[i]].failed[claims] = answer.last().message;
        else
            m_batch[changes[i]].visible[claims] = visible[i];
    }
}

void ChangeFeed::deliverBatch()
{
    const std::vector<Pending> batch = std::exchange(m_batch, {});
    for (const Pending &pending : batch)
        deliver(pending);
    startBatch();
}

void ChangeFeed::deliver(const Pending &pending)
{
    const TableFacts &facts = m_facts[pending.change.table->oid];
    const ChangeJson json(pending.change, pending.committed, facts, pending.fetched, m_maxChangeBytes);
    std::vector<std::pair<Viewer, QByteArray>> written; // few roles, so a list will do
    const bool isDelete = pending.change.kind == ChangeKind::Delete;
    for (const Match &match : pending.matches) {
        Subscriber *const who = m_subscriptions.find(match.id);
        if (!who)
            continue;
        if (!isDelete && !facts.hasKey()) {
            who->takeChange(match.ids, json.error("Error 400: Bad Request, no primary key"));
            continue;
        }
        const bool mayRead = facts.keyReadableBy(match.claims->role);
        if ((!isDelete && !mayRead) || pending.failed.contains(match.claims->json)) {
            who->takeChange(match.ids, json.error("Error 401: Unauthorized"));
            continue;
        }
        if (!isDelete && facts.rowSecurity && !pending.visible.value(match.claims->json, false))
            continue;
        const Viewer viewer{match.claims->role, match.select};
        auto found = std::find_if(written.begin(), written.end(),
                                  [&viewer](const auto &entry) { return entry.first == viewer; });
        if (found == written.end())
            found = written.insert(written.end(), {viewer, json.full(viewer)});
        who->takeChange(match.ids, found->second);
    }
}

} // namespace desk::realtime
