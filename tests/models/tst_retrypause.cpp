// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/retrypause.h"

#include <QSet>
#include <QTest>

using namespace desk;
using namespace std::chrono_literals;

class TestRetryPause : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesDoubleUpToAMinute()
    {
        RetryPause pause(1);
        std::chrono::milliseconds ceiling = 500ms;
        for (int i = 0; i < 12; ++i) {
            const auto wait = pause.failed(0ms);
            QVERIFY(wait >= ceiling / 2 && wait <= ceiling);
            ceiling = std::min<std::chrono::milliseconds>(ceiling * 2, 60s);
        }
    }

    void manyClientsDoNotComeBackTogether()
    {
        QSet<qint64> waits;
        for (quint32 seed = 0; seed < 100; ++seed)
            waits.insert(RetryPause(seed).failed(0ms).count());
        QVERIFY2(waits.size() > 60, qPrintable(QString::number(waits.size())));
    }

    void oneGoodAnswerIsNotHealthYet()
    {
        RetryPause pause(1);
        for (int i = 0; i < 8; ++i)
            (void)pause.failed(0ms);
        pause.succeeded(1s);
        QVERIFY(pause.failed(2s) >= 30s);
        pause.succeeded(3s);
        pause.succeeded(60s);
        QVERIFY(pause.failed(64s) <= 500ms);
    }

    void aResetStartsOver()
    {
        RetryPause pause(1);
        for (int i = 0; i < 8; ++i)
            (void)pause.failed(0ms);
        pause.reset();
        QVERIFY(pause.failed(0ms) <= 500ms);
    }

    void theServersWishIsObeyedWithinReason()
    {
        RetryPause pause(1);
        QVERIFY(pause.failed(0ms, 7) >= 7s);
        QCOMPARE(pause.failed(0ms, 1'000'000'000), std::chrono::milliseconds(900s));
        QVERIFY(pause.failed(0ms, -1) <= 2s);
    }
};

QTEST_GUILESS_MAIN(TestRetryPause)
#include "tst_retrypause.moc"

#include <algorithm>
