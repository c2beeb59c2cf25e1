// Bad days: the websocket dies, the stack is not there.
#include "tests/whole/story/scenes.h"

namespace desk::story {

namespace {

const QString AnaPin = QStringLiteral("739154");

} // namespace

void cutSocket(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    Robot &bo = stage.person(QStringLiteral("bo"));
    stage.start(ana);
    signInFirstTime(stage, ana, QStringLiteral("ana@deskbell.test"), AnaPin);
    stage.start(bo);
    signInFirstTime(stage, bo, QStringLiteral("bo@deskbell.test"), QStringLiteral("918273"));
    for (Robot *robot : {&ana, &bo}) {
        robot->seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"));
        robot->trigger(QStringLiteral("actionShowAllOpen"));
    }

    stage.stack.heal(QStringLiteral("/__sockets"));
    stage.step(QStringLiteral("every websocket was cut"));
    ana.trigger(QStringLiteral("actionNewTicket"));
    ana.see(QStringLiteral("newTicketDialog"));
    ana.type(QStringLiteral("newTicketRequester"), QStringLiteral("Orla Byrne, Corrib Foods"));
    ana.type(QStringLiteral("newTicketSubject"), QStringLiteral("Written while the line was down"));
    ana.type(QStringLiteral("newTicketText"), QStringLiteral("The line came back by itself."));
    ana.click(QStringLiteral("formSubmit"));
    ana.seeNot(QStringLiteral("newTicketDialog"));
    bo.seeRow(QStringLiteral("ticketList"), {QStringLiteral("Written while the line was down")}, 60);
    ana.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"), 60);
    bo.seeText(QStringLiteral("syncPill"), QStringLiteral("Up to date"), 60);
    stage.step(QStringLiteral("nothing was lost, and both windows are live again"));
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
