// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On a system bus of its own, with a logind played by the test.
#include "app/wakefulness.h"
#include "tests/support/privatebus.h"

#include <QSignalSpy>

using namespace desk;
using namespace desk::test;

class TestWakefulness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.start());
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_bus.address());
        QVERIFY(QDBusConnection::systemBus().isConnected());
        m_login = m_bus.connection(QStringLiteral("login"));
        m_stranger = m_bus.connection(QStringLiteral("stranger"));
        QVERIFY(m_login.registerService(QStringLiteral("org.freedesktop.login1")));
    }

    void wakingUpIsTold()
    {
        Wakefulness wakefulness;
        const QSignalSpy woke(&wakefulness, &Wakefulness::woke);
        say(m_login, true);
        say(m_login, false);
        QTRY_COMPARE(woke.size(), 1);
        say(m_login, true);
        say(m_login, false);
        QTRY_COMPARE(woke.size(), 2); // falling asleep said nothing
    }

    void onlyWhoOwnsTheNameIsBelieved()
    {
        Wakefulness wakefulness;
        const QSignalSpy woke(&wakefulness, &Wakefulness::woke);
        say(m_stranger, false);
        QVERIFY(PrivateBus::flush(m_stranger));
        say(m_login, false);
        QTRY_VERIFY(!woke.isEmpty());
        QCOMPARE(woke.size(), 1);
    }

private:
    static void say(QDBusConnection &bus, bool fallsAsleep)
    {
        QVERIFY(PrivateBus::say(bus, QStringLiteral("/org/freedesktop/login1"),
                                QStringLiteral("org.freedesktop.login1.Manager"), "PrepareForSleep",
                                {fallsAsleep}));
    }

    PrivateBus m_bus;
    QDBusConnection m_login{QString()};
    QDBusConnection m_stranger{QString()};
};

QTEST_GUILESS_MAIN(TestWakefulness)
#include "tst_wakefulness.moc"
