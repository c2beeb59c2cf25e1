// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Admins have to have an authenticator app: who demands it has one, the others get theirs at the door.
#include "tests/support/totp.h"
#include "tests/whole/story/pictureparts.h"

namespace desk::story {

namespace {

const QString Ada = QStringLiteral("admin@deskbell.test");
const QString AdaPin = QStringLiteral("864209");
const QString Ines = QStringLiteral("ines@deskbell.test");
const QString InesPin = QStringLiteral("402817");
const QString Staff = QStringLiteral("staffWindow");
const QString Door = QStringLiteral("signInWindow");

void inviteAdmin(Stage &stage, Robot &ada)
{
    ada.trigger(QStringLiteral("actionShowAllowedEmails"));
    ada.see(QStringLiteral("allowedTable"));
    ada.click(QStringLiteral("addEmails"));
    ada.type(QStringLiteral("pasteText"), Ines + QStringLiteral(", admin"));
    ada.seeRow(QStringLiteral("pasteVerdicts"), {Ines + QStringLiteral(", Admin, New")});
    stage.picture(ada, Staff, QStringLiteral("demand-invite"));
    ada.click(QStringLiteral("pasteApply"));
    ada.seeRow(QStringLiteral("allowedTable"), {Ines});
}

/// The title of the ticket that lies open.
QString work(Robot &robot)
{
    robot.see(Staff);
    robot.trigger(QStringLiteral("actionShowAllOpen"));
    robot.seeRow(QStringLiteral("ticketList"), {QString()});
    robot.clickRow(QStringLiteral("ticketList"), 0);
    robot.see(QStringLiteral("ticketSubject"));
    robot.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    return robot.text(QStringLiteral("ticketSubject"));
}

void demand(Robot &ada)
{
    ada.trigger(QStringLiteral("actionShowSafetyRules"));
    ada.click(QStringLiteral("demandFactor"));
    ada.see(QStringLiteral("questionYes"));
    ada.seeText(QStringLiteral("questionTitle"), QStringLiteral("Demand an authenticator app"));
    ada.click(QStringLiteral("questionYes"));
}

/// Nobody shuts everybody out by a slip: who has no app cannot demand one.
QByteArray demandWithoutAndWith(Stage &stage, Robot &ada)
{
    demand(ada);
    seeAnywhere(ada, QStringLiteral("Set up your own authenticator app first."));
    ada.seeTicked(QStringLiteral("demandFactor"), false);
    stage.picture(ada, Staff, QStringLiteral("demand-refused"));
    stage.step(QStringLiteral("who has no app cannot demand one, and is led to setting one up"));
    ada.click(QStringLiteral("ownFactor"));
    ada.see(QStringLiteral("accountPage"));
    const QByteArray key = setUpApp(stage, ada, QStringLiteral("-demand"));
    demand(ada);
    seeAnywhere(ada, QStringLiteral("Admins need an authenticator app now."));
    ada.seeTicked(QStringLiteral("demandFactor"), true);
    stage.picture(ada, Staff, QStringLiteral("demand-on"));
    stage.step(QStringLiteral("with an app of her own an admin demands one of every admin"));
    return key;
}

void setUpAtTheDoor(Stage &stage, Robot &robot, const QString &picture)
{
    robot.see(QStringLiteral("factorSetupPage"));
    robot.see(QStringLiteral("factorKey"));
    robot.seeText(QStringLiteral("intro"), QStringLiteral("wants a code of an app from its admins"));
    stage.picture(robot, Door, picture);
    const QByteArray key = robot.text(QStringLiteral("factorKey")).remove(u' ').toLatin1();
    robot.type(QStringLiteral("factorCode"), test::totpCode(key));
    robot.click(QStringLiteral("confirmFactor"));
}

/// At work when it is demanded: the next step is the last one, until there is an app.
void whoIsAtWork(Stage &stage, Robot &ines, const QString &title)
{
    ines.trigger(QStringLiteral("actionRefresh"));
    ines.see(QStringLiteral("factorSetupPage"));
    ines.seeNot(Staff);
    if (ines.everyText().join(u'\n').contains(title))
        throw Failure{QStringLiteral("without an app, but a window still says: ") + title};
    setUpAtTheDoor(stage, ines, QStringLiteral("demand-door"));
    enterPin(ines, InesPin);
    (void)work(ines);
    stage.step(QStringLiteral("an admin at work was led to the door, set up an app there, and works on"));
}

void toTheApp(Stage &stage, Robot &robot, const QString &email, const QString &page)
{
    robot.see(QStringLiteral("email"));
    robot.seeText(QStringLiteral("email"), email);
    stage.stack.forgetMails();
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    robot.type(QStringLiteral("code"), stage.stack.codeFor(email));
    robot.see(page);
}

void whoDemandedIt(Stage &stage, Robot &ada, const QByteArray &key)
{
    ada.trigger(QStringLiteral("signOut"));
    toTheApp(stage, ada, Ada, QStringLiteral("factorPage"));
    ada.type(QStringLiteral("appCode"), test::totpCode(key, 1));
    ada.click(QStringLiteral("goOn"));
    enterPin(ada, AdaPin);
    (void)work(ada);
    stage.step(QStringLiteral("who demands it shows a code at the next sign-in, too"));
}

/// A lost phone where an app is demanded: the old one goes, and the next sign-in begins with a new one.
void whoLostIt(Stage &stage, Robot &ada, Robot &ines)
{
    removeApp(stage, ada, QStringLiteral("ines"));
    ines.see(QStringLiteral("factorSetupPage"));
    ines.click(QStringLiteral("another"));
    toTheApp(stage, ines, Ines, QStringLiteral("factorSetupPage"));
    setUpAtTheDoor(stage, ines, QStringLiteral("demand-next"));
    enterPin(ines, InesPin);
    (void)work(ines);
    stage.step(QStringLiteral("who lost the app, or signs in without one, sets up another before the PIN"));
}

void demandNoMore(Stage &stage, Robot &ada)
{
    ada.trigger(QStringLiteral("actionShowSafetyRules"));
    ada.seeTicked(QStringLiteral("demandFactor"), true);
    ada.click(QStringLiteral("demandFactor"));
    seeAnywhere(ada, QStringLiteral("Admins need no authenticator app any more."));
    ada.seeTicked(QStringLiteral("demandFactor"), false);
    stage.step(QStringLiteral("the rule is taken back without a question"));
}

} // namespace

void appDemanded(Stage &stage)
{
    Robot &ada = stage.person(QStringLiteral("ada"));
    stage.start(ada);
    signInFirstTime(stage, ada, Ada, AdaPin);
    inviteAdmin(stage, ada);
    Robot &ines = stage.person(QStringLiteral("ines"));
    stage.start(ines);
    signInFirstTime(stage, ines, Ines, InesPin);
    const QString title = work(ines);
    const QByteArray key = demandWithoutAndWith(stage, ada);
    whoIsAtWork(stage, ines, title);
    whoDemandedIt(stage, ada, key);
    whoLostIt(stage, ada, ines);
    demandNoMore(stage, ada);
}

} // namespace desk::story
