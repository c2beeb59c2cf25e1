// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server gone at each step of sending: before it did the work, and after, when only its answer is lost.
// Each kind of write gets through, by itself or by Send again, and the database holds it once.
#include "tests/whole/story/scenes.h"

#include <QUrl>

namespace desk::story {

namespace {

const QString Post = QStringLiteral("POST");
const QString Patch = QStringLiteral("PATCH");
const QString Tickets = QStringLiteral("^/rest/v1/tickets");
const QString Messages = QStringLiteral("^/rest/v1/messages");
const QString UpToDate = QStringLiteral("Up to date");
const QString Title = QStringLiteral("The line died before the server had this");

struct Line
{
    QString method;
    QString path;
};

enum class Cut {
    Before, ///< the work is not done
    After   ///< the work is done, and nobody hears of it
};

QJsonObject cutting(Cut cut)
{
    return {{QStringLiteral("cut"), cut == Cut::Before ? QStringLiteral("before") : QStringLiteral("after")}};
}

/// Every such request dies, until the line is mended. Realtime tells nothing meanwhile: with its news the
/// program would know that a write was stored, and would not have to send it again.
void breakLine(Stage &stage, const Line &line, Cut cut)
{
    stage.stack.fault(Stack::Realtime, {{{QStringLiteral("fault"), QStringLiteral("drop_change")}}});
    stage.stack.fault(Stack::Gateway, {gatewayRule(line.method, line.path, cutting(cut))});
}

/// The first dies, and the next hears that it shall come back in ten minutes: so long nothing goes by itself.
void breakForLong(Stage &stage, const Line &line, Cut cut)
{
    stage.stack.fault(Stack::Realtime, {{{QStringLiteral("fault"), QStringLiteral("drop_change")}}});
    stage.stack.fault(Stack::Gateway, {gatewayRule(line.method, line.path, cutting(cut), 1),
                                       gatewayRule(line.method, line.path, comeBackLater())});
}

void mendLine(Stage &stage)
{
    stage.stack.heal(Stack::Gateway);
    stage.stack.heal(Stack::Realtime);
}

void holds(Stage &stage, const QString &query, int rows)
{
    const auto found = stage.stack.rows(query).size();
    if (found != rows)
        throw Failure{
            QStringLiteral("the database holds %1 rows, not %2: %3").arg(found).arg(rows).arg(query)};
}

/// The request died, the window says so, and the database holds what it should by now.
void isStuck(Stage &stage, Robot &robot, Cut cut, const QString &query)
{
    await([&] { return stage.stack.faultHits(Stack::Gateway) > 0; }, QStringLiteral("nothing was sent"));
    robot.seeText(QStringLiteral("syncPill"), QStringLiteral(" waiting"));
    holds(stage, query, cut == Cut::Before ? 0 : 1);
}

/// It lies where it was put: nothing but a person sends it before its time.
void sendAgain(Robot &robot)
{
    robot.trigger(QStringLiteral("actionShowOutbox"));
    robot.seeText(QStringLiteral("outboxCount"), QStringLiteral("1"));
    robot.seeText(QStringLiteral("syncPill"), QStringLiteral("1 waiting"));
    robot.click(QStringLiteral("outboxResend"));
    robot.seeText(QStringLiteral("syncPill"), UpToDate);
    robot.seeNot(QStringLiteral("outboxRow"));
}

QString escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

void fileRequest(Stage &stage, Robot &orla, Cut cut, const QString &title)
{
    const QString rows = QStringLiteral("tickets?select=id&title=eq.") + escaped(title);
    breakLine(stage, {Post, Tickets}, cut);
    orla.see(QStringLiteral("askField"));
    orla.type(QStringLiteral("askField"), title);
    orla.click(QStringLiteral("startRequest"));
    orla.see(QStringLiteral("requestText"));
    orla.type(QStringLiteral("requestText"), QStringLiteral("Whatever happens to the line."));
    orla.click(QStringLiteral("sendRequest"));
    isStuck(stage, orla, cut, rows);
    orla.seeText(QStringLiteral("requestTitle"), title);
    mendLine(stage);
    orla.seeText(QStringLiteral("syncPill"), UpToDate);
    holds(stage, rows, 1);
    const QString id = stage.stack.rows(rows).at(0).toObject().value(QLatin1String("id")).toString();
    holds(stage, QStringLiteral("ticket_events?field=eq.created&ticket_id=eq.") + id, 1);
    orla.click(QStringLiteral("backHome"));
}

void filing(Stage &stage, Robot &orla)
{
    fileRequest(stage, orla, Cut::Before, Title);
    stage.step(QStringLiteral("a request that never reached the server is filed once, by itself"));
    fileRequest(stage, orla, Cut::After, QStringLiteral("The line died with the answer to this"));
    stage.step(QStringLiteral("a request whose answer was lost is filed once"));
}

void write(Robot &ana, const QString &verb, const QString &text)
{
    ana.trigger(verb);
    ana.type(QStringLiteral("composerText"), text);
    ana.press(QStringLiteral("Ctrl+Return"), QStringLiteral("composerText"));
    ana.seeRow(QStringLiteral("timeline"), {text});
}

void sayByItself(Stage &stage, Robot &ana, const QString &verb, Cut cut, const QString &text)
{
    const QString rows = QStringLiteral("messages?select=id&body=eq.") + escaped(text);
    breakLine(stage, {Post, Messages}, cut);
    write(ana, verb, text);
    isStuck(stage, ana, cut, rows);
    mendLine(stage);
    ana.seeText(QStringLiteral("syncPill"), UpToDate);
    ana.seeRow(QStringLiteral("timeline"), {text});
    holds(stage, rows, 1);
}

void sayAgain(Stage &stage, Robot &ana, const QString &verb, Cut cut, const QString &text)
{
    const QString rows = QStringLiteral("messages?select=id&body=eq.") + escaped(text);
    breakForLong(stage, {Post, Messages}, cut);
    write(ana, verb, text);
    isStuck(stage, ana, cut, rows);
    mendLine(stage);
    sendAgain(ana);
    holds(stage, rows, 1);
    ana.trigger(QStringLiteral("actionShowUnassigned"));
    ana.seeRow(QStringLiteral("timeline"), {text});
}

void saying(Stage &stage, Robot &ana)
{
    const QString reply = QStringLiteral("actionReply");
    const QString note = QStringLiteral("actionNote");
    sayByItself(stage, ana, reply, Cut::Before, QStringLiteral("A reply that met a dead line."));
    sayByItself(stage, ana, reply, Cut::After, QStringLiteral("A reply whose answer was lost."));
    stage.step(QStringLiteral("a reply is stored once, by itself, wherever the line died"));
    sayAgain(stage, ana, note, Cut::Before, QStringLiteral("A note that met a dead line."));
    sayAgain(stage, ana, note, Cut::After, QStringLiteral("A note whose answer was lost."));
    stage.step(QStringLiteral("a note is stored once by Send again, wherever the line died"));
}

struct Change
{
    QString button; ///< behind which the menu is
    QString choice;
    QString field; ///< as the database calls it
    QString value;
};

int versionOf(Stage &stage, const QString &ticket)
{
    const QJsonArray rows = stage.stack.rows(QStringLiteral("tickets?select=version&id=eq.") + ticket);
    return rows.at(0).toObject().value(QLatin1String("version")).toInt();
}

/// `again`: a person sends it; else it gets through by itself.
void change(Stage &stage, Robot &ana, const Change &what, Cut cut, bool again)
{
    const QString ticket = stage.stack.rows(QStringLiteral("tickets?select=id&title=eq.") + escaped(Title))
                               .at(0)
                               .toObject()
                               .value(QLatin1String("id"))
                               .toString();
    const QString events = QStringLiteral("ticket_events?ticket_id=eq.%1&field=eq.%2&new_value=eq.%3")
                               .arg(ticket, what.field, what.value);
    const int version = versionOf(stage, ticket);
    if (again)
        breakForLong(stage, {Patch, Tickets}, cut);
    else
        breakLine(stage, {Patch, Tickets}, cut);
    ana.click(what.button);
    ana.choose(what.choice);
    isStuck(stage, ana, cut, events);
    ana.seeText(what.button, what.choice);
    mendLine(stage);
    if (again)
        sendAgain(ana);
    ana.seeText(QStringLiteral("syncPill"), UpToDate);
    holds(stage, events, 1);
    if (versionOf(stage, ticket) != version + 1)
        throw Failure{QStringLiteral("the ticket was changed more than once")};
    ana.trigger(QStringLiteral("actionShowUnassigned"));
    ana.seeText(what.button, what.choice);
    ana.seeNot(QStringLiteral("conflictPanel"));
}

void changing(Stage &stage, Robot &ana)
{
    const QString status = QStringLiteral("statusButton");
    const QString priority = QStringLiteral("priorityButton");
    const auto inProgress = QStringLiteral("In progress");
    change(stage, ana, {status, inProgress, QStringLiteral("status"), QStringLiteral("in_progress")},
           Cut::Before, false);
    change(stage, ana, {priority, QStringLiteral("Low"), QStringLiteral("priority"), QStringLiteral("low")},
           Cut::After, false);
    stage.step(QStringLiteral("a change is made once, by itself, wherever the line died"));
    change(stage, ana, {priority, QStringLiteral("High"), QStringLiteral("priority"), QStringLiteral("high")},
           Cut::Before, true);
    change(stage, ana,
           {priority, QStringLiteral("Critical"), QStringLiteral("priority"), QStringLiteral("critical")},
           Cut::After, true);
    stage.step(
        QStringLiteral("a change is made once by Send again, wherever the line died, and is no conflict"));
}

} // namespace

void sendBadly(Stage &stage)
{
    Robot &orla = stage.person(QStringLiteral("orla"));
    stage.start(orla);
    signInFirstTime(stage, orla, QStringLiteral("orla@corrib.test"), QStringLiteral("2580"));
    orla.seeText(QStringLiteral("syncPill"), UpToDate);
    filing(stage, orla);
    orla.quit();

    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), QStringLiteral("739154"));
    ana.trigger(QStringLiteral("actionShowUnassigned"));
    ana.clickRow(QStringLiteral("ticketList"), ana.seeRow(QStringLiteral("ticketList"), {Title}));
    ana.seeText(QStringLiteral("ticketSubject"), Title);
    ana.seeText(QStringLiteral("syncPill"), UpToDate);
    saying(stage, ana);
    changing(stage, ana);
}

} // namespace desk::story
