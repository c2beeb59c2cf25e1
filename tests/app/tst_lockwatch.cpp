// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On a bus of its own, with logind and the screen saver played by the test.
#include "app/lock/listeninglockwatch.h"
#include "app/lock/loginlockwatch.h"
#include "tests/app/fakelogin.h"
#include "tests/support/faketime.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;

namespace {

/// As app/lock/sessionwindow and app/lock/screenlistener are.
struct Listener
{
    explicit Listener(std::function<void()> due) { lockDue = std::move(due); }
    [[nodiscard]] static bool isListening() { return isTold; }
    static inline std::function<void()> lockDue;
    static inline bool isTold = true;
};

} // namespace

class TestLockWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.start());
        m_program = m_bus.connection(QStringLiteral("program"));
        m_desktop = m_bus.connection(QStringLiteral("desktop"));
        m_stranger = m_bus.connection(QStringLiteral("stranger"));
        QVERIFY(m_program.isConnected() && m_desktop.isConnected() && m_stranger.isConnected());
    }

    void theSessionLocks_data()
    {
        QTest::addColumn<QString>("property"); // empty: the signal Lock
        QTest::addColumn<bool>("value");
        QTest::addColumn<bool>("locks");
        QTest::newRow("it is told to lock") << QString() << true << true;
        QTest::newRow("another user has the screen") << QStringLiteral("Active") << false << true;
        QTest::newRow("the desktop has locked it") << QStringLiteral("LockedHint") << true << true;
        QTest::newRow("we are back") << QStringLiteral("Active") << true << false;
        QTest::newRow("it is unlocked") << QStringLiteral("LockedHint") << false << false;
        QTest::newRow("nobody types") << QStringLiteral("IdleHint") << true << false;
    }

    void theSessionLocks()
    {
        QFETCH(QString, property);
        QFETCH(bool, value);
        QFETCH(bool, locks);
        FakeLogin login(m_desktop);
        const auto watch = watching(QStringLiteral("7"));
        const QSignalSpy due(watch.get(), &LockWatch::lockDue);
        QTRY_VERIFY(hears(login, due));
        const auto before = due.count();
        if (property.isEmpty())
            QVERIFY(login.lock(FakeLogin::ours()));
        else
            QVERIFY(login.change(FakeLogin::ours(), property, value));
        QVERIFY(heardAll());
        QCOMPARE(due.count(), before + (locks ? 1 : 0));
    }

    void otherSessionsAndOtherThingsDoNot()
    {
        FakeLogin login(m_desktop);
        const auto watch = watching(QStringLiteral("7"));
        const QSignalSpy due(watch.get(), &LockWatch::lockDue);
        QTRY_VERIFY(hears(login, due));
        const auto before = due.count();
        QVERIFY(login.lock(FakeLogin::theirs()));
        QVERIFY(login.change(FakeLogin::theirs(), QStringLiteral("Active"), false));
        QVERIFY(login.change(FakeLogin::ours(), QStringLiteral("Active"), false,
                             QStringLiteral("org.freedesktop.login1.Seat")));
        QVERIFY(heardAll());
        QCOMPARE(due.count(), before);
    }

    void whoDoesNotKnowItsSessionAsksWithItsProcess()
    {
        for (const QString &id : {QString(), QStringLiteral("another machine's")}) {
            FakeLogin login(m_desktop);
            const auto watch = watching(id);
            const QSignalSpy due(watch.get(), &LockWatch::lockDue);
            QTRY_VERIFY(hears(login, due));
            QVERIFY(login.asked.contains(QStringLiteral("GetSessionByPID")));
        }
    }

    void aSleepWaitsUntilWeHaveLocked()
    {
        FakeLogin login(m_desktop);
        const auto watch = watching(QStringLiteral("7"));
        QTRY_VERIFY(login.isHeld());
        QVERIFY(login.asked.contains(QStringLiteral("Inhibit sleep Deskbell delay 1")));
        bool heldWhileLocking = false;
        int locked = 0;
        connect(watch.get(), &LockWatch::lockDue, this, [&] {
            heldWhileLocking = login.isHeld();
            ++locked;
        });

        QVERIFY(login.sleep(true));
        QTRY_COMPARE(locked, 1);
        QVERIFY(heldWhileLocking && login.isHeld());
        m_time.pass(LoginLockWatch::Farewell); // not for the answer of a server
        QTRY_VERIFY(!login.isHeld());

        QVERIFY(login.sleep(false));
        QTRY_VERIFY(login.isHeld()); // for the next time
        QCOMPARE(locked, 1);
    }

    void theScreenSaverLocks_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        const QString freedesktop = QStringLiteral("org.freedesktop.ScreenSaver");
        const QString gnome = QStringLiteral("org.gnome.ScreenSaver");
        QTest::newRow("KDE") << freedesktop << QStringLiteral("/ScreenSaver");
        QTest::newRow("freedesktop") << freedesktop << QStringLiteral("/org/freedesktop/ScreenSaver");
        QTest::newRow("GNOME") << gnome << QStringLiteral("/org/gnome/ScreenSaver");
    }

    void theScreenSaverLocks()
    {
        QFETCH(QString, name);
        QFETCH(QString, path);
        const auto watch = watching(QString());
        const QSignalSpy due(watch.get(), &LockWatch::lockDue);
        QVERIFY(m_desktop.registerService(name)); // it may start after us
        QVERIFY(PrivateBus::say(m_desktop, path, name, "ActiveChanged", {false}));
        QVERIFY(PrivateBus::say(m_desktop, path, name, "ActiveChanged", {true}));
        QTRY_COMPARE(due.count(), 1); // going away said nothing
        QVERIFY(m_desktop.unregisterService(name));
    }

    void strangersAreNotBelieved()
    {
        const QString saver = QStringLiteral("org.freedesktop.ScreenSaver");
        QVERIFY(m_desktop.registerService(saver));
        FakeLogin login(m_desktop);
        const auto watch = watching(QStringLiteral("7"));
        const QSignalSpy due(watch.get(), &LockWatch::lockDue);
        QTRY_VERIFY(hears(login, due));
        const auto before = due.count();
        const QString session = QStringLiteral("org.freedesktop.login1.Session");
        QVERIFY(PrivateBus::say(m_stranger, FakeLogin::ours(), session, "Lock"));
        QVERIFY(PrivateBus::say(m_stranger, FakeLogin::ours(),
                                QStringLiteral("org.freedesktop.DBus.Properties"), "PropertiesChanged",
                                {session, QVariantMap{{QStringLiteral("Active"), false}}, QStringList{}}));
        QVERIFY(PrivateBus::say(m_stranger, FakeLogin::manager(),
                                QStringLiteral("org.freedesktop.login1.Manager"), "PrepareForSleep", {true}));
        QVERIFY(PrivateBus::say(m_stranger, QStringLiteral("/ScreenSaver"), saver, "ActiveChanged", {true}));
        QVERIFY(heardAll());
        QCOMPARE(due.count(), before);
        QVERIFY(m_desktop.unregisterService(saver));
    }

    void withoutABusNobodyIsHeard()
    {
        const QDBusConnection none =
            QDBusConnection::connectToBus(QStringLiteral("unix:path=/nonexistent"), QStringLiteral("none"));
        const LoginLockWatch watch(none, none, QStringLiteral("7"), m_time);
        const QSignalSpy due(&watch, &LockWatch::lockDue);
        QCoreApplication::processEvents();
        QCOMPARE(due.count(), 0);
    }

    void whatIsHeardWithoutQtLocksToo()
    {
        const ListeningLockWatch<Listener> watch;
        const QSignalSpy due(&watch, &LockWatch::lockDue);
        Listener::lockDue();
        QCOMPARE(due.count(), 1);
    }

    void aSystemThatDoesNotTellIsInTheLog()
    {
        Listener::isTold = false;
        QTest::ignoreMessage(QtWarningMsg,
                             "the system does not tell when it is locked: the idle minutes remain");
        const ListeningLockWatch<Listener> watch;
        Listener::isTold = true;
    }

private:
    std::unique_ptr<LockWatch> watching(const QString &session)
    {
        return std::make_unique<LoginLockWatch>(m_program, m_program, session, m_time);
    }
    /// Whether it has found our session by now; asked until it has.
    bool hears(FakeLogin &login, const QSignalSpy &due)
    {
        return login.lock(FakeLogin::ours()) && heardAll() && !due.isEmpty();
    }
    /// All that was said has been heard: the bus keeps the order of what it gives to the program.
    bool heardAll()
    {
        const bool passed =
            PrivateBus::flush(m_stranger) && PrivateBus::flush(m_desktop) && PrivateBus::flush(m_program);
        QCoreApplication::processEvents();
        return passed;
    }

    PrivateBus m_bus;
    FakeTime m_time;
    QDBusConnection m_program{QString()};
    QDBusConnection m_desktop{QString()};
    QDBusConnection m_stranger{QString()};
};

QTEST_GUILESS_MAIN(TestLockWatch)
#include "tst_lockwatch.moc"
