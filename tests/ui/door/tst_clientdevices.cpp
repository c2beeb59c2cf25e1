// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client's own devices: the same page as the team's, without others to look at.
#include "resources/resources.h"
#include "tests/support/fakesessions.h"
#include "tests/ui/door/clientdesk.h"
#include "tests/ui/keyboard.h"
#include "tests/ui/staff/devicerows.h"
#include "ui/client/clientwindow.h"

#include <QAction>
#include <QComboBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

struct Shown : ClientDesk
{
    Theme theme;
    FakeSessions sessions;
    std::unique_ptr<ClientWindow> window;

    Shown()
    {
        initResources();
        theme.install(*qApp);
        goLive();
        fill();
        window = std::make_unique<ClientWindow>(ClientParts{account, desk, commands, sync, conversation,
                                                            clock, theme, layouts, ask, nullptr, &sessions});
        window->show();
        (void)QTest::qWaitForWindowActive(window.get());
        window->findChild<QAction *>(QStringLiteral("accountDevices"))->trigger();
    }
    QString where() const { return window->findChild<QStackedWidget *>()->currentWidget()->objectName(); }
};

} // namespace

class TestClientDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsToOnesOwnDevices()
    {
        Shown shown;
        QCOMPARE(shown.where(), QStringLiteral("devicesPage"));
        QCOMPARE(shown.sessions.calls, (QStringList{QStringLiteral("mine"), QStringLiteral("myEvents")}));
        QVERIFY(!shown.window->findChild<QComboBox *>(QStringLiteral("devicesWhose")));
        shown.sessions.answerRefresh(
            {openSession("here", shown.clock.now(), true), openSession("phone", shown.clock.now())});
        QTRY_VERIFY(shown.window->findChild<QPushButton *>(QStringLiteral("endSession")));
        QCOMPARE(namelessStops(shown.window.get()), QString());
        QCOMPARE(notReached(shown.window.get()), QString());
        shown.window->goHome();
        QCOMPARE(shown.where(), QStringLiteral("homePage"));
    }

    void answersAfterTheWindowReachNobody()
    {
        Shown shown;
        shown.window.reset();
        shown.sessions.answerRefresh({}); // would crash
        QCOMPARE(shown.sessions.list.open(), std::size_t(0));
    }
};

QTEST_MAIN(TestClientDevices)
#include "tst_clientdevices.moc"
