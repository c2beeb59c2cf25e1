// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the ways in beside the mailed code, and of the page where people change what they sign in with.
#include "tests/whole/story/pictureparts.h"

namespace desk::story {

namespace {

const QString Door = QStringLiteral("signInWindow");
const QString Bo = QStringLiteral("bo@deskbell.test");
const QString BoPin = QStringLiteral("918273");

/// A new account, a forgotten password, a phone; from the page of the address and back to it.
void accounts(Stage &stage, Robot &robot, const QString &tail)
{
    robot.click(QStringLiteral("useNewAccount"));
    robot.see(QStringLiteral("registerPage"));
    robot.type(QStringLiteral("registerName"), QStringLiteral("Gwen Byrne"));
    robot.type(QStringLiteral("registerPassword"), QStringLiteral("kitchen lamp otter"));
    robot.seeSaid(QStringLiteral("strength"), QStringLiteral("Strong"));
    stage.picture(robot, Door, QStringLiteral("register") + tail);
    robot.click(QStringLiteral("registerBack"));
    robot.click(QStringLiteral("usePassword"));
    robot.click(QStringLiteral("forgotPassword"));
    robot.see(QStringLiteral("forgotPage"));
    stage.picture(robot, Door, QStringLiteral("forgot-password") + tail);
    robot.click(QStringLiteral("forgotBack"));
    robot.click(QStringLiteral("useCode"));
    robot.click(QStringLiteral("usePhone"));
    robot.see(QStringLiteral("phonePage"));
    robot.type(QStringLiteral("phone"), QStringLiteral("+44 7700 900101"));
    stage.picture(robot, Door, QStringLiteral("phone") + tail);
    robot.click(QStringLiteral("sendText"));
    robot.see(QStringLiteral("phoneCodePage"));
    stage.picture(robot, Door, QStringLiteral("phone-code") + tail);
    robot.click(QStringLiteral("another"));
    robot.click(QStringLiteral("phoneBack"));
    robot.see(QStringLiteral("addressPage"));
}

/// Somebody else's page, and the organization's own service.
void others(Stage &stage, Robot &robot, const QString &tail)
{
    robot.click(QStringLiteral("provider_keycloak"));
    robot.see(QStringLiteral("browserAgain"));
    stage.picture(robot, Door, QStringLiteral("browser") + tail);
    robot.click(QStringLiteral("browserCancel"));
    robot.see(QStringLiteral("service_0"));
    robot.click(QStringLiteral("service_0"));
    robot.see(QStringLiteral("servicePage"));
    stage.picture(robot, Door, QStringLiteral("service") + tail);
    robot.click(QStringLiteral("serviceOther"));
    robot.see(QStringLiteral("addressPage"));
}

/// The link of a mail waits for a click; the code of the same mail does as well.
void link(Stage &stage, Robot &robot, const QString &tail)
{
    stage.stack.forgetMails();
    robot.type(QStringLiteral("email"), Bo);
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    const QString code = stage.stack.codeFor(Bo);
    robot.clickRow(QStringLiteral("mailList"), robot.seeRow(QStringLiteral("mailList"), {QString()}));
    robot.seeText(QStringLiteral("mailText"), code);
    robot.click(QStringLiteral("openLink"));
    robot.see(QStringLiteral("linkRefused"));
    stage.picture(robot, Door, QStringLiteral("link") + tail);
    robot.click(QStringLiteral("signInWithLink"));
}

} // namespace

void pictureWays(Stage &stage)
{
    for (const QString &theme : {QStringLiteral("Dark"), QStringLiteral("Light")}) {
        const QString tail = u'-' + theme.toLower();
        Robot &bo = stage.person(QStringLiteral("bo") + tail);
        chooseTheme(bo, theme);
        stage.start(bo, {QStringLiteral("BROWSER=true")}); // one that shows nothing
        bo.see(QStringLiteral("usePhone"));
        bo.see(QStringLiteral("provider_keycloak"));
        accounts(stage, bo, tail);
        others(stage, bo, tail);
        link(stage, bo, tail);
        bo.see(QStringLiteral("pinEntryPage"));
        bo.quit();
        stage.step(QStringLiteral("the ways in, ") + theme.toLower());
    }
}

} // namespace desk::story
