// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fault run's clocks: somebody sets the wall clock, or the machine sleeps for hours, before or during
// every step. The monotonic clock goes on as it is, and does not count sleep, as on Linux.
#include "tests/faults/course.h"

#include <QSet>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

enum class Jump { Forward, Back, Sleep, SleepAndWake, Count };
enum class Moment { Before, During, Count };
constexpr int JumpCount = int(Jump::Count);
constexpr int MomentCount = int(Moment::Count);
constexpr std::array<const char *, JumpCount> jumpNames{"a day forward", "a day back", "hours of sleep",
                                                        "sleep and a wake-up"};
constexpr std::array<const char *, MomentCount> momentNames{"before", "during"};

constexpr auto Day = 24h;
constexpr auto Night = 8h;

void jump(World &world, Jump how)
{
    switch (how) {
    case Jump::Forward:
        return world.setWallClock(Day);
    case Jump::Back:
        return world.setWallClock(-Day);
    case Jump::Sleep:
        return world.sleep(Night);
    case Jump::SleepAndWake:
        world.sleep(Night);
        return world.program->wake();
    case Jump::Count:
        return;
    }
}

/// What was asked in a scene with the jump, or without one.
QStringList live(World &world, Step step, std::optional<Jump> how, Moment moment)
{
    if (!prepare(world, step))
        return {QStringLiteral("the scene does not work")};
    if (how && moment == Moment::Before)
        jump(world, *how);
    act(world, step);
    world.run(5ms); // what was asked is on its way now
    if (how && moment == Moment::During)
        jump(world, *how);
    world.run(50s);
    QStringList broken = brokenAtRest(world);
    return broken.isEmpty() ? recover(world, 5min, false) : broken;
}

} // namespace

class TestClocks : public QObject
{
    Q_OBJECT

    QSet<int> m_met;

private Q_SLOTS:
    void initTestCase() { World::collectLogs(); }

    void everyStepMeetsEveryJump_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("how");
        QTest::addColumn<int>("moment");
        for (int step = 0; step < StepCount; ++step) {
            for (int how = 0; how < JumpCount; ++how) {
                for (int moment = 0; moment < MomentCount; ++moment)
                    QTest::addRow("%s, %s, %s", nameOf(Step(step)), jumpNames.at(std::size_t(how)),
                                  momentNames.at(std::size_t(moment)))
                        << step << how << moment;
            }
        }
    }
    void everyStepMeetsEveryJump()
    {
        QFETCH(int, step);
        QFETCH(int, how);
        QFETCH(int, moment);
        World world;
        const QStringList broken = live(world, Step(step), Jump(how), Moment(moment));
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        if (Jump(how) == Jump::Forward || Jump(how) == Jump::Back) {
            // Whose clock is wrong does not matter at all: not one question more or less.
            World undisturbed;
            QCOMPARE(live(undisturbed, Step(step), {}, Moment(moment)), QStringList());
            QCOMPARE(world.line.asked, undisturbed.line.asked);
        }
        m_met.insert((step * JumpCount + how) * MomentCount + moment);
    }
    void noCombinationIsForgotten()
    {
        if (m_met.size() < StepCount)
            QSKIP("only some of the cases ran");
        QCOMPARE(m_met.size(), StepCount * JumpCount * MomentCount);
    }

    /// Days without anything happening: the clock is set, and set back, and nobody is signed out.
    void aWeekOfWrongClocks()
    {
        World world;
        QVERIFY(prepare(world, Step::Touch));
        const int session = world.session();
        for (int day = 0; day < 7; ++day) {
            world.setWallClock(day % 2 == 0 ? Day : -Day);
            world.run(2h);
            world.sleep(Night);
            QVERIFY(world.work(5min));
            QCOMPARE(world.session(), session);
        }
        QCOMPARE(brokenAtTheEnd(world, false), QStringList());
        // A token lasts 15 minutes and is renewed in time, not more often.
        const auto renewals = world.line.asked.count("/auth/v1/token");
        QVERIFY2(renewals <= 7 * (2 * 5 + 2), qPrintable(QString::number(renewals)));
    }
};

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
