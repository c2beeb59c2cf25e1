// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A client files a request in one window, it appears in a staff window by itself, the answer appears in the
// client's, and an admin decides who may come in.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString Title = QStringLiteral("Label printer prints one page and stops");
const QString Answer = QStringLiteral("Please leave the printer on, I am looking at the driver now.");
const QString Note = QStringLiteral("Same driver as Hartmann last week, going back to 6.2 fixed it.");
const QString Thanks = QStringLiteral("It prints again, thank you.");

void clientFiles(Stage &stage, Robot &orla)
{
    orla.see(QStringLiteral("askField"));
    orla.type(QStringLiteral("askField"), Title);
    orla.click(QStringLiteral("startRequest"));
    orla.see(QStringLiteral("requestTitle"));
    orla.seeText(QStringLiteral("requestTitle"), Title);
    orla.type(QStringLiteral("requestText"),
              QStringLiteral("Since Tuesday. The tray is full. 140 parcels wait."));
    orla.click(QStringLiteral("sendRequest"));
    orla.see(QStringLiteral("timeline"));
    stage.step(QStringLiteral("the client filed a request, her first words carried over"));
}

void staffTakesOver(Stage &stage, Robot &ana)
{
    ana.trigger(QStringLiteral("actionShowUnassigned"));
    const int row = ana.seeRow(QStringLiteral("ticketList"), {Title, QStringLiteral("Orla Byrne")});
    stage.step(QStringLiteral("it appeared in the staff window by itself"));
    ana.clickRow(QStringLiteral("ticketList"), row);
    ana.seeText(QStringLiteral("ticketSubject"), Title);
    ana.seeRow(QStringLiteral("timeline"), {QStringLiteral("140 parcels wait")});
    ana.trigger(QStringLiteral("actionAssignToMe"));
    ana.seeText(QStringLiteral("assigneeButton"), QStringLiteral("Ana"));
    ana.click(QStringLiteral("statusButton"));
    ana.choose(QStringLiteral("In progress"));
    ana.seeText(QStringLiteral("statusButton"), QStringLiteral("In progress"));
    stage.step(QStringLiteral("the agent took it over"));
}

/// The agent goes on working while nobody's websocket lives.
void staffReplies(Stage &stage, Robot &ana)
{
    ana.trigger(QStringLiteral("actionReply"));
    ana.type(QStringLiteral("composerText"), Answer);
    ana.press(QStringLiteral("Ctrl+Return"), QStringLiteral("composerText"));
    ana.seeRow(QStringLiteral("timeline"), {Answer});
    ana.trigger(QStringLiteral("actionNote"));
    ana.type(QStringLiteral("composerText"), Note);
    ana.press(QStringLiteral("Ctrl+Return"), QStringLiteral("composerText"));
    ana.seeRow(QStringLiteral("timeline"), {Note});
    stage.step(QStringLiteral("the agent replied, and left a note"));
}

void clientReads(Stage &stage, Robot &orla, Robot &ana)
{
    orla.seeRow(QStringLiteral("timeline"), {Answer});
    stage.step(QStringLiteral("the answer appeared in the client's window by itself"));
    for (const QString &row : orla.rows(QStringLiteral("timeline")))
        if (row.contains(Note))
            throw Failure{QStringLiteral("the client sees the internal note")};
    orla.type(QStringLiteral("composerText"), Thanks);
    orla.press(QStringLiteral("Ctrl+Return"), QStringLiteral("composerText"));
    ana.seeRow(QStringLiteral("timeline"), {Thanks});
    stage.step(QStringLiteral("the client never saw the note, and her thanks reached the agent"));
}

void adminAdmits(Stage &stage, Robot &admin)
{
    admin.trigger(QStringLiteral("actionShowAllowedEmails"));
    admin.seeRow(QStringLiteral("allowedTable"), {QStringLiteral("orla@corrib.test")});
    admin.click(QStringLiteral("addEmails"));
    admin.type(QStringLiteral("pasteText"), QStringLiteral("new.colleague@corrib.test"));
    admin.click(QStringLiteral("pasteApply"));
    admin.seeRow(QStringLiteral("allowedTable"), {QStringLiteral("new.colleague@corrib.test")});
    stage.step(QStringLiteral("the admin let a new address in"));
}

} // namespace

void mainJob(Stage &stage)
{
    Robot &orla = stage.person(QStringLiteral("orla"));
    Robot &ana = stage.person(QStringLiteral("ana"));
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(ana);
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), QStringLiteral("739154"));
    ana.see(QStringLiteral("staffWindow"));
    stage.start(orla);
    signInFirstTime(stage, orla, QStringLiteral("orla@corrib.test"), QStringLiteral("2580"));
    orla.see(QStringLiteral("clientWindow"));

    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    admin.see(QStringLiteral("staffWindow"));

    clientFiles(stage, orla);
    staffTakesOver(stage, ana);
    cutLines(stage, {&orla, &ana, &admin});
    stage.step(QStringLiteral("three websockets were cut in the middle, and three windows say so"));
    staffReplies(stage, ana);
    stage.stack.heal(Stack::Gateway);
    for (Robot *robot : {&orla, &ana, &admin})
        robot->seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    stage.step(QStringLiteral("the line came back, and three windows are live again"));
    clientReads(stage, orla, ana);
    adminAdmits(stage, admin);

    Robot &guest = stage.person(QStringLiteral("guest"));
    stage.start(guest);
    signInFirstTime(stage, guest, QStringLiteral("new.colleague@corrib.test"), QStringLiteral("4826"));
    guest.see(QStringLiteral("clientWindow"));
    stage.step(QStringLiteral("the newly admitted person came in"));

    ana.quit();
    stage.start(ana);
    enterPin(ana, QStringLiteral("739154"));
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("after a restart only the PIN was asked for"));
}

} // namespace desk::story
