// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of every main screen, light and dark, by the program itself with the demo's people and tickets.
#include "tests/whole/story/pictureparts.h"

#include <QSettings>

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString AnaPin = QStringLiteral("739154");
const QString Staff = QStringLiteral("staffWindow");
const QString Client = QStringLiteral("clientWindow");
const QString Door = QStringLiteral("signInWindow");
const QString Pill = QStringLiteral("syncPill");
const QString Subject = QStringLiteral("Printer stops");

/// The same window in both themes.
void both(Stage &stage, Robot &robot, const QString &window, const QString &name)
{
    for (const QString &theme : {QStringLiteral("Dark"), QStringLiteral("Light")}) {
        robot.trigger(QStringLiteral("theme") + theme); // by the menu the focus would be at its button
        stage.picture(robot, window, name + u'-' + theme.toLower());
    }
    stage.step(name);
}

/// From the server's address to the first PIN, which is not set yet.
void door(Stage &stage, Robot &robot, const QString &theme)
{
    const QString tail = u'-' + theme.toLower();
    chooseTheme(robot, theme);
    robot.start({});
    robot.see(QStringLiteral("serverPage"));
    stage.picture(robot, Door, QStringLiteral("server") + tail);
    robot.quit();
    stage.stack.forgetMails();
    stage.start(robot);
    robot.see(QStringLiteral("email"));
    for (const char *way : {"usePhone", "provider_keycloak", "service_0"})
        robot.see(QString::fromLatin1(way)); // each is told by an answer of its own
    stage.picture(robot, Door, QStringLiteral("sign-in") + tail);
    robot.type(QStringLiteral("email"), Ana);
    robot.click(QStringLiteral("usePassword"));
    robot.see(QStringLiteral("passwordPage"));
    stage.picture(robot, Door, QStringLiteral("sign-in-password") + tail);
    robot.click(QStringLiteral("useCode"));
    robot.see(QStringLiteral("addressPage"));
    robot.seeText(QStringLiteral("email"), Ana);
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    stage.picture(robot, Door, QStringLiteral("sign-in-code") + tail);
    const QString code = stage.stack.codeFor(Ana);
    robot.seeRow(QStringLiteral("mailList"), {QString()});
    robot.seeText(QStringLiteral("mailText"), code);
    stage.picture(robot, QStringLiteral("mailBoxWindow"), QStringLiteral("mail-box") + tail);
    robot.type(QStringLiteral("code"), code);
    robot.see(QStringLiteral("pinChoosePage"));
    robot.type(QStringLiteral("newPin"), AnaPin);
    stage.picture(robot, Door, QStringLiteral("pin-choose") + tail);
    stage.step(QStringLiteral("the door, ") + theme.toLower());
}

void tickets(Stage &stage, Robot &ana)
{
    ana.resize(1440, 900);
    ana.trigger(QStringLiteral("actionShowAllOpen"));
    ana.clickRow(QStringLiteral("ticketList"), ana.seeRow(QStringLiteral("ticketList"), {Subject}));
    ana.seeRow(QStringLiteral("timeline"), {QStringLiteral("Orla Byrne")});
    ana.seeText(Pill, QStringLiteral("Up to date"));
    ana.trigger(QStringLiteral("actionReply"));
    ana.type(
        QStringLiteral("composerText"),
        QStringLiteral("Hello Orla, thank you for the photos. The old driver is back on the print server."));
    both(stage, ana, Staff, QStringLiteral("staff"));
    ana.trigger(QStringLiteral("actionNote"));
    ana.type(QStringLiteral("composerText"), QStringLiteral("Please do not promise a time yet."));
    both(stage, ana, Staff, QStringLiteral("staff-note"));
}

/// What waits for a server that asked for patience, and the conflict that comes of it.
void waiting(Stage &stage, Robot &ana)
{
    Robot &bo = stage.person(QStringLiteral("bo"));
    stage.start(bo);
    signInFirstTime(stage, bo, QStringLiteral("bo@deskbell.test"), QStringLiteral("918273"));
    bo.trigger(QStringLiteral("actionShowAllOpen"));
    bo.clickRow(QStringLiteral("ticketList"), bo.seeRow(QStringLiteral("ticketList"), {Subject}));
    bo.seeText(QStringLiteral("ticketSubject"), Subject);
    const QString priority = QStringLiteral("priorityButton");
    stage.stack.fault(Stack::Gateway,
                      {gatewayRule(QStringLiteral("PATCH"), QStringLiteral("/tickets"), comeBackLater())});
    ana.click(priority);
    ana.choose(QStringLiteral("Critical"));
    ana.seeText(Pill, QStringLiteral("1 waiting"));
    ana.trigger(QStringLiteral("actionNote"));
    ana.press(QStringLiteral("Ctrl+Return"), QStringLiteral("composerText"));
    ana.seeText(Pill, QStringLiteral("2 waiting"));
    ana.trigger(QStringLiteral("actionShowOutbox"));
    ana.see(QStringLiteral("outboxRow"));
    both(stage, ana, Staff, QStringLiteral("outbox"));

    stage.stack.heal(Stack::Gateway);
    bo.click(priority);
    bo.choose(QStringLiteral("Low"));
    bo.seeText(priority, QStringLiteral("Low"));
    bo.seeText(Pill, QStringLiteral("Up to date"));
    bo.quit();
    ana.click(QStringLiteral("outboxResend"));
    ana.seeText(Pill, QStringLiteral("1 not sent"));
    ana.click(QStringLiteral("outboxOpen"));
    ana.see(QStringLiteral("conflictPanel"));
    both(stage, ana, Staff, QStringLiteral("conflict"));
    ana.click(QStringLiteral("takeTheirs"));
    ana.seeText(Pill, QStringLiteral("Up to date"));
}

void offline(Stage &stage, Robot &ana)
{
    cutLines(stage, {&ana});
    deafen(stage, {&ana});
    both(stage, ana, Staff, QStringLiteral("offline"));
    stage.stack.heal(Stack::Gateway);
    ana.seeText(Pill, QStringLiteral("Up to date"));
}

/// `dark` signed in as the same person; the third wrong PIN lets the PIN of both rest.
void pins(Stage &stage, Robot &light, Robot &dark)
{
    light.trigger(QStringLiteral("actionLock"));
    light.see(QStringLiteral("pinEntryPage"));
    stage.picture(light, Door, QStringLiteral("pin-light"));
    light.quit();
    stage.start(dark);
    dark.see(QStringLiteral("pinEntryPage"));
    stage.picture(dark, Door, QStringLiteral("pin-dark"));
    for (const char *left : {"2 more times", "once more", ""}) {
        dark.type(QStringLiteral("pin"), QStringLiteral("280461"));
        dark.press(QStringLiteral("Return"), QStringLiteral("pin"));
        if (*left)
            dark.seeSaid(QStringLiteral("pinAdvice"), QString::fromLatin1(left));
    }
    dark.see(QStringLiteral("countdown"));
    stage.picture(dark, Door, QStringLiteral("pin-rest-dark"));
    dark.quit();
    stage.start(light);
    light.see(QStringLiteral("pinEntryPage"));
    light.type(QStringLiteral("pin"), AnaPin);
    light.press(QStringLiteral("Return"), QStringLiteral("pin"));
    light.see(QStringLiteral("countdown"));
    stage.picture(light, Door, QStringLiteral("pin-rest-light"));
    stage.step(QStringLiteral("pins"));
    light.quit();
}

void staffPictures(Stage &stage)
{
    Robot &dark = stage.person(QStringLiteral("ana-dark"));
    door(stage, dark, QStringLiteral("Dark"));
    dark.quit();
    Robot &ana = stage.person(QStringLiteral("ana"));
    door(stage, ana, QStringLiteral("Light"));
    ana.type(QStringLiteral("againPin"), AnaPin);
    ana.click(QStringLiteral("savePin"));
    ana.see(Staff);
    tickets(stage, ana);
    waiting(stage, ana);
    offline(stage, ana);
    pins(stage, ana, dark);
}

void clientPictures(Stage &stage)
{
    Robot &orla = stage.person(QStringLiteral("orla"));
    stage.start(orla);
    signInFirstTime(stage, orla, QStringLiteral("orla@corrib.test"), QStringLiteral("2580"));
    orla.see(QStringLiteral("askField"));
    orla.seeText(Pill, QStringLiteral("Up to date"));
    both(stage, orla, Client, QStringLiteral("client-home"));
    orla.type(QStringLiteral("askField"), QStringLiteral("printer"));
    orla.see(QStringLiteral("match"));
    both(stage, orla, Client, QStringLiteral("client-ask"));
    orla.type(QStringLiteral("askField"), QStringLiteral(" in dispatch stops"));
    orla.click(QStringLiteral("startRequest"));
    orla.see(QStringLiteral("requestText"));
    orla.type(QStringLiteral("requestText"), QStringLiteral("It prints one page and stops."));
    both(stage, orla, Client, QStringLiteral("client-new"));
    orla.click(QStringLiteral("sendRequest"));
    orla.see(QStringLiteral("timeline"));
    orla.seeText(Pill, QStringLiteral("Up to date"));
    both(stage, orla, Client, QStringLiteral("client-request"));
    orla.trigger(QStringLiteral("accountDevices"));
    orla.see(QStringLiteral("thisDevice"));
    both(stage, orla, Client, QStringLiteral("client-devices"));
    orla.quit();
}

void adminPictures(Stage &stage)
{
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    admin.see(Staff);
    admin.resize(1440, 900);
    admin.seeText(Pill, QStringLiteral("Up to date"));
    admin.trigger(QStringLiteral("actionShowAllowedEmails"));
    admin.clickRow(QStringLiteral("allowedTable"),
                   admin.seeRow(QStringLiteral("allowedTable"), {QStringLiteral("orla@corrib.test")}));
    admin.seeText(QStringLiteral("inspectorEmail"), QStringLiteral("orla@corrib.test"));
    both(stage, admin, Staff, QStringLiteral("admin-allowed-emails"));
    admin.click(QStringLiteral("addEmails"));
    admin.type(QStringLiteral("pasteText"),
               QStringLiteral("kim@corrib.test, orla@corrib.test, nobody, ana@deskbell.test"));
    admin.seeRow(QStringLiteral("pasteVerdicts"), {QStringLiteral("kim@corrib.test")});
    both(stage, admin, Staff, QStringLiteral("admin-paste"));
    admin.trigger(QStringLiteral("actionShowSafetyRules"));
    admin.see(QStringLiteral("idleMinutes0"));
    both(stage, admin, Staff, QStringLiteral("admin-safety-rules"));
    admin.trigger(QStringLiteral("actionShowDevices"));
    admin.see(QStringLiteral("thisDevice"));
    both(stage, admin, Staff, QStringLiteral("admin-devices"));
}

/// In each theme an app of its own: a code is taken once.
void accountPictures(Stage &stage)
{
    for (const QString &theme : {QStringLiteral("Dark"), QStringLiteral("Light")}) {
        stage.stack.reset();
        Robot &ana = stage.person(QStringLiteral("ana-app-") + theme.toLower());
        chooseTheme(ana, theme);
        stage.start(ana);
        signInFirstTime(stage, ana, Ana, AnaPin);
        ana.see(Staff);
        ana.resize(1440, 900);
        const QString tail = u'-' + theme.toLower();
        const QByteArray key = setUpApp(stage, ana, tail);
        showAppAtTheDoor(stage, ana, key, tail);
        ana.quit();
        stage.step(QStringLiteral("an authenticator app, ") + theme.toLower());
    }
}

} // namespace

void chooseTheme(const Robot &robot, const QString &theme)
{
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Deskbell"),
                       robot.profile());
    settings.setValue(QStringLiteral("look/theme"), theme);
    settings.sync();
    if (settings.status() != QSettings::NoError)
        throw Failure{QStringLiteral("the theme cannot be chosen")};
}

void takePictures(Stage &stage)
{
    staffPictures(stage);
    clientPictures(stage);
    adminPictures(stage);
    pictureWays(stage);
    accountPictures(stage);
}

} // namespace desk::story
