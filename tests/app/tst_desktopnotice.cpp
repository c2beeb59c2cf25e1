// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotice.h"
#include "tests/support/privatebus.h"

#include <QApplication>
#include <QWidget>

using namespace desk;
using namespace desk::test;

/// What a desktop hears.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList said;

public Q_SLOTS:
    uint Notify(const QString &program, uint, const QString &, const QString &title, const QString &text,
                const QStringList &, const QVariantMap &, int)
    {
        said << program + u'|' + title + u'|' + text;
        return 1;
    }
};

class TestDesktopNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_bus.start());
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address());
        m_desktop = m_bus.connection(QStringLiteral("desktop"));
        QVERIFY(m_desktop.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &m_notices,
                                         QDBusConnection::ExportAllSlots));
        QVERIFY(m_desktop.registerService(QStringLiteral("org.freedesktop.Notifications")));
    }

    void whoLooksElsewhereIsCalled()
    {
        QWidget window;
        callFor(&window, QStringLiteral("Something happened"));
        QTRY_COMPARE(m_notices.said, (QStringList{QStringLiteral("Deskbell|Deskbell|Something happened")}));
    }

    void whoIsHereIsNot()
    {
        m_notices.said.clear();
        QWidget window;
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        callFor(&window, QStringLiteral("seen anyway"));
        window.hide();
        QTRY_VERIFY(!QApplication::activeWindow());
        callFor(&window, QStringLiteral("last"));
        QTRY_COMPARE(m_notices.said, (QStringList{QStringLiteral("Deskbell|Deskbell|last")}));
    }

private:
    PrivateBus m_bus;
    QDBusConnection m_desktop{QString()};
    FakeDesktop m_notices;
};

QTEST_MAIN(TestDesktopNotice)
#include "tst_desktopnotice.moc"
