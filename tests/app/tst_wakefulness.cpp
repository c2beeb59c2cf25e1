// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// On a system bus of its own, with a logind played by the test.
#include "app/wakefulness.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace desk;

class TestWakefulness : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        QTRY_VERIFY(m_daemon.canReadLine());
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        QVERIFY(QDBusConnection::systemBus().isConnected());
        m_login = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("login"));
        m_stranger = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("stranger"));
        QVERIFY(m_login.registerService(QStringLiteral("org.freedesktop.login1")));
    }

    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
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
        // The bus keeps the order only of one sender: wait until it has the stranger's word.
        QVERIFY(m_stranger
                    .call(QDBusMessage::createMethodCall(
                        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId")))
                    .type() == QDBusMessage::ReplyMessage);
        say(m_login, false);
        QTRY_VERIFY(!woke.isEmpty());
        QCOMPARE(woke.size(), 1);
    }

private:
    static void say(QDBusConnection &bus, bool fallsAsleep)
    {
        QDBusMessage said = QDBusMessage::createSignal(QStringLiteral("/org/freedesktop/login1"),
                                                       QStringLiteral("org.freedesktop.login1.Manager"),
                                                       QStringLiteral("PrepareForSleep"));
        said << fallsAsleep;
        QVERIFY(bus.send(said));
    }

    QProcess m_daemon;
    QDBusConnection m_login{QString()};
    QDBusConnection m_stranger{QString()};
};

QTEST_GUILESS_MAIN(TestWakefulness)
#include "tst_wakefulness.moc"
