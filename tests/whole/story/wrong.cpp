// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people get wrong, and what strangers try.
#include "tests/whole/story/scenes.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QUrl>

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString HostileTitle = QStringLiteral("<b>Urgent</b> <img src=file:///etc/hostname>");

void strangerIsToldNothing(Stage &stage)
{
    Robot &stranger = stage.person(QStringLiteral("stranger"));
    stage.start(stranger);
    stranger.see(QStringLiteral("email"));
    stranger.type(QStringLiteral("email"), QStringLiteral("nobody@elsewhere.test"));
    stranger.click(QStringLiteral("sendCode"));
    stranger.see(QStringLiteral("codePage"));
    stranger.seeText(QStringLiteral("intro"), QStringLiteral("if it may come in"));
    stranger.type(QStringLiteral("code"), QStringLiteral("123456"));
    stranger.seeSaid(QStringLiteral("hint"), QStringLiteral("That code does not open Deskbell."));
    stranger.quit();
    stage.step(QStringLiteral("a stranger hears what everybody hears, and does not come in"));
}

void wrongCode(Stage &stage, Robot &ana)
{
    ana.see(QStringLiteral("email"));
    ana.type(QStringLiteral("email"), Ana);
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.seeText(QStringLiteral("intro"), QStringLiteral("if it may come in"));
    const QString code = stage.stack.codeFor(Ana);
    const QString wrong = code.left(5) + (code.endsWith(u'7') ? u'8' : u'7');
    ana.type(QStringLiteral("code"), wrong);
    ana.seeSaid(QStringLiteral("hint"), QStringLiteral("That code does not open Deskbell."));
    if (ana.text(QStringLiteral("code")).contains(QRegularExpression(QStringLiteral("\\d"))))
        throw Failure{QStringLiteral("the wrong code still stands in its field")};
    stage.step(QStringLiteral("a wrong code is a sentence, and the field is empty again"));
    ana.type(QStringLiteral("code"), code);
    ana.see(QStringLiteral("pinChoosePage"));
    stage.step(QStringLiteral("the right one still works"));
    ana.type(QStringLiteral("newPin"), Pin);
    ana.type(QStringLiteral("againPin"), Pin);
    ana.click(QStringLiteral("savePin"));
    ana.see(QStringLiteral("staffWindow"));
}

void tryPin(Robot &robot, const QString &pin)
{
    robot.see(QStringLiteral("pinEntryPage"));
    robot.type(QStringLiteral("pin"), pin);
    robot.press(QStringLiteral("Return"), QStringLiteral("pin"));
}

void wrongPins(Stage &stage, Robot &ana)
{
    ana.trigger(QStringLiteral("actionLock"));
    tryPin(ana, QStringLiteral("280461"));
    ana.seeSaid(QStringLiteral("pinAdvice"), QStringLiteral("2 more times"));
    tryPin(ana, QStringLiteral("280462"));
    ana.seeSaid(QStringLiteral("pinAdvice"), QStringLiteral("once more"));
    stage.step(QStringLiteral("after a wrong PIN it says how many tries are left"));
    tryPin(ana, QStringLiteral("280463"));
    ana.see(QStringLiteral("pinRestPage"));
    ana.see(QStringLiteral("countdown"));
    ana.see(QStringLiteral("signInAgain"));
    stage.step(QStringLiteral("the third ends the sign-in, and a clock says how long the PIN rests"));

    stage.stack.forgetMails();
    ana.click(QStringLiteral("signInAgain"));
    ana.see(QStringLiteral("email"));
    ana.seeText(QStringLiteral("email"), Ana); // it still knows who is there
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
    tryPin(ana, Pin);
    ana.see(QStringLiteral("pinRestPage"));
    ana.see(QStringLiteral("countdown"));
    stage.step(QStringLiteral("a new sign-in does not wake the PIN before its time"));
    ana.see(QStringLiteral("pinEntryPage"), 60);
    tryPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("after its rest the right PIN opens"));
}

QString hostileText(quint16 port)
{
    return QStringLiteral("<h1>big</h1> <img src=file:///etc/passwd> <script>alert(1)</script>\n"
                          "![picture](http://127.0.0.1:%1/a.png) <img src=\"http://127.0.0.1:%1/b.png\">\n"
                          "[help](javascript:alert(1)) \u202Egpj.exe\u202C **not bold** &lt;end&gt;")
        .arg(port);
}

void hostileRequest(Stage &stage, Robot &orla, Robot &ana)
{
    QTcpServer elsewhere; // whoever shows these words as markup comes here for the pictures
    if (!elsewhere.listen(QHostAddress::LocalHost, 0))
        throw Failure{QStringLiteral("no port to listen on")};
    const QString text = hostileText(elsewhere.serverPort());
    orla.see(QStringLiteral("askField"));
    orla.paste(QStringLiteral("askField"), HostileTitle);
    orla.click(QStringLiteral("startRequest"));
    orla.see(QStringLiteral("requestTitle"));
    orla.paste(QStringLiteral("requestText"), text);
    orla.click(QStringLiteral("sendRequest"));
    orla.see(QStringLiteral("timeline"));

    ana.trigger(QStringLiteral("actionShowUnassigned"));
    const int row = ana.seeRow(QStringLiteral("ticketList"), {HostileTitle});
    ana.clickRow(QStringLiteral("ticketList"), row);
    ana.seeText(QStringLiteral("ticketSubject"), HostileTitle);
    const QStringList lines = text.split(u'\n');
    ana.seeRow(QStringLiteral("timeline"), {lines.at(0), lines.at(1), QStringLiteral("&lt;end&gt;")});
    orla.seeRow(QStringLiteral("timeline"), {lines.at(0)});
    stage.picture(ana, QStringLiteral("staffWindow"), QStringLiteral("hostile"));
    stage.step(QStringLiteral("markup of a stranger is shown letter by letter"));
    if (elsewhere.waitForNewConnection(1000))
        throw Failure{QStringLiteral("a picture of a stranger's text was fetched")};
    stage.step(QStringLiteral("nothing that it names was fetched"));
}

void chooseStatus(Robot &robot, const QString &status)
{
    robot.click(QStringLiteral("statusButton"));
    robot.choose(status);
}

/// Both versions side by side, by whom the other one is, and nothing overwritten.
void seeConflict(Robot &ana, Robot &bo, const QString &button, const QString &theirs)
{
    ana.see(QStringLiteral("conflictPanel"));
    const QString shown = ana.everyText().join(u'\n');
    for (const char *part : {"Bo Lindqvist", "Yours, not saved", "Theirs, on the server"})
        if (!shown.contains(QString::fromLatin1(part)))
            throw Failure{QStringLiteral("the conflict does not say ") + QString::fromLatin1(part)};
    bo.seeText(button, theirs);
}

void conflict(Stage &stage, Robot &ana, Robot &bo)
{
    bo.trigger(QStringLiteral("actionShowUnassigned"));
    bo.clickRow(QStringLiteral("ticketList"), bo.seeRow(QStringLiteral("ticketList"), {HostileTitle}));
    bo.seeText(QStringLiteral("ticketSubject"), HostileTitle);
    stage.stack.fault(Stack::Gateway, {gatewayRule(QStringLiteral("PATCH"), QStringLiteral("/tickets"),
                                                   {{QStringLiteral("delay"), 6000}}, 1)});
    chooseStatus(ana, QStringLiteral("In progress"));
    await([&] { return stage.stack.faultHits(Stack::Gateway) > 0; },
          QStringLiteral("Ana's change was never sent"));
    chooseStatus(bo, QStringLiteral("Waiting"));
    bo.seeText(QStringLiteral("statusButton"), QStringLiteral("Waiting"));
    seeConflict(ana, bo, QStringLiteral("statusButton"), QStringLiteral("Waiting"));
    stage.picture(ana, QStringLiteral("staffWindow"), QStringLiteral("conflict"));
    stage.step(QStringLiteral("two changed the same: both versions are shown, and nothing is overwritten"));
    ana.click(QStringLiteral("takeTheirs"));
    ana.seeNot(QStringLiteral("conflictPanel"));
    ana.seeText(QStringLiteral("statusButton"), QStringLiteral("Waiting"));
    stage.step(QStringLiteral("she keeps theirs, and sees what the server has"));
}

/// Hers waits for a server that asked for ten minutes; meanwhile he changes the same, and then she sends
/// again.
void secondConflict(Stage &stage, Robot &ana, Robot &bo)
{
    const QString button = QStringLiteral("priorityButton");
    stage.stack.fault(Stack::Gateway,
                      {gatewayRule(QStringLiteral("PATCH"), QStringLiteral("/tickets"), comeBackLater(), 1)});
    ana.click(button);
    ana.choose(QStringLiteral("High"));
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("1 waiting"));
    bo.click(button);
    bo.choose(QStringLiteral("Low"));
    bo.seeText(button, QStringLiteral("Low"));
    bo.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    ana.trigger(QStringLiteral("actionShowOutbox"));
    ana.click(QStringLiteral("outboxResend"));
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("1 not sent"));
    ana.click(QStringLiteral("outboxOpen"));
    seeConflict(ana, bo, button, QStringLiteral("Low"));
    ana.click(QStringLiteral("keepMine"));
    ana.seeNot(QStringLiteral("conflictPanel"));
    for (Robot *robot : {&ana, &bo}) {
        robot->seeText(button, QStringLiteral("High"));
        robot->seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
    }
    const QString title = QString::fromLatin1(QUrl::toPercentEncoding(HostileTitle));
    if (stage.stack.rows(QStringLiteral("tickets?select=id&priority=eq.high&title=eq.") + title).size() != 1)
        throw Failure{QStringLiteral("her priority is on the screens, but not in the database")};
    stage.step(QStringLiteral("a second time she uses hers: both windows and the database have it"));
}

} // namespace

void wrongThings(Stage &stage)
{
    strangerIsToldNothing(stage);
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    wrongCode(stage, ana);
    wrongPins(stage, ana);
    Robot &orla = stage.person(QStringLiteral("orla"));
    stage.start(orla);
    signInFirstTime(stage, orla, QStringLiteral("orla@corrib.test"), QStringLiteral("2580"));
    hostileRequest(stage, orla, ana);
    Robot &bo = stage.person(QStringLiteral("bo"));
    stage.start(bo);
    signInFirstTime(stage, bo, QStringLiteral("bo@deskbell.test"), QStringLiteral("918273"));
    conflict(stage, ana, bo);
    secondConflict(stage, ana, bo);
}

} // namespace desk::story
