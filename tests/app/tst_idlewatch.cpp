// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/idlewatch.h"
#include "app/keepalive.h"
#include "tests/support/fakeidentity.h"
#include "tests/support/faketime.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTouchEvent>
#include <QWheelEvent>
#include <QWindow>

using namespace desk;
using namespace desk::test;
using namespace std::chrono_literals;

namespace {

/// Counts what reaches it.
class Ear : public QObject
{
public:
    int heard = 0;
    bool event(QEvent *) override
    {
        ++heard;
        return true;
    }
};

struct Seat
{
    FakeTime time;
    Ear ear;
    IdleWatch watch;
    QSignalSpy due{&watch, &IdleWatch::due};

    explicit Seat(std::chrono::minutes limit)
        : watch(limit, time, time, ear)
    {
    }
    void press(QEvent::Type type = QEvent::KeyPress)
    {
        QKeyEvent key(type, Qt::Key_A, Qt::NoModifier, QStringLiteral("a"));
        QCoreApplication::sendEvent(&ear, &key);
    }
    /// Nothing runs meanwhile, and only people's clock goes on.
    void sleep(std::chrono::minutes span) { time.wall.micros += std::chrono::microseconds(span).count(); }
};

} // namespace

class TestIdleWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMinutesOfTheRoleAreUsed_data()
    {
        QTest::addColumn<int>("minutes");
        for (const int minutes : {1, 10, 15, 30, 240})
            QTest::addRow("%d", minutes) << minutes;
    }

    void theMinutesOfTheRoleAreUsed()
    {
        QFETCH(int, minutes);
        Seat d{std::chrono::minutes(minutes)};
        d.time.pass(std::chrono::minutes(minutes) - 1ms);
        QCOMPARE(d.due.count(), 0);
        d.time.pass(1ms);
        QCOMPARE(d.due.count(), 1);
    }

    void typingBeginsAnew()
    {
        Seat d{15min};
        for (int times = 0; times < 20; ++times) {
            d.time.pass(14min);
            d.press();
        }
        QCOMPARE(d.due.count(), 0);
        d.time.pass(15min - 1ms);
        QCOMPARE(d.due.count(), 0);
        d.time.pass(1ms);
        QCOMPARE(d.due.count(), 1);
    }

    void whatCountsAsSomebody_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("counts");
        QTest::newRow("a key") << int(QEvent::KeyPress) << true;
        QTest::newRow("a key that is a shortcut") << int(QEvent::ShortcutOverride) << true;
        QTest::newRow("a click") << int(QEvent::MouseButtonPress) << true;
        QTest::newRow("the wheel") << int(QEvent::Wheel) << true;
        QTest::newRow("a finger") << int(QEvent::TouchBegin) << true;
        QTest::newRow("an input method") << int(QEvent::InputMethod) << true;
        QTest::newRow("a repaint") << int(QEvent::UpdateRequest) << false;
        QTest::newRow("a letting go") << int(QEvent::KeyRelease) << false;
        QTest::newRow("a timer") << int(QEvent::Timer) << false;
        QTest::newRow("a pointer that comes in") << int(QEvent::Enter) << false;
    }

    void whatCountsAsSomebody()
    {
        QFETCH(int, type);
        QFETCH(bool, counts);
        Seat d{15min};
        d.time.pass(14min);
        QEvent event{QEvent::Type(type)};
        QCoreApplication::sendEvent(&d.ear, &event);
        d.time.pass(2min);
        QCOMPARE(d.due.count(), counts ? 0 : 1);
        QCOMPARE(d.ear.heard, 1); // and nobody is robbed of it
    }

    void aPointerThatOnlyTremblesIsNobody()
    {
        FakeTime time;
        QWindow window;
        window.setGeometry(0, 0, 300, 200);
        window.show();
        window.requestActivate();
        QTRY_VERIFY(window.isActive());
        IdleWatch watch(15min, time, time, window);
        const QSignalSpy there(&watch, &IdleWatch::somebodyThere);
        const auto move = [&](qreal x) {
            QMouseEvent event(QEvent::MouseMove, {x, 100}, window.mapToGlobal(QPointF(x, 100)), Qt::NoButton,
                              Qt::NoButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&window, &event);
        };
        move(100);
        QCOMPARE(there.count(), 1);
        for (int times = 0; times < 50; ++times)
            move(times % 2 ? 104 : 97);
        QCOMPARE(there.count(), 1);
        move(150);
        QCOMPARE(there.count(), 2);

        QWindow other; // somebody works there, and the pointer crosses us
        other.show();
        other.requestActivate();
        QTRY_VERIFY(!window.isActive());
        move(10);
        QCOMPARE(there.count(), 2);
    }

    void aSleepOfADayCounts()
    {
        Seat d{15min};
        d.time.pass(1min);
        d.sleep(24h);
        QVERIFY(d.watch.look()); // what waking up does
        QCOMPARE(d.due.count(), 1);
    }

    void aSleepThatNobodyTellsIsNoticedAllTheSame()
    {
        Seat d{15min};
        d.time.pass(1min);
        d.sleep(24h);
        d.time.pass(IdleWatch::LookEvery);
        QCOMPARE(d.due.count(), 1);
    }

    void theFirstKeyAfterALongAbsencePressesNothing()
    {
        Seat d{15min};
        d.sleep(24h);
        d.press(QEvent::ShortcutOverride);
        QCOMPARE(d.due.count(), 1);
        d.press();
        QCOMPARE(d.ear.heard, 0);
        QCOMPARE(d.due.count(), 1); // once
    }

    void aClockThatIsSetBackKeepsNothingOpen()
    {
        Seat d{15min};
        d.sleep(-24h);
        d.time.pass(15min);
        QCOMPARE(d.due.count(), 1);
    }

    void onceItIsOverNothingIsWaitedFor()
    {
        Seat d{15min};
        d.time.pass(15min);
        QCOMPARE(d.time.pending(), 0);
        d.time.pass(24h);
        QCOMPARE(d.due.count(), 1);
    }

    void theServerIsToldBeforeItsTimeIsOver()
    {
        for (const auto limit : {1min, 10min, 15min, 30min, 240min}) {
            Seat d{limit};
            FakeIdentity identity;
            const KeepAlive keepAlive(identity, d.watch, limit, d.time);
            QVERIFY(KeepAlive::pause(limit) * 3 <= limit);
            d.time.pass(KeepAlive::pause(limit));
            QCOMPARE(identity.calls.count(QStringLiteral("touch")), 1); // who came in is there
            d.time.pass(KeepAlive::pause(limit));
            QCOMPARE(identity.calls.count(QStringLiteral("touch")), 1); // and has left since
            d.press();
            d.time.pass(KeepAlive::pause(limit));
            QCOMPARE(identity.calls.count(QStringLiteral("touch")), 2);
        }
    }
};

QTEST_MAIN(TestIdleWatch)
#include "tst_idlewatch.moc"
