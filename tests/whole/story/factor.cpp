// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An authenticator app, from its QR code to the next sign-in.
#include "tests/support/totp.h"
#include "tests/whole/story/pictureparts.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString Staff = QStringLiteral("staffWindow");
const QString Door = QStringLiteral("signInWindow");

void toTheCode(Stage &stage, Robot &robot)
{
    robot.see(QStringLiteral("email"));
    robot.seeText(QStringLiteral("email"), Ana); // who signed out is likely to come back
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    robot.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
    robot.see(QStringLiteral("factorPage"));
}

} // namespace

QByteArray setUpApp(Stage &stage, Robot &robot, const QString &picture)
{
    robot.trigger(QStringLiteral("accountSignIn"));
    robot.see(QStringLiteral("accountPage"));
    robot.see(QStringLiteral("addFactor"));
    stage.picture(robot, Staff, QStringLiteral("account") + picture);
    robot.click(QStringLiteral("addFactor"));
    robot.see(QStringLiteral("factorKey"));
    const QByteArray key = robot.text(QStringLiteral("factorKey")).remove(u' ').toLatin1();
    robot.type(QStringLiteral("factorCode"), test::totpCode(key));
    stage.picture(robot, Staff, QStringLiteral("account-app") + picture);
    robot.click(QStringLiteral("confirmFactor"));
    robot.see(QStringLiteral("factorRow"));
    return key;
}

void authenticatorApp(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    ana.see(Staff);
    const QByteArray key = setUpApp(stage, ana, QString());
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    stage.step(QStringLiteral("an app is set up, and the desk stays open"));

    ana.trigger(QStringLiteral("signOut"));
    stage.stack.forgetMails();
    toTheCode(stage, ana);
    stage.step(QStringLiteral("the next sign-in asks for the app before the PIN"));
    ana.type(QStringLiteral("appCode"), QStringLiteral("000000"));
    ana.click(QStringLiteral("goOn"));
    await(
        [&] {
            return ana.everyText().join(u'\n').contains(QStringLiteral("not the code that the app shows"));
        },
        QStringLiteral("nothing says that the code was wrong"));
    stage.picture(ana, Door, QStringLiteral("app-wrong"));
    ana.see(QStringLiteral("factorPage"));
    stage.step(QStringLiteral("a wrong code opens nothing"));
    // The one that was used is not taken again; an app would show the next one by now, or soon.
    ana.press(QStringLiteral("Ctrl+A"), QStringLiteral("appCode"));
    ana.press(QStringLiteral("Delete"), QStringLiteral("appCode"));
    ana.type(QStringLiteral("appCode"), test::totpCode(key, 1));
    ana.click(QStringLiteral("goOn"));
    enterPin(ana, Pin);
    ana.see(Staff);
    stage.step(QStringLiteral("the right one leads to the PIN, and to the queue"));

    ana.quit();
    stage.start(ana);
    enterPin(ana, Pin);
    ana.see(Staff);
    stage.step(QStringLiteral("the next start restored what the app had opened"));
}

void showAppAtTheDoor(Stage &stage, Robot &robot, const QByteArray &key, const QString &picture)
{
    robot.trigger(QStringLiteral("signOut"));
    stage.stack.forgetMails();
    toTheCode(stage, robot);
    robot.type(QStringLiteral("appCode"), test::totpCode(key, 1));
    stage.picture(robot, Door, QStringLiteral("app") + picture);
}

} // namespace desk::story
