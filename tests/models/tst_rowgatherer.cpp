// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowgatherer.h"

#include <QTest>

using namespace desk;

namespace {

struct Heard
{
    int times = 0;
    TicketsChange last;
    RowGatherer gatherer{[this](const TicketsChange &change) {
        ++times;
        last = change;
    }};
};

} // namespace

class TestRowGatherer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSingleChangeIsToldAtOnce()
    {
        Heard heard;
        heard.gatherer.updated(3);
        heard.gatherer.schedule();
        QCOMPARE(heard.times, 1);
        QCOMPARE(heard.last.updated, std::vector<std::uint32_t>{3});
    }

    void nothingIsNeverTold()
    {
        Heard heard;
        heard.gatherer.schedule();
        heard.gatherer.flush();
        QCOMPARE(heard.times, 0);
    }

    void theNextOnesWaitForTheFrameAndAreToldTogether()
    {
        Heard heard;
        heard.gatherer.updated(1);
        heard.gatherer.schedule();
        heard.gatherer.updated(2);
        heard.gatherer.schedule();
        heard.gatherer.updated(3);
        heard.gatherer.schedule();
        QCOMPARE(heard.times, 1);
        QTRY_COMPARE(heard.times, 2);
        QCOMPARE(heard.last.updated.size(), std::size_t(2));
    }

    void afterACrowdNothingIsLost()
    {
        Heard heard;
        for (std::uint32_t row = 0; row < RowGatherer::Crowd; ++row)
            heard.gatherer.inserted(row);
        heard.gatherer.schedule();
        QCOMPARE(heard.last.inserted.size(), RowGatherer::Crowd);
        heard.gatherer.updated(7);
        heard.gatherer.schedule();
        QCOMPARE(heard.times, 1);
        QTRY_COMPARE(heard.times, 2);
        QCOMPARE(heard.last.updated, std::vector<std::uint32_t>{7});
    }

    void comingAndGoingInOneFrameIsGoing()
    {
        Heard heard;
        heard.gatherer.inserted(5);
        heard.gatherer.removed(5);
        heard.gatherer.schedule();
        QCOMPARE(heard.last.removed, std::vector<std::uint32_t>{5});
        QVERIFY(heard.last.inserted.empty());
    }
};

QTEST_GUILESS_MAIN(TestRowGatherer)
#include "tst_rowgatherer.moc"
