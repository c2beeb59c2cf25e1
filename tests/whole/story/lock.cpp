// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody walks away from the desk, and comes back; and somebody leaves for good.
#include "tests/whole/story/scenes.h"

#include <QDBusConnection>
#include <QDBusMessage>

#include <algorithm>

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");
const QString Draft = QStringLiteral("Dear Orla, please hold the power button until the lamp");

/// Chooses the first ticket of the list; answers its title.
QString openFirst(Robot &ana)
{
    ana.trigger(QStringLiteral("actionShowAllOpen"));
    ana.seeRow(QStringLiteral("ticketList"), {QString()});
    ana.clickRow(QStringLiteral("ticketList"), 0);
    ana.see(QStringLiteral("ticketSubject"));
    ana.see(QStringLiteral("composerText"));
    return ana.text(QStringLiteral("ticketSubject"));
}

/// What stands in a title as it is kept, without what a screen reader hears before it.
QString plainPart(const QString &title)
{
    const QString own = title.section(QStringLiteral(": "), 1);
    const auto strange = std::find_if(own.begin(), own.end(), [](QChar c) { return c.unicode() > 126; });
    return own.left(strange - own.begin());
}

void nothingIsSeen(Robot &ana, const QString &title, const QStringList &rows)
{
    ana.seeNot(QStringLiteral("staffWindow"));
    for (const QString &list : {QStringLiteral("ticketList"), QStringLiteral("timeline")})
        if (!ana.rows(list).isEmpty())
            throw Failure{QStringLiteral("locked, but rows are still there: ") + list};
    const QString all = ana.everyText().join(u'\n');
    for (const QString &secret : QStringList{title, Draft} + rows)
        if (all.contains(secret))
            throw Failure{QStringLiteral("locked, but a window still says: ") + secret};
}

/// What a desktop says when the screen is locked. The session's bus is the scene's own.
void lockScreen()
{
    const QString saver = QStringLiteral("org.freedesktop.ScreenSaver");
    QDBusConnection bus = QDBusConnection::sessionBus();
    QDBusMessage said =
        QDBusMessage::createSignal(QStringLiteral("/ScreenSaver"), saver, QStringLiteral("ActiveChanged"));
    said << true;
    if (!bus.registerService(saver) || !bus.send(said))
        throw Failure{QStringLiteral("there is no bus to say that the screen is locked")};
}

} // namespace

void lockAndLeave(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    const QString title = openFirst(ana);
    ana.trigger(QStringLiteral("actionReply"));
    ana.type(QStringLiteral("composerText"), Draft);
    ana.seeText(QStringLiteral("composerText"), Draft);
    const QStringList rows = ana.rows(QStringLiteral("ticketList")).mid(0, 20);
    const QStringList content{Draft.mid(6, 40), plainPart(title)};
    for (const QString &secret : content)
        if (ana.timesInMemory(secret) < 1)
            throw Failure{QStringLiteral("her memory cannot be searched: ") + secret};

    ana.trigger(QStringLiteral("actionLock"));
    ana.see(QStringLiteral("pinEntryPage"));
    nothingIsSeen(ana, title, rows);
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("locked"));
    stage.step(QStringLiteral("Lock now took every ticket off the screen"));
    for (const QString &secret : content + QStringList{Pin})
        ana.seeForgotten(secret);
    stage.step(QStringLiteral("and out of the program's memory, with her words and her PIN"));

    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    const QString again = openFirst(ana);
    if (again != title)
        throw Failure{QStringLiteral("after unlocking the first ticket is another one: ") + again};
    ana.seeText(QStringLiteral("composerText"), Draft);
    stage.step(QStringLiteral("after the PIN the words that she had begun are there again"));

    ana.trigger(QStringLiteral("actionSignOut"));
    ana.see(QStringLiteral("leaveQuestion"));
    ana.click(QStringLiteral("questionNo"));
    ana.seeText(QStringLiteral("composerText"), Draft);
    ana.trigger(QStringLiteral("actionSignOut"));
    ana.click(QStringLiteral("questionYes"));
    ana.see(QStringLiteral("email"));
    nothingIsSeen(ana, title, rows);
    stage.step(QStringLiteral("Sign out ends the session"));
    ana.quit();
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    stage.step(QStringLiteral("the next start asks for the address"));

    stage.stack.forgetMails();
    ana.type(QStringLiteral("email"), Ana);
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    {
        const SleepingKeyring sleeping;
        ana.trigger(QStringLiteral("actionSignOut"));
        ana.closeWindows();
        if (ana.endsWithin(1500))
            throw Failure{QStringLiteral("ended before her session was out of the keychain")};
    }
    ana.awaitEnd();
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    stage.step(QStringLiteral("so it does when she shut the window in the same breath"));
}

void screenLocks(Stage &stage)
{
    const QString begun = QStringLiteral("The lift says that it is tired");
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    const QString title = openFirst(ana);
    ana.trigger(QStringLiteral("actionReply"));
    ana.type(QStringLiteral("composerText"), Draft);
    ana.seeText(QStringLiteral("composerText"), Draft);
    ana.trigger(QStringLiteral("actionNewTicket"));
    ana.type(QStringLiteral("newTicketSubject"), begun);
    ana.seeText(QStringLiteral("newTicketSubject"), begun);
    const QStringList rows = ana.rows(QStringLiteral("ticketList")).mid(0, 20) << begun;

    lockScreen();
    ana.see(QStringLiteral("pinEntryPage"));
    ana.seeNot(QStringLiteral("newTicketDialog"));
    nothingIsSeen(ana, title, rows);
    ana.seeSaid(QStringLiteral("foot"), QStringLiteral("Locked with your computer"));
    stage.picture(ana, QStringLiteral("signInWindow"), QStringLiteral("locked-with-the-computer"));
    stage.step(QStringLiteral("the screen's lock took every ticket off the screen, and a dialog with them"));

    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    openFirst(ana);
    ana.seeText(QStringLiteral("composerText"), Draft);
    ana.trigger(QStringLiteral("actionNewTicket"));
    ana.seeText(QStringLiteral("newTicketSubject"), begun);
    stage.step(QStringLiteral("after the PIN both are there that she had begun, the reply and the ticket"));
    ana.click(QStringLiteral("formCancel"));
    ana.click(QStringLiteral("questionYes"));
    ana.seeNot(QStringLiteral("newTicketDialog"));

    // Locked while a reply is on its way: the server holds it back, and then it may not come in any more.
    stage.stack.fault(Stack::Gateway,
                      {gatewayRule(QStringLiteral("POST"), QStringLiteral("^/rest/v1/messages"),
                                   {{QStringLiteral("delay"), 3000}}, 1)});
    ana.click(QStringLiteral("sendButton"));
    await([&] { return stage.stack.faultHits(Stack::Gateway) == 1; },
          QStringLiteral("her reply does not set out"));
    lockScreen();
    ana.see(QStringLiteral("pinEntryPage"));
    nothingIsSeen(ana, title, {});
    stage.stack.heal(Stack::Gateway);
    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    const QString query = QStringLiteral("messages?select=id&body=like.*power*until*lamp*");
    await([&] { return stage.stack.rows(query).size() == 1; }, QStringLiteral("her reply did not arrive"));
    openFirst(ana);
    ana.seeRow(QStringLiteral("timeline"), {Draft});
    if (stage.stack.rows(query).size() != 1)
        throw Failure{QStringLiteral("her reply arrived twice")};
    stage.step(QStringLiteral("a reply that was on its way when it locked arrived, and once"));
}

} // namespace desk::story
