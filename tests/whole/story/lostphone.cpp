// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody stands at the door without the phone that has the app on it, and an admin helps.
#include "tests/whole/story/pictureparts.h"

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString Removed = QStringLiteral("Authenticator app removed, by \u2068Ada Marsh\u2069");
const QString Staff = QStringLiteral("staffWindow");
const QString Door = QStringLiteral("signInWindow");
/// The next pull by itself would come in a minute: what is seen sooner was told.
constexpr int Soon = 20;

void giveCode(Stage &stage, Robot &ana)
{
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
}

void standAtTheDoor(Stage &stage, Robot &ana)
{
    ana.see(QStringLiteral("email"));
    ana.type(QStringLiteral("email"), Ana);
    stage.stack.forgetMails();
    giveCode(stage, ana);
    ana.see(QStringLiteral("factorPage"));
    ana.click(QStringLiteral("lookAgain"));
    seeAnywhere(ana, QStringLiteral("Nobody has removed the app yet."));
    stage.picture(ana, Door, QStringLiteral("lost-door"));
    stage.step(QStringLiteral("without the phone there is no way in, and the door says who can help"));
}

void comeIn(Stage &stage, Robot &ana)
{
    ana.click(QStringLiteral("lookAgain"));
    enterPin(ana, Pin);
    ana.see(Staff);
    stage.step(QStringLiteral("looking again leads to the PIN, and in"));
}

void seeEvent(Stage &stage, Robot &ana)
{
    ana.see(QStringLiteral("accessBanner"), Soon);
    seeAnywhere(ana, Removed);
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    ana.seeNot(QStringLiteral("factorRow")); // the page that it was set up on
    stage.picture(ana, Staff, QStringLiteral("lost-told"));
    ana.trigger(QStringLiteral("actionShowDevices"));
    seeAnywhere(ana, QStringLiteral("What happened to your access"));
    ana.seeText(QStringLiteral("eventSentence"), Removed);
    stage.step(QStringLiteral("the other computer stays open, tells it at once, and has it in its list"));
}

} // namespace

void removeApp(Stage &stage, Robot &admin, const QString &name)
{
    admin.trigger(QStringLiteral("actionShowDevices"));
    admin.see(QStringLiteral("devicesWhose"));
    admin.pick(QStringLiteral("devicesWhose"), name);
    admin.click(QStringLiteral("removeFactors"));
    admin.see(QStringLiteral("questionYes"));
    admin.seeText(QStringLiteral("questionTitle"), name);
    stage.picture(admin, QStringLiteral("removeFactorsQuestion"), QStringLiteral("lost-question"));
    admin.click(QStringLiteral("questionYes"));
    seeAnywhere(admin, QStringLiteral("Authenticator apps removed: 1"));
    stage.picture(admin, Staff, QStringLiteral("lost-removed"));
    stage.step(QStringLiteral("an admin removed the app of ") + name);
}

void phoneLost(Stage &stage)
{
    Robot &work = stage.person(QStringLiteral("work"));
    stage.start(work);
    signInFirstTime(stage, work, Ana, Pin);
    (void)setUpApp(stage, work, QStringLiteral("-lost"));
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    Robot &home = stage.person(QStringLiteral("home"));
    stage.start(home);
    standAtTheDoor(stage, home);
    removeApp(stage, admin, QStringLiteral("Ana"));
    seeEvent(stage, work);
    comeIn(stage, home);
    home.trigger(QStringLiteral("signOut"));
    home.see(QStringLiteral("email"));
    stage.stack.forgetMails();
    giveCode(stage, home);
    enterPin(home, Pin);
    home.see(Staff);
    stage.step(QStringLiteral("the next sign-in asks for the PIN only"));
}

} // namespace desk::story
