// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakecredentials.h"
#include "tests/support/fakesessions.h"
#include "tests/ui/door/clientdesk.h"
#include "tests/ui/door/galleryscenes.h"
#include "tests/ui/staff/devicerows.h"
#include "ui/client/clientwindow.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

namespace desk {

namespace {

struct Scene : test::ClientDesk
{
    FakeSessions sessions;
    FakeCredentials credentials;
    ClientWindow window;

    explicit Scene(Theme &theme)
        : window(ClientParts{account, desk, commands, sync, conversation, clock, theme, layouts, ask, nullptr,
                             &sessions, nullptr, &credentials})
    {
        window.resize(1100, 760);
        window.show();
        window.activateWindow();
    }
    template <class T>
    T *find(const char *name)
    {
        return window.findChild<T *>(QString::fromLatin1(name));
    }
};

} // namespace

void shootClient(const Shooter &shooter, Theme &theme)
{
    Scene s(theme);
    shooter.shoot(s.window, QStringLiteral("30-client-loading"));
    s.goLive();
    s.fill();
    shooter.shoot(s.window, QStringLiteral("31-client-home"));
    s.find<QLineEdit>("askField")->setText(QStringLiteral("vpn"));
    shooter.shoot(s.window, QStringLiteral("32-client-typing"));
}

void shootRequests(const Shooter &shooter, Theme &theme)
{
    Scene s(theme);
    s.goLive();
    s.fill();
    s.window.startRequest(QStringLiteral("Label printer feeds two labels at once"));
    shooter.shoot(s.window, QStringLiteral("33-new-request"));
    s.find<QLineEdit>("requestTitle")->clear();
    s.find<QPlainTextEdit>("requestText")
        ->setPlainText(QStringLiteral("Since we changed to the smaller roll."));
    QTest::keyClicks(s.find<QLineEdit>("requestTitle"), QStringLiteral(" "));
    s.goOffline();
    s.find<QAbstractButton>("sendRequest")->click();
    shooter.shoot(s.window, QStringLiteral("34-new-request-missing"));
    s.converse(s.printer);
    s.window.openRequest(s.printer);
    shooter.shoot(s.window, QStringLiteral("35-request"));
    s.window.resize(700, 620);
    shooter.shoot(s.window, QStringLiteral("36-request-narrow"));
    s.window.goHome();
    shooter.shoot(s.window, QStringLiteral("37-home-narrow"));
    s.window.resize(1100, 760);
    s.window.showDevices();
    s.sessions.answerRefresh(
        {test::openSession("office", s.clock.now(), true), test::openSession("orla-laptop", s.clock.now())});
    shooter.shoot(s.window, QStringLiteral("38-devices"));
    s.window.showAccount();
    s.credentials.addresses.answer(SignInAddress{QStringLiteral("orla@corrib.test"), {}, {}});
    shooter.shoot(s.window, QStringLiteral("39-account"));
}

} // namespace desk
