// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page "Sign-in and account" on the real stack: another password, another address, and out elsewhere.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Fresh = QStringLiteral("ana.ribeiro@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString Password = QStringLiteral("window spoon heron");
const QString Staff = QStringLiteral("staffWindow");
const QString Door = QStringLiteral("signInWindow");
/// It is told at once as a rule, and hears it with the pull of the next minute where that was lost.
constexpr int NextPull = 90;

QString otherThan(const QString &code)
{
    return code == u"123123" ? QStringLiteral("321321") : QStringLiteral("123123");
}

/// To the page, by the menu of the face.
void openPage(Robot &ana)
{
    ana.see(Staff);
    ana.trigger(QStringLiteral("accountSignIn"));
    ana.see(QStringLiteral("accountPage"));
    ana.see(QStringLiteral("newAddress"));
}

/// Somebody with a PIN, on a computer that knows another address or none.
void comeIn(Stage &stage, Robot &robot, const QString &email)
{
    robot.see(QStringLiteral("email"));
    clear(robot, QStringLiteral("email"), QStringLiteral("Email"));
    robot.type(QStringLiteral("email"), email);
    stage.stack.forgetMails();
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    robot.type(QStringLiteral("code"), stage.stack.codeFor(email));
    enterPin(robot, Pin);
    robot.see(Staff);
    robot.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
}

/// The sign-in of a moment ago counts as an old one.
void newPassword(Stage &stage, Robot &ana)
{
    stage.stack.turn({{QStringLiteral("reauthentication_age"), 0}});
    stage.stack.forgetMails();
    openPage(ana);
    ana.type(QStringLiteral("newPassword"), Password);
    stage.picture(ana, Staff, QStringLiteral("account-password"));
    ana.click(QStringLiteral("savePassword"));
    ana.see(QStringLiteral("passwordCode"));
    const QString code = stage.stack.codeFor(Ana);
    ana.type(QStringLiteral("passwordCode"), otherThan(code));
    ana.click(QStringLiteral("savePassword"));
    ana.see(QStringLiteral("passwordProblem"));
    stage.picture(ana, Staff, QStringLiteral("account-nonce"));
    ana.seeText(QStringLiteral("passwordProblem"), QStringLiteral("That is not the code."));
    ana.click(QStringLiteral("passwordBack"));
    ana.seeText(QStringLiteral("newPassword"), Password);
    stage.step(QStringLiteral("a wrong code from the mail is a sentence, and the password stays typed"));
    ana.click(QStringLiteral("savePassword"));
    ana.see(QStringLiteral("passwordCode"));
    ana.type(QStringLiteral("passwordCode"), code);
    ana.click(QStringLiteral("savePassword"));
    seeAnywhere(ana, QStringLiteral("Password changed."));
    ana.see(QStringLiteral("newPassword"));
    stage.picture(ana, Staff, QStringLiteral("account-changed"));
    stage.step(QStringLiteral("the right one, of the same mail, changed the password"));
}

void useNewPassword(Stage &stage, Robot &ana)
{
    ana.click(QStringLiteral("signOutHere"));
    ana.click(QStringLiteral("questionYes"));
    ana.see(QStringLiteral("usePassword"));
    ana.click(QStringLiteral("usePassword"));
    ana.seeText(QStringLiteral("passwordEmail"), Ana);
    ana.type(QStringLiteral("password"), Password);
    ana.press(QStringLiteral("Return"), QStringLiteral("password"));
    enterPin(ana, Pin);
    ana.see(Staff);
    stage.step(QStringLiteral("signing in with the new password, and the PIN"));
}

void newAddress(Stage &stage, Robot &ana)
{
    openPage(ana);
    stage.stack.forgetMails();
    ana.type(QStringLiteral("newAddress"), Fresh);
    ana.click(QStringLiteral("changeAddress"));
    ana.see(QStringLiteral("oldBox"));
    ana.seeText(QStringLiteral("addressIntro"), QStringLiteral("once both mail boxes agree"));
    const QString code = stage.stack.codeFor(Ana);
    ana.type(QStringLiteral("oldBoxCode"), otherThan(code));
    ana.click(QStringLiteral("oldBoxConfirm"));
    ana.see(QStringLiteral("addressProblem"));
    stage.picture(ana, Staff, QStringLiteral("account-address"));
    ana.seeText(QStringLiteral("addressProblem"),
                QStringLiteral("only with the mail box that it was sent to"));
    ana.type(QStringLiteral("oldBoxCode"), code);
    ana.click(QStringLiteral("oldBoxConfirm"));
    ana.see(QStringLiteral("oldBoxAgreed"));
    ana.seeText(QStringLiteral("addressIntro"), QStringLiteral("One mail box has agreed"));
    stage.picture(ana, Staff, QStringLiteral("account-half"));
    stage.step(QStringLiteral("one mail box has agreed by its code, a wrong one did not count"));
}

/// The other one by its link, as the desktop hands it to a second start.
void otherBox(Stage &stage, Robot &ana)
{
    (void)runProgram(stage.build + QStringLiteral("/app/deskbell"),
                     {stage.stack.linkFor(Fresh, QStringLiteral("deskbell:"))});
    ana.see(QStringLiteral("confirmLink"));
    stage.picture(ana, Staff, QStringLiteral("account-link"));
    ana.click(QStringLiteral("confirmLink"));
    seeAnywhere(ana, QStringLiteral("Your address was changed."));
    ana.seeText(QStringLiteral("addressIntro"), QStringLiteral("You sign in with"));
    ana.seeText(QStringLiteral("addressIntro"), Fresh);
    stage.picture(ana, Staff, QStringLiteral("account-address-changed"));
    stage.step(QStringLiteral("the other one by its link, after a click: the page shows the new address"));
}

void endOthers(Stage &stage, Robot &ana, Robot &other)
{
    ana.click(QStringLiteral("endOthers"));
    ana.see(QStringLiteral("questionYes"));
    stage.picture(ana, QStringLiteral("endOthersQuestion"), QStringLiteral("account-others"));
    ana.click(QStringLiteral("questionYes"));
    seeAnywhere(ana, QStringLiteral("Sessions ended: 1"));
    other.see(QStringLiteral("email"), NextPull);
    stage.picture(other, Door, QStringLiteral("account-ended"));
    ana.see(QStringLiteral("accountPage"));
    stage.step(QStringLiteral("the other computer is out, this one stays"));
}

void leaveEverywhere(Stage &stage, Robot &ana, Robot &other)
{
    ana.click(QStringLiteral("signOutEverywhere"));
    ana.see(QStringLiteral("questionYes"));
    stage.picture(ana, QStringLiteral("signOutEverywhereQuestion"), QStringLiteral("account-everywhere"));
    ana.click(QStringLiteral("questionYes"));
    ana.see(QStringLiteral("email"));
    ana.seeText(QStringLiteral("email"), Fresh);
    // Nobody announces this one: the other computer hears it with its next question.
    other.tryTrigger(QStringLiteral("actionRefresh"));
    other.see(QStringLiteral("email"), NextPull);
    other.seeNot(Staff);
    stage.step(QStringLiteral("signed out everywhere: here at once, there with the next step"));
}

} // namespace

void signInAndAccount(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("default")); // links reach this one
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    Robot &other = stage.person(QStringLiteral("other"));
    stage.start(other);
    comeIn(stage, other, Ana);
    newPassword(stage, ana);
    other.see(QStringLiteral("email"), NextPull);
    stage.step(QStringLiteral("the other computer is out with it"));
    useNewPassword(stage, ana);
    newAddress(stage, ana);
    otherBox(stage, ana);
    comeIn(stage, other, Fresh);
    endOthers(stage, ana, other);
    comeIn(stage, other, Fresh);
    leaveEverywhere(stage, ana, other);
}

} // namespace desk::story
