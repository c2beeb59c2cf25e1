// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The same page in a client's window.
#include "resources/resources.h"
#include "tests/support/fakecredentials.h"
#include "tests/support/fakesessions.h"
#include "tests/ui/door/clientdesk.h"
#include "tests/ui/keyboard.h"
#include "ui/client/clientwindow.h"

#include <QAction>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace desk;
using namespace desk::test;

namespace {

struct Shown : ClientDesk
{
    Theme theme;
    FakeSessions sessions;
    FakeCredentials credentials;
    std::unique_ptr<ClientWindow> window;

    Shown()
    {
        initResources();
        theme.install(*qApp);
        goLive();
        fill();
        window = std::make_unique<ClientWindow>(ClientParts{account, desk, commands, sync, conversation,
                                                            clock, theme, layouts, ask, nullptr, &sessions,
                                                            nullptr, &credentials});
        window->show();
        (void)QTest::qWaitForWindowActive(window.get());
    }
    void trigger(const char *name) { window->findChild<QAction *>(QString::fromLatin1(name))->trigger(); }
    QString where() const { return window->findChild<QStackedWidget *>()->currentWidget()->objectName(); }
};

} // namespace

class TestClientAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theMenuLeadsToIt()
    {
        Shown shown;
        shown.trigger("accountSignIn");
        QCOMPARE(shown.where(), QStringLiteral("accountPage"));
        QCOMPARE(shown.credentials.calls, QStringList{QStringLiteral("address")});
        shown.credentials.addresses.answer(SignInAddress{QStringLiteral("orla@corrib.test"), {}, {}});
        QTRY_VERIFY(shown.window->findChild<QWidget *>(QStringLiteral("newAddress"))->isVisible());
        QCOMPARE(namelessStops(shown.window.get()), QString());
        QCOMPARE(notReached(shown.window.get()), QString());
        shown.window->goHome();
        QCOMPARE(shown.where(), QStringLiteral("homePage"));
    }

    void f5ReadsWhatIsLookedAt()
    {
        Shown shown;
        QTest::keyClick(shown.window.get(), Qt::Key_F5);
        QVERIFY(shown.credentials.calls.isEmpty() && shown.sessions.calls.isEmpty());
        shown.trigger("accountDevices");
        shown.sessions.calls.clear();
        QTest::keyClick(shown.window.get(), Qt::Key_F5);
        QCOMPARE(shown.sessions.calls, (QStringList{QStringLiteral("mine"), QStringLiteral("myEvents")}));
        shown.trigger("accountSignIn");
        QTest::keyClick(shown.window.get(), Qt::Key_F5);
        QCOMPARE(shown.credentials.calls.size(), 2);
    }

    void aLinkLeadsThere()
    {
        Shown shown;
        shown.window->openAddressLink(
            QUrl(QStringLiteral("deskbell://auth/callback?token_hash=ab&type=email_change")));
        QCOMPARE(shown.where(), QStringLiteral("accountPage"));
        QCOMPARE(shown.credentials.agreements.open(), std::size_t(0));
    }

    void signingOutEverywhereIsAWishOfTheWindow()
    {
        Shown shown;
        shown.trigger("accountSignIn");
        QSignalSpy leave(shown.window.get(), &ClientWindow::signOutRequested);
        shown.window->findChild<QPushButton *>(QStringLiteral("signOutEverywhere"))->click();
        QTRY_VERIFY(!leave.isEmpty());
        QVERIFY(leave.last().first().value<Identity::SignOut>() == Identity::SignOut::Everywhere);
    }

    void answersAfterTheWindowReachNobody()
    {
        Shown shown;
        shown.trigger("accountSignIn");
        shown.window.reset();
        shown.credentials.addresses.answer(SignInAddress{}); // would crash
        QCOMPARE(shown.credentials.addresses.open(), std::size_t(0));
    }
};

QTEST_MAIN(TestClientAccount)
#include "tst_clientaccount.moc"
