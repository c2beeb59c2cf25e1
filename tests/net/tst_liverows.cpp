// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/liverows.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <memory>

using namespace desk;

namespace {

const QString topic = QStringLiteral("realtime:org:x:agents");

QByteArray change(int number)
{
    return R"([null,null,"realtime:org:x:agents","postgres_changes",{"ids":[1],"data":{"table":"tickets",)"
           R"("type":"UPDATE","record":{"id":"00000000-0000-4000-8000-0000000000a1","number":)" +
           QByteArray::number(number) +
           R"(,"requester_id":"00000000-0000-4000-8000-000000000002","title":"t","description":"d",)"
           R"("category":"","status":"open","priority":"low","version":1,)"
           R"("created_at":"2026-01-02T03:04:05+00:00","updated_at":"2026-01-02T03:04:05+00:00"},)"
           R"("errors":null}}])";
}

/// Reads `count` changes in a thread of its own, as a connection does.
struct Reader
{
    LiveRows &rows;
    int count = 0;
    std::atomic<int> done = 0;
    std::unique_ptr<QThread> thread{QThread::create([this] {
        for (int i = 0; i < count && !QThread::currentThread()->isInterruptionRequested(); ++i) {
            rows.take(change(i));
            ++done;
        }
    })};

    Reader(LiveRows &into, int changes)
        : rows(into)
        , count(changes)
    {
        thread->start();
    }
    ~Reader()
    {
        thread->requestInterruption();
        thread->wait();
    }
    Q_DISABLE_COPY_MOVE(Reader)
};

/// As many rows as have room.
constexpr int Most = LiveRows::MostBatches * ChangeGatherer::Batch;

int countOf(const std::optional<Event> &event)
{
    return event ? int(std::get<TicketsArrived>(*event).tickets.size()) : -1;
}

} // namespace

class TestLiveRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfAnotherThreadComesInItsOrder()
    {
        constexpr int Count = 50'000;
        LiveRows rows(topic);
        std::vector<qint64> numbers;
        const auto collect = [&] {
            while (const auto event = rows.next()) {
                const TicketBatch &batch = std::get<TicketsArrived>(*event).tickets;
                for (std::size_t i = 0; i < batch.size(); ++i)
                    numbers.push_back(batch.at(i).number);
            }
        };
        connect(&rows, &LiveRows::arrived, this, collect);
        connect(&rows, &LiveRows::filled, this, collect);
        const Reader reader(rows, Count);
        QTRY_COMPARE(numbers.size(), std::size_t(Count));
        for (std::size_t i = 0; i < numbers.size(); ++i)
            QCOMPARE(numbers[i], qint64(i));
    }

    void whoReadsMoreThanIsCollectedWaits()
    {
        LiveRows rows(topic);
        int full = 0;
        connect(&rows, &LiveRows::filled, this, [&full] { ++full; });
        const Reader reader(rows, Most + 100);
        QTRY_COMPARE(full, LiveRows::MostBatches);
        // It stands inside of take(): the last row is in, and the call has not returned.
        QCOMPARE(reader.done.load(), Most - 1);
        QVERIFY(rows.hasBatch());
        QCOMPARE(countOf(rows.next()), ChangeGatherer::Batch);
        QTRY_COMPARE(reader.done.load(), Most + 100);
        for (int batch = 1; batch < LiveRows::MostBatches; ++batch)
            QCOMPARE(countOf(rows.next()), ChangeGatherer::Batch);
        QVERIFY(!rows.hasBatch());
        QCOMPARE(countOf(rows.next()), 100);
        QVERIFY(!rows.next());
    }

    void aReaderThatIsToEndDoesNotWaitAnyMore()
    {
        LiveRows rows(topic);
        int full = 0;
        connect(&rows, &LiveRows::filled, this, [&full] { ++full; });
        const Reader reader(rows, Most + 100);
        QTRY_COMPARE(full, LiveRows::MostBatches);
        reader.thread->requestInterruption();
        QVERIFY(reader.thread->wait());
        QCOMPARE(reader.done.load(), Most);
    }

    void oneWordIsSaidOfManyRows()
    {
        LiveRows rows(topic);
        int words = 0;
        connect(&rows, &LiveRows::arrived, this, [&words] { ++words; });
        for (int i = 0; i < 10; ++i)
            QVERIFY(rows.take(change(i)));
        QCOMPARE(words, 1);
        QVERIFY(!rows.take(R"([null,"7","phoenix","phx_reply",{}])"));
        QCOMPARE(countOf(rows.next()), 10);
        QVERIFY(rows.take(change(0)));
        QCOMPARE(words, 2);
    }
};

QTEST_GUILESS_MAIN(TestLiveRows)
#include "tst_liverows.moc"
