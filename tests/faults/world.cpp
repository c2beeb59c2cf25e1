// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/world.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QThread>

namespace desk::test {

using namespace std::chrono_literals;

namespace {

/// Longest pause between two looks of the countdowns, whose own timer lives in the real time.
constexpr auto Look = 1000ms;
constexpr int MostTurns = 10000;

} // namespace

QString &World::log()
{
    static QString text;
    return text;
}

void World::collectLogs()
{
    (void)qInstallMessageHandler(
        [](QtMsgType, const QMessageLogContext &, const QString &text) { log() += text + u'\n'; });
}

World::World()
{
    server.secrets = {QStringLiteral("canarypassword"), QStringLiteral("canarykey"), QStringLiteral("482930"),
                      QStringLiteral("ana@desk.test"), QStringLiteral("ana.new@desk.test")};
    server.onUse = [this](const AuthModel::Issue &issue) { checkUse(issue); };
    log().clear();
    program = std::make_unique<Program>(time, line, rooms, keyring);
}

World::~World()
{
    program.reset();
    settle(); // what deletes itself later does it now
}

/// I3: whoever shows a token has kept the refresh token that came with it, or was refused that.
void World::checkUse(const AuthModel::Issue &issue)
{
    if (!keyring.everKept(issue.refresh) && !keyring.wasUnwell)
        server.faults.append(QStringLiteral("I3: a token was used before its refresh token was kept"));
}

void World::settle()
{
    auto *events = QThread::currentThread()->eventDispatcher();
    for (int turn = 0; turn < MostTurns && events->processEvents(QEventLoop::AllEvents); ++turn)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void World::tick()
{
    program->door.tick();
    program->door.signIn().tick();
    program->door.pin().tick();
    program->door.factor().tick();
    if (program->pages())
        program->pages()->tick();
    program->door.ways().registration().tick();
    program->door.ways().phone().tick();
    program->door.ways().service().tick();
    person.look(*program);
}

void World::run(std::chrono::milliseconds span)
{
    const auto until = time.monotonic() + span;
    settle();
    while (time.monotonic() < until) {
        const auto rest = until - time.monotonic();
        time.pass(std::min(
            {rest, std::chrono::milliseconds(Look), std::max(time.nextIn(), std::chrono::milliseconds(0))}));
        tick();
        settle();
    }
}

bool World::runUntil(std::chrono::milliseconds most, const std::function<bool()> &isSo)
{
    const auto until = time.monotonic() + most;
    settle();
    while (!isSo() && time.monotonic() < until)
        run(1s);
    return isSo();
}

bool World::work(std::chrono::milliseconds most)
{
    return runUntil(most, [this] {
        if (!isWorking())
            person.goOn(*program);
        return isWorking();
    });
}

void World::restart()
{
    program.reset();
    settle();
    server.forgetDeliveries();
    program = std::make_unique<Program>(time, line, rooms, keyring);
    program->door.start();
}

void World::sleep(std::chrono::hours span)
{
    server.slept += std::chrono::milliseconds(span).count();
    setWallClock(span);
    rooms.lose();
    line.lose();
}

void World::setWallClock(std::chrono::hours by)
{
    time.wall.micros += std::chrono::microseconds(by).count();
}

bool World::isWorking() const
{
    return program->isOpen() && program->feedState() == Feed::State::Live && rooms.listeners() == 1 &&
           program->version() == server.version && session() >= 0 && server.honours(session()) &&
           person.isDone(*program);
}

int World::session() const
{
    const auto *known = server.byAccess(program->keeper.accessToken());
    return known ? known->session : -1;
}

int World::keptSession() const
{
    const QByteArray kept = keyring.keptRefresh();
    return server.wouldRenew(kept) ? server.byRefresh(kept)->session : -1;
}

} // namespace desk::test
