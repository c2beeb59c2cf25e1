// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fault run's keychains: absent, locked, denied, slow, silent, full or forgetful at every step, and after
// that a new start, which must find the session.
#include "tests/faults/course.h"

#include <QSet>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

constexpr int MoodCount = int(Mood::Count);
constexpr int FirstBad = int(Mood::Well) + 1;
constexpr int HttpSteps = int(Step::Connect);

/// The program is killed; the next one asks for the PIN only, and has the same session.
QStringList startAnew(World &world)
{
    const int before = world.session();
    const auto mails = world.line.asked.count("/auth/v1/otp");
    world.restart();
    if (!world.work(1min))
        return {QStringLiteral("the next start does not come to work")};
    if (world.session() != before || world.line.asked.count("/auth/v1/otp") != mails)
        return {QStringLiteral("I1: the next start has another session")};
    return brokenAtTheEnd(world, false);
}

} // namespace

class TestKeychains : public QObject
{
    Q_OBJECT

    QSet<int> m_met;

    static void moods()
    {
        QTest::addColumn<int>("mood");
        for (int mood = FirstBad; mood < MoodCount; ++mood)
            QTest::newRow(nameOf(Mood(mood))) << mood;
    }

private Q_SLOTS:
    void initTestCase() { World::collectLogs(); }

    void everyStepMeetsEveryMood_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("mood");
        for (int step = 0; step < HttpSteps; ++step) {
            for (int mood = FirstBad; mood < MoodCount; ++mood)
                QTest::addRow("%s, %s", nameOf(Step(step)), nameOf(Mood(mood))) << step << mood;
        }
    }
    void everyStepMeetsEveryMood()
    {
        QFETCH(int, step);
        QFETCH(int, mood);
        World world;
        QVERIFY(prepare(world, Step(step)));
        // A start without any keychain is a first start; what lies in one that comes later is replaced.
        world.mayForget = Step(step) == Step::Restore && Mood(mood) == Mood::Absent;
        world.keyring.be(Mood(mood));
        QStringList broken = meet(world, Step(step));
        if (broken.isEmpty())
            broken = endure(world);
        world.keyring.be(Mood::Well);
        if (broken.isEmpty())
            broken = recover(world, 2min, false);
        if (broken.isEmpty())
            broken = startAnew(world);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        m_met.insert(step * MoodCount + mood);
    }
    void noCombinationIsForgotten()
    {
        if (m_met.size() < HttpSteps)
            QSKIP("only some of the cases ran");
        QCOMPARE(m_met.size(), HttpSteps * (MoodCount - FirstBad));
    }

    /// While it was away two tokens went by; what lies in it would end the session.
    void whatAKeychainMissedIsBroughtToIt_data() { moods(); }
    void whatAKeychainMissedIsBroughtToIt()
    {
        QFETCH(int, mood);
        World world;
        QVERIFY(prepare(world, Step::Touch));
        world.keyring.be(Mood(mood));
        world.run(35min);
        QVERIFY(world.isWorking());
        QVERIFY(Mood(mood) == Mood::Slow || world.keptSession() < 0);
        QVERIFY(!world.program->door.keepingNotice().isEmpty());
        world.keyring.be(Mood::Well);
        // Whether it is open again can be seen; whether somebody would say no again can only be tried, and is
        // not before there is something new.
        const bool seen = Mood(mood) == Mood::Locked || Mood(mood) == Mood::Slow ||
                          Mood(mood) == Mood::Silent || Mood(mood) == Mood::Absent;
        world.run(seen ? 2min : 14min);
        QVERIFY(world.program->door.keepingNotice().isEmpty());
        const QStringList broken = startAnew(world);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

    void aRefusedSignOutLeavesNothingThatOpens_data() { moods(); }
    void aRefusedSignOutLeavesNothingThatOpens()
    {
        QFETCH(int, mood);
        World world;
        QVERIFY(prepare(world, Step::Touch));
        const int before = world.session();
        world.keyring.be(Mood(mood));
        world.program->door.signOut();
        world.run(10s);
        world.keyring.be(Mood::Well);
        world.restart();
        world.run(10s);
        QVERIFY(!world.server.honours(before));
        QCOMPARE(world.program->door.page(), DoorPresenter::Page::SignIn);
        QVERIFY(world.keyring.keptRefresh().isEmpty() || Mood(mood) == Mood::Full);
    }
};

QTEST_GUILESS_MAIN(TestKeychains)
#include "tst_keychains.moc"
