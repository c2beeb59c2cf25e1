// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in beside the mailed code: an account with a password, the password forgotten, a phone.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Gwen = QStringLiteral("gwen@corrib.test");
const QString First = QStringLiteral("kitchen lamp otter");
const QString Second = QStringLiteral("window spoon heron");
const QString Pin = QStringLiteral("482630");

void choosePin(Robot &robot)
{
    robot.see(QStringLiteral("pinChoosePage"));
    robot.type(QStringLiteral("newPin"), Pin);
    robot.type(QStringLiteral("againPin"), Pin);
    robot.click(QStringLiteral("savePin"));
}

void signOut(Robot &robot)
{
    robot.trigger(QStringLiteral("signOut"));
    robot.see(QStringLiteral("email"));
}

void admit(Stage &stage, const QString &address)
{
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    admin.see(QStringLiteral("staffWindow"));
    admin.trigger(QStringLiteral("actionShowAllowedEmails"));
    admin.see(QStringLiteral("allowedTable"));
    admin.click(QStringLiteral("addEmails"));
    admin.type(QStringLiteral("pasteText"), address);
    admin.click(QStringLiteral("pasteApply"));
    admin.seeRow(QStringLiteral("allowedTable"), {address});
    admin.quit();
}

void fillIn(Robot &gwen, const QString &password)
{
    gwen.see(QStringLiteral("useNewAccount"));
    gwen.click(QStringLiteral("useNewAccount"));
    gwen.see(QStringLiteral("registerPage"));
    gwen.type(QStringLiteral("registerEmail"), Gwen);
    gwen.type(QStringLiteral("registerName"), QStringLiteral("Gwen Byrne"));
    gwen.type(QStringLiteral("registerPassword"), password);
}

void makeAccount(Stage &stage, Robot &gwen)
{
    fillIn(gwen, QStringLiteral("gwen-2026"));
    gwen.seeSaid(QStringLiteral("strength"), QStringLiteral("Easy to guess"));
    gwen.click(QStringLiteral("createAccount"));
    seeAnywhere(gwen, QStringLiteral("too short"));
    stage.picture(gwen, QStringLiteral("signInWindow"), QStringLiteral("register-weak"));
    stage.step(QStringLiteral("a weak password is refused beside its field"));
    clear(gwen, QStringLiteral("registerPassword"), QStringLiteral("Password"));
    gwen.type(QStringLiteral("registerPassword"), First);
    gwen.seeSaid(QStringLiteral("strength"), QStringLiteral("Strong"));
    gwen.click(QStringLiteral("createAccount"));
    gwen.see(QStringLiteral("proofPage"));
    gwen.type(QStringLiteral("code"), stage.stack.codeFor(Gwen));
    choosePin(gwen);
    gwen.see(QStringLiteral("clientWindow"));
    stage.step(
        QStringLiteral("who was let in made an account with a password, and the mail proved the address"));
}

void forget(Stage &stage, Robot &gwen)
{
    signOut(gwen);
    stage.stack.forgetMails();
    gwen.click(QStringLiteral("usePassword"));
    gwen.see(QStringLiteral("passwordPage"));
    gwen.type(QStringLiteral("password"), QStringLiteral("not the one at all"));
    gwen.press(QStringLiteral("Return"), QStringLiteral("password"));
    seeAnywhere(gwen, QStringLiteral("do not belong together"));
    gwen.click(QStringLiteral("forgotPassword"));
    gwen.see(QStringLiteral("forgotPage"));
    gwen.seeText(QStringLiteral("forgotEmail"), Gwen);
    gwen.click(QStringLiteral("sendRecovery"));
    gwen.see(QStringLiteral("proofPage"));
    gwen.type(QStringLiteral("code"), stage.stack.codeFor(Gwen));
    gwen.see(QStringLiteral("newPasswordPage"));
    gwen.type(QStringLiteral("newPassword"), Second);
    gwen.click(QStringLiteral("savePassword"));
    enterPin(gwen, Pin);
    gwen.see(QStringLiteral("clientWindow"));
    stage.step(QStringLiteral("who forgot the password chose another with a code from the mail"));
}

void useNewPassword(Stage &stage, Robot &gwen)
{
    signOut(gwen);
    gwen.click(QStringLiteral("usePassword"));
    gwen.see(QStringLiteral("passwordPage"));
    gwen.type(QStringLiteral("password"), First);
    gwen.press(QStringLiteral("Return"), QStringLiteral("password"));
    seeAnywhere(gwen, QStringLiteral("do not belong together"));
    gwen.type(QStringLiteral("password"), Second);
    gwen.press(QStringLiteral("Return"), QStringLiteral("password"));
    enterPin(gwen, Pin);
    gwen.see(QStringLiteral("clientWindow"));
    stage.step(QStringLiteral("the old password opens nothing, the new one does"));
}

void byPhone(Stage &stage)
{
    Robot &bo = stage.person(QStringLiteral("bo"));
    stage.start(bo);
    bo.see(QStringLiteral("usePhone"));
    bo.click(QStringLiteral("usePhone"));
    bo.see(QStringLiteral("phonePage"));
    bo.type(QStringLiteral("phone"), QStringLiteral("07700 900101"));
    bo.click(QStringLiteral("sendText"));
    seeAnywhere(bo, QStringLiteral("Begin with +"));
    clear(bo, QStringLiteral("phone"), QStringLiteral("Phone number"));
    bo.type(QStringLiteral("phone"), QStringLiteral("+44 7700 900101"));
    bo.click(QStringLiteral("sendText"));
    bo.see(QStringLiteral("phoneCodePage"));
    stage.picture(bo, QStringLiteral("signInWindow"), QStringLiteral("phone-code"));
    const QString code = stage.stack.codeFor(QStringLiteral("447700900101"));
    bo.type(QStringLiteral("code"), code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123"));
    bo.seeSaid(QStringLiteral("hint"), QStringLiteral("does not open"));
    bo.type(QStringLiteral("code"), code);
    choosePin(bo);
    bo.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("a code by text message signed in"));
}

} // namespace

void otherWays(Stage &stage)
{
    admit(stage, Gwen);
    Robot &gwen = stage.person(QStringLiteral("gwen"));
    stage.start(gwen);
    makeAccount(stage, gwen);
    forget(stage, gwen);
    useNewPassword(stage, gwen);
    byPhone(stage);
}

} // namespace desk::story
