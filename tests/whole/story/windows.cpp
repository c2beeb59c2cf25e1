// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links from a mail, by the desktop's own ways and through a browser, and second starts.
#include "tests/whole/story/scenes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Orla = QStringLiteral("orla@corrib.test");
const QString Bo = QStringLiteral("bo@deskbell.test");
const QString Pin = QStringLiteral("739154");

/// As a package would: the file goes where desktops look, and the scheme is given to it.
void install(const Stage &stage)
{
    QFile shipped(QFileInfo(stage.stack.command()).absolutePath() +
                  QStringLiteral("/../resources/deskbell.desktop"));
    if (!shipped.open(QIODevice::ReadOnly))
        throw Failure{QStringLiteral("the desktop file is not there")};
    QByteArray text = shipped.readAll();
    if (!text.contains("\nExec=deskbell %u\n"))
        throw Failure{QStringLiteral("the desktop file does not start deskbell with a link")};
    text.replace("Exec=deskbell",
                 QByteArray("Exec=" + QFile::encodeName(stage.build + QStringLiteral("/app/deskbell"))));
    const QString folder = qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/applications");
    QFile installed(folder + QStringLiteral("/deskbell.desktop"));
    if (!QDir().mkpath(folder) || !installed.open(QIODevice::WriteOnly) || installed.write(text) < 0)
        throw Failure{QStringLiteral("the desktop file cannot be installed")};
    installed.close();
    const QString scheme = QStringLiteral("x-scheme-handler/deskbell");
    runProgram(QStringLiteral("xdg-mime"),
               {QStringLiteral("default"), QStringLiteral("deskbell.desktop"), scheme});
    if (runProgram(QStringLiteral("xdg-mime"), {QStringLiteral("query"), QStringLiteral("default"),
                                                scheme}) != QLatin1String("deskbell.desktop"))
        throw Failure{QStringLiteral("the desktop does not know who opens deskbell: links")};
}

void open(const QString &link)
{
    // What the desktop starts has a log of its own.
    if (const QString said = runProgram(QStringLiteral("xdg-open"), {link});
        said.contains(QLatin1String("token")))
        throw Failure{QStringLiteral("a second start says the link aloud")};
}

void askForMail(Robot &robot, const QString &address)
{
    robot.see(QStringLiteral("email"));
    robot.type(QStringLiteral("email"), address);
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    robot.seeSaid(QStringLiteral("hint"), QStringLiteral("Works for another"));
}

void choosePin(Robot &robot, const QString &pin)
{
    robot.see(QStringLiteral("pinChoosePage"));
    robot.type(QStringLiteral("newPin"), pin);
    robot.type(QStringLiteral("againPin"), pin);
    robot.click(QStringLiteral("savePin"));
}

void hostileLinks(Stage &stage, Robot &ana)
{
    for (const char *link : {"deskbell://auth/callback?token_hash=abc&type=email&next=x",
                             "deskbell://auth/callback?token_hash=a&token_hash=b&type=email",
                             "deskbell://evil.test/callback?token_hash=abc&type=email",
                             "deskbell://auth/callback?token_hash=%2e%2e%2fadmin&type=email",
                             "deskbell://auth/callback#access_token=abc&refresh_token=def",
                             "deskbell://--demo", "deskbell://auth/callback"})
        runProgram(QStringLiteral("xdg-open"), {QString::fromLatin1(link)}, true);
    ana.see(QStringLiteral("codePage"));
    ana.seeSaid(QStringLiteral("hint"), QStringLiteral("Works for another"));
    if (!ana.isRunning())
        throw Failure{QStringLiteral("a hostile link ended the program")};
    stage.step(QStringLiteral("seven hostile links disturbed nobody"));
}

void linkFromMail(Stage &stage, Robot &ana)
{
    const QString link = stage.stack.linkFor(Ana, QStringLiteral("deskbell:"));
    open(link);
    ana.click(QStringLiteral("signInWithLink"));
    choosePin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("the link in the mail reached the running window, and a click signed in"));
    open(link);
    ana.see(QStringLiteral("staffWindow"));
    ana.trigger(QStringLiteral("actionLock"));
    ana.see(QStringLiteral("pinEntryPage"));
    open(link);
    ana.see(QStringLiteral("pinEntryPage"));
    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("the same link again neither opens nor ends anything"));
}

void linkThroughBrowser(Stage &stage, Robot &orla)
{
    stage.start(orla);
    askForMail(orla, Orla);
    const QByteArray page = stage.stack.browse(stage.stack.linkFor(Orla, QStringLiteral("http:")));
    if (!page.contains("go back to Deskbell"))
        throw Failure{QStringLiteral("the browser does not say that one can go back")};
    choosePin(orla, QStringLiteral("2580"));
    orla.see(QStringLiteral("clientWindow"));
    stage.step(QStringLiteral("the link through the browser signed in, and the page says so"));
}

void secondStart(Stage &stage, Robot &ana, Robot &orla)
{
    await([&] { return orla.isInFront(); }, QStringLiteral("the client's window is not in front"), 20);
    runProgram(stage.build + QStringLiteral("/app/deskbell"), {QStringLiteral("--demo")});
    await([&] { return ana.isInFront(); }, QStringLiteral("a second start does not show the first"), 20);
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("a second start ends at once and shows the first"));
}

/// Outside of the demo the program does not know yet which server it belongs to.
void startedByLink(Stage &stage, Robot &desk)
{
    desk.trigger(QStringLiteral("actionSignOut"));
    desk.see(QStringLiteral("email"));
    desk.press(QStringLiteral("Ctrl+A"), QStringLiteral("email")); // it knows who was here
    askForMail(desk, Bo);
    desk.quit();
    desk.start({stage.stack.linkFor(Bo, QStringLiteral("deskbell:"))});
    desk.see(QStringLiteral("serverPage"));
    const QJsonObject stack = stage.stack.status();
    desk.type(QStringLiteral("serverAddress"), stack.value(QLatin1String("url")).toString());
    desk.type(QStringLiteral("serverKey"), stack.value(QLatin1String("publishable_key")).toString());
    desk.click(QStringLiteral("useServer"));
    desk.click(QStringLiteral("signInWithLink"));
    choosePin(desk, QStringLiteral("918273"));
    desk.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("a link that starts the program waits until the server is known"));
}

} // namespace

void manyWindows(Stage &stage)
{
    install(stage);
    Robot &ana = stage.person(QStringLiteral("default"));
    stage.start(ana);
    askForMail(ana, Ana);
    hostileLinks(stage, ana);
    linkFromMail(stage, ana);
    Robot &orla = stage.person(QStringLiteral("orla"));
    linkThroughBrowser(stage, orla);
    secondStart(stage, ana, orla);
    startedByLink(stage, ana);
}

} // namespace desk::story
