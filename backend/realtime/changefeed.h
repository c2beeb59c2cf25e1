// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/questions.h"
#include "backend/realtime/readers.h"
#include "backend/realtime/subscriptions.h"

#include <QTimer>

#include <deque>

namespace desk::realtime {

// Takes committed changes and tells each subscriber those that it may see, in the order of commits.
//
// One batch is on its way at a time. While it is, further changes gather, and the next batch takes them
// together: the busier the database, the fewer questions a change costs. A batch asks twice: for the facts of
// its tables (nothing of them is kept, a stale grant would leak), then, as each distinct person, which of its
// rows that person sees.
class ChangeFeed : public QObject
{
    Q_OBJECT

public:
    ChangeFeed(Readers &readers, Subscriptions &subscriptions, qsizetype maxChangeBytes, QObject *parent);

    void take(const Transaction &transaction);
    void forget(); // after a gap everybody fetches anew: what still waits is not needed

Q_SIGNALS:
    void overflowed(); // too much waited and was dropped: there is a gap

private:
    struct Pending
    {
        RowChange change;
        qint64 committed = 0;
        quint32 xid = 0;
        QList<Match> matches;
        FetchedValues fetched;
        QHash<QByteArray, bool> visible;   // claims → may see it
        QHash<QByteArray, QString> failed; // claims → error instead of an answer
    };
    // Questions, and for each who takes its answer.
    struct Asking
    {
        Batch batch;
        std::vector<std::function<void(const UnitAnswer &)>> readers;
    };

    void startBatch();
    void askFacts();
    void takeFacts(const Outcome &outcome, const QList<quint32> &tables, const QList<QByteArray> &roles);
    void askRows();
    void askPeople();
    void askFetch(Asking &asking);
    void askVisibility(Asking &asking);
    bool readAll(const Asking &asking, const Outcome &outcome, quint64 round);
    void takeVisibility(const QByteArray &claims, const std::vector<size_t> &changes,
                        const UnitAnswer &answer);
    void deliverBatch();
    void deliver(const Pending &pending);
    void again(int afterMs);

    Readers &m_readers;
    Subscriptions &m_subscriptions;
    qsizetype m_maxChangeBytes;
    std::deque<Pending> m_waiting;
    std::vector<Pending> m_batch;
    QHash<quint32, TableFacts> m_facts; // of this batch only
    QTimer m_retry;
    quint64 m_round = 0; // answers to an older batch are not ours
};

} // namespace desk::realtime
