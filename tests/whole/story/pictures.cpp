// A picture of every main screen, light and dark, by the program itself with the demo's people and tickets.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

/// The same window in both themes.
void both(Stage &stage, Robot &robot, const QString &window, const QString &name)
{
    robot.click(QStringLiteral("accountButton"));
    robot.choose(QStringLiteral("Theme"));
    robot.choose(QStringLiteral("Dark"));
    stage.picture(robot, window, name + QStringLiteral("-dark"));
    robot.click(QStringLiteral("accountButton"));
    robot.choose(QStringLiteral("Theme"));
    robot.choose(QStringLiteral("Light"));
    stage.picture(robot, window, name + QStringLiteral("-light"));
    stage.step(name);
}

void staffPictures(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("sign-in"));
    ana.type(QStringLiteral("email"), QStringLiteral("ana@deskbell.test"));
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("sign-in-code"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(QStringLiteral("ana@deskbell.test")));
    ana.see(QStringLiteral("pinChoosePage"));
    ana.type(QStringLiteral("newPin"), QStringLiteral("739154"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("pin-choose"));
    ana.type(QStringLiteral("againPin"), QStringLiteral("739154"));
    ana.click(QStringLiteral("savePin"));
    ana.see(QStringLiteral("staffWindow"));

    ana.resize(1440, 900);
    ana.trigger(QStringLiteral("actionShowAllOpen"));
    ana.clickRow(QStringLiteral("ticketList"),
                 ana.seeRow(QStringLiteral("ticketList"), {QStringLiteral("Printer stops")}));
    ana.seeRow(QStringLiteral("timeline"), {QStringLiteral("Orla Byrne")});
    ana.trigger(QStringLiteral("actionReply"));
    ana.type(
        QStringLiteral("composerText"),
        QStringLiteral("Hello Orla, thank you for the photos. The old driver is back on the print server."));
    both(stage, ana, QStringLiteral("staffWindow"), QStringLiteral("staff"));
    ana.trigger(QStringLiteral("actionNote"));
    ana.type(QStringLiteral("composerText"), QStringLiteral("Please do not promise a time yet."));
    both(stage, ana, QStringLiteral("staffWindow"), QStringLiteral("staff-note"));
    ana.trigger(QStringLiteral("actionLock"));
    ana.see(QStringLiteral("pinEntryPage"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("pin"));
}

void clientPictures(Stage &stage)
{
    Robot &orla = stage.person(QStringLiteral("orla"));
    stage.start(orla);
    signInFirstTime(stage, orla, QStringLiteral("orla@corrib.test"), QStringLiteral("2580"));
    orla.see(QStringLiteral("askField"));
    both(stage, orla, QStringLiteral("clientWindow"), QStringLiteral("client-home"));
    orla.type(QStringLiteral("askField"), QStringLiteral("printer"));
    stage.picture(orla, QStringLiteral("clientWindow"), QStringLiteral("client-ask"));
    orla.click(QStringLiteral("startRequest"));
    orla.see(QStringLiteral("requestText"));
    orla.type(QStringLiteral("requestText"), QStringLiteral("It prints one page and stops."));
    both(stage, orla, QStringLiteral("clientWindow"), QStringLiteral("client-new"));
    orla.click(QStringLiteral("sendRequest"));
    orla.see(QStringLiteral("timeline"));
    both(stage, orla, QStringLiteral("clientWindow"), QStringLiteral("client-request"));
}

void adminPictures(Stage &stage)
{
    Robot &admin = stage.person(QStringLiteral("admin"));
    stage.start(admin);
    signInFirstTime(stage, admin, QStringLiteral("admin@deskbell.test"), QStringLiteral("864209"));
    admin.see(QStringLiteral("staffWindow"));
    admin.resize(1440, 900);
    admin.trigger(QStringLiteral("actionShowAllowedEmails"));
    admin.clickRow(QStringLiteral("allowedTable"),
                   admin.seeRow(QStringLiteral("allowedTable"), {QStringLiteral("orla@corrib.test")}));
    admin.click(QStringLiteral("addEmails"));
    admin.type(QStringLiteral("pasteText"),
               QStringLiteral("kim@corrib.test, orla@corrib.test, nobody, ana@deskbell.test"));
    admin.seeRow(QStringLiteral("pasteVerdicts"), {QStringLiteral("kim@corrib.test")});
    both(stage, admin, QStringLiteral("staffWindow"), QStringLiteral("admin-allowed-emails"));
}

} // namespace

void takePictures(Stage &stage)
{
    staffPictures(stage);
    clientPictures(stage);
    adminPictures(stage);
}

} // namespace desk::story
