// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bad days: the websocket dies, the stack is not there.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString AnaPin = QStringLiteral("739154");

const QString Pill = QStringLiteral("syncPill");
const QString UpToDate = QStringLiteral("Up to date");
const QString Written = QStringLiteral("Written while the line was down");

QJsonObject refusedSockets()
{
    return gatewayRule(QStringLiteral("GET"), QStringLiteral("^/realtime/v1/websocket"),
                       {{QStringLiteral("status"), 503}});
}

void writeTicket(Stage &stage, Robot &ana)
{
    ana.trigger(QStringLiteral("actionNewTicket"));
    ana.see(QStringLiteral("newTicketDialog"));
    ana.type(QStringLiteral("newTicketRequester"), QStringLiteral("Orla Byrne, Corrib Foods"));
    ana.type(QStringLiteral("newTicketSubject"), Written);
    ana.type(QStringLiteral("newTicketText"), QStringLiteral("The line came back by itself."));
    ana.click(QStringLiteral("formSubmit"));
    ana.seeNot(QStringLiteral("newTicketDialog"));
    await(
        [&] { return stage.stack.rows(QStringLiteral("tickets?select=id&title=like.Written*")).size() == 1; },
        QStringLiteral("her ticket did not reach the server"));
}

} // namespace

void cutLines(Stage &stage, const QList<Robot *> &live)
{
    for (Robot *robot : live)
        robot->seeText(Pill, UpToDate);
    stage.stack.fault(Stack::Gateway, {refusedSockets()});
    await([&] { return stage.stack.sockets() == live.size(); },
          QStringLiteral("somebody else is connected, too"));
    const int cut = stage.stack.cutSockets();
    if (cut != live.size())
        throw Failure{QStringLiteral("%1 websockets were cut, not %2").arg(cut).arg(live.size())};
    for (Robot *robot : live)
        robot->seeText(Pill, QStringLiteral("As of"));
    await([&] { return stage.stack.faultHits(Stack::Gateway) >= live.size(); },
          QStringLiteral("nobody tried to come back"));
}

void deafen(Stage &stage, const QList<Robot *> &live)
{
    stage.stack.fault(
        Stack::Gateway,
        {refusedSockets(), gatewayRule(QStringLiteral("POST"), QStringLiteral("^/rest/v1/rpc/pull"),
                                       {{QStringLiteral("cut"), QStringLiteral("before")}})});
    for (Robot *robot : live) {
        robot->trigger(QStringLiteral("actionRefresh"));
        robot->seeText(Pill, QStringLiteral("Offline since"));
    }
}

void cutSocket(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    Robot &bo = stage.person(QStringLiteral("bo"));
    const QList<Robot *> both{&ana, &bo};
    stage.start(ana);
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), AnaPin);
    stage.start(bo);
    signInFirstTime(stage, bo, QStringLiteral("bo@deskbell.test"), QStringLiteral("918273"));
    for (Robot *robot : both)
        robot->trigger(QStringLiteral("actionShowAllOpen"));

    cutLines(stage, both);
    stage.step(
        QStringLiteral("both websockets were cut, new ones are refused, and both windows say since when"));
    deafen(stage, both);
    stage.picture(bo, QStringLiteral("staffWindow"), QStringLiteral("offline"));
    stage.step(QStringLiteral("without the pull they say that they are offline"));
    writeTicket(stage, ana);
    for (const QString &row : bo.rows(QStringLiteral("ticketList")))
        if (row.contains(Written))
            throw Failure{QStringLiteral("he is offline, and yet he sees what she wrote")};
    bo.seeText(Pill, QStringLiteral("Offline since"));
    stage.step(QStringLiteral("she writes, and he who is offline does not see it"));

    stage.stack.heal(Stack::Gateway);
    bo.seeRow(QStringLiteral("ticketList"), {Written});
    for (Robot *robot : both)
        robot->seeText(Pill, UpToDate);
    stage.step(QStringLiteral("the line is back: he sees it by itself, and both windows are live again"));
}

void stackDown(Stage &stage)
{
    stage.stack.down();
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    ana.see(QStringLiteral("startStack"));
    stage.step(
        QStringLiteral("the program says that the local stack is not running, and offers to start it"));
    ana.click(QStringLiteral("startStack"));
    ana.see(QStringLiteral("email"), 60);
    stage.step(QStringLiteral("it started the stack and asks who is there"));
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), AnaPin);
    ana.see(QStringLiteral("staffWindow"));
    ana.seeRow(QStringLiteral("ticketList"), {QString()});
    stage.step(QStringLiteral("and what it started is whole: she is in, and there are tickets"));
}

} // namespace desk::story
