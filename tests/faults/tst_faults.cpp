// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fault run: every step of the protocols meets every fault, once and for minutes, in virtual time.
#include "tests/faults/course.h"

#include <QSet>
#include <QTest>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

/// How soon all has to be right again. Two things take the life of a token: a ban is told when one is
/// renewed, and that the server has closed a channel, where that could not be heard, when a new one is
/// pushed. What was heard and could not be read is not silence.
std::chrono::milliseconds bound(Step step, Fault fault)
{
    const bool unheard = isPushed(step) && fault != Fault::Html && fault != Fault::Truncated;
    return fault == Fault::UserBanned || unheard ? 17min : 5min;
}

/// Where a session lives by the tokens of a sign-in service.
bool isOfService(Step step)
{
    return step >= Step::ServicePassword && step <= Step::ServiceRevoke;
}

/// Each code reaches the server when nobody waits for it any more, and the next one is typed meanwhile.
bool isOvertaken(Step step, Fault fault, Span span)
{
    const bool isCode = step == Step::AppCode || step == Step::FirstAppCode || step == Step::AddApp;
    return isCode && fault == Fault::Late && span == Span::Lasting;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

    QSet<int> m_met; ///< combinations whose fault has really happened

    static int numberOf(int step, int fault, int span)
    {
        return (step * FaultCount + fault) * SpanCount + span;
    }

private Q_SLOTS:
    void initTestCase() { World::collectLogs(); }

    void everyPlaceHasAName()
    {
        QVERIFY(nameOf(Step(StepCount - 1)) && nameOf(Fault(FaultCount - 1)) && nameOf(Span(SpanCount - 1)));
    }

    void everyStepMeetsEveryFault_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("span");
        for (int step = 0; step < StepCount; ++step) {
            for (int fault = 0; fault < FaultCount; ++fault) {
                for (int span = 0; span < SpanCount; ++span)
                    QTest::addRow("%s, %s, %s", nameOf(Step(step)), nameOf(Fault(fault)), nameOf(Span(span)))
                        << step << fault << span;
            }
        }
    }
    void everyStepMeetsEveryFault()
    {
        QFETCH(int, step);
        QFETCH(int, fault);
        QFETCH(int, span);
        World world;
        QVERIFY2(prepare(world, Step(step)), "the scene does not work without a fault");
        world.trouble.arm(Step(step), Fault(fault), Span(span));
        world.mayLoseCode = isOvertaken(Step(step), Fault(fault), Span(span));
        QStringList broken = meet(world, Step(step));
        if (broken.isEmpty() && Span(span) == Span::Lasting)
            broken = endure(world);
        // A service takes the token before the newest for a minute: trouble that lasts longer may end it.
        const bool outlasted = isOfService(Step(step)) && Span(span) == Span::Lasting;
        if (broken.isEmpty() && world.server.wasReplayed && !outlasted)
            broken << QStringLiteral("I2: an old token came back to the service");
        if (broken.isEmpty())
            broken = recover(world, bound(Step(step), Fault(fault)),
                             endsIt(Fault(fault)) || world.server.wasReplayed);
        if (broken.isEmpty() && world.server.wasCodeLost && !world.mayLoseCode)
            broken << QStringLiteral("I1: a session went with a lost code, and another one had been typed");
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        if (world.trouble.hits > 0)
            m_met.insert(numberOf(step, fault, span));
    }

    /// Not promised (docs/security.md): the tokens of a code whose answer was lost are nobody's. Whoever
    /// types another one keeps the session, as above; whoever does not loses it with the next token, and
    /// comes in again.
    void whoTypesNoOtherCodeIsSignedOutOnce_data()
    {
        QTest::addColumn<int>("step");
        for (const Step step : {Step::AppCode, Step::FirstAppCode, Step::AddApp})
            QTest::newRow(nameOf(step)) << int(step);
    }
    void whoTypesNoOtherCodeIsSignedOutOnce()
    {
        QFETCH(int, step);
        World world;
        QVERIFY(prepare(world, Step(step)));
        world.trouble.arm(Step(step), Fault::CutAfter, Span::Once);
        QCOMPARE(meet(world, Step(step)), QStringList());
        QVERIFY(world.program->ends.isEmpty());
        world.person.errand = Errand::None;
        world.run(14min);
        QVERIFY(world.server.wasCodeLost);
        QCOMPARE(world.program->ends, QList{Identity::EndReason::Expired});
        const QStringList broken = recover(world, 1min, true);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        QCOMPARE(world.program->ends.size(), 1);
    }

    /// The token is to be renewed just when a code is on its way, which would show the server a dead one.
    void aRenewalWaitsForACode_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("fault");
        for (const Step step : {Step::AppCode, Step::AddApp}) {
            for (int fault = 0; fault < FaultCount; ++fault)
                QTest::addRow("%s, %s", nameOf(step), nameOf(Fault(fault))) << int(step) << fault;
        }
    }
    void aRenewalWaitsForACode()
    {
        QFETCH(int, step);
        QFETCH(int, fault);
        World world;
        QVERIFY(prepare(world, Step(step)));
        const QByteArray before = world.program->keeper.accessToken();
        constexpr qint64 renewed = 135'000; // before the end, with the dice of this run
        world.run(std::chrono::milliseconds(world.server.issues.last().expires - world.server.now() -
                                            renewed - 2000));
        QCOMPARE(world.program->keeper.accessToken(), before);
        world.trouble.arm(Step(step), Fault(fault), Span::Once);
        world.mayLoseCode = true; // nobody types for a minute: whoever does not is signed out
        QStringList broken = meet(world, Step(step));
        QVERIFY(world.program->keeper.accessToken() != before);
        if (broken.isEmpty())
            broken = recover(world, bound(Step(step), Fault(fault)), endsIt(Fault(fault)));
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
        QVERIFY(world.server.wasCodeLost || endsIt(Fault(fault)) || world.program->ends.isEmpty());
    }

    /// A new step or fault without a case, or a case whose fault never came, stops here. Only with all of
    /// them: a single one is asked for by name.
    void noCombinationIsForgotten()
    {
        if (m_met.size() < StepCount)
            QSKIP("only some of the cases ran");
        QStringList forgotten;
        for (int step = 0; step < StepCount; ++step) {
            for (int fault = 0; fault < FaultCount; ++fault) {
                for (int span = 0; span < SpanCount; ++span) {
                    if (!m_met.contains(numberOf(step, fault, span)))
                        forgotten << QLatin1String(nameOf(Step(step))) + QStringLiteral(", ") +
                                         QLatin1String(nameOf(Fault(fault)));
                }
            }
        }
        QVERIFY2(forgotten.isEmpty(), qPrintable(forgotten.join(u'\n')));
        QCOMPARE(m_met.size(), StepCount * FaultCount * SpanCount);
    }

    /// Determinism: what failed once fails again.
    void theSameCaseTakesTheSameWay()
    {
        QList<QByteArray> ways[2];
        for (QList<QByteArray> &way : ways) {
            World world;
            QVERIFY(prepare(world, Step::Refresh));
            world.trouble.arm(Step::Refresh, Fault::Truncated, Span::Lasting);
            QCOMPARE(meet(world, Step::Refresh), QStringList());
            QCOMPARE(endure(world), QStringList());
            way = world.line.asked;
        }
        QVERIFY(ways[0].size() > 20);
        QCOMPARE(ways[0], ways[1]);
    }

    /// A slow answer about the session that somebody has left meanwhile says nothing about the next one.
    void anAnswerOvertakenByANewSessionEndsNothing_data()
    {
        QTest::addColumn<int>("step");
        for (const Step step :
             {Step::MyState, Step::VerifyPin, Step::Touch, Step::Lock, Step::Refresh, Step::Restore})
            QTest::newRow(nameOf(step)) << int(step);
    }
    void anAnswerOvertakenByANewSessionEndsNothing()
    {
        QFETCH(int, step);
        World world;
        QVERIFY(prepare(world, Step(step)));
        world.trouble.arm(Step(step), Fault::Delayed, Span::Once);
        act(world, Step(step));
        QVERIFY(world.runUntil(comesWithin(Step(step)), [&] { return world.trouble.hits > 0; }));
        world.program->door.signOut();
        world.signedOut = true;
        world.run(1s);
        world.person.typePassword(*world.program);
        world.run(3s);
        QVERIFY(world.session() >= 0);
        world.run(20s);
        const QStringList broken = recover(world, 1min, false);
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
