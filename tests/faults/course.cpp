// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/course.h"

namespace desk::test {

using namespace std::chrono_literals;

namespace {

constexpr auto Rest = 50s; ///< after every deadline, and the pauses of what is repeated by itself
constexpr auto Minutes = 180s;
constexpr auto Revoking = 2min; ///< a sign-out is told again after pauses of up to a minute
constexpr auto NextToken = 14min;

QString place(World &world)
{
    return QStringLiteral("page %1, feed %2, way out: %3")
        .arg(int(world.program->door.page()))
        .arg(int(world.program->feedState()))
        .arg(world.person.wayOut(*world.program));
}

} // namespace

QStringList meet(World &world, Step step)
{
    act(world, step);
    if (world.trouble.armed && !world.runUntil(comesWithin(step), [&] { return world.trouble.hits > 0; }))
        return {QStringLiteral("the fault never happened")};
    world.run(Rest);
    const QString complaint = world.person.complaint(*world.program);
    return brokenAtRest(world) + (complaint.isEmpty() ? QStringList() : QStringList(complaint));
}

QStringList endure(World &world)
{
    for (auto spent = 0s; spent < Minutes; spent += 10s) {
        world.person.goOn(*world.program);
        if (spent.count() % 30 == 0)
            world.rooms.change();
        world.run(10s);
    }
    return world.server.faults;
}

QStringList recover(World &world, std::chrono::milliseconds most, bool ended)
{
    world.trouble.heal();
    world.rooms.change();
    if (!world.work(most))
        return {QStringLiteral("I5: not right again; ") + place(world)};
    world.person.errand = Errand::None; // done
    (void)world.runUntil(Revoking, [&] { return brokenAtTheEnd(world, ended).isEmpty(); });
    const QStringList broken = brokenAtTheEnd(world, ended);
    if (!broken.isEmpty())
        return broken;
    const QByteArray before = world.program->keeper.accessToken();
    world.run(NextToken);
    world.rooms.change();
    world.run(1s);
    if (world.mayLoseCode && world.server.wasCodeLost && !world.isWorking() && !world.work(most))
        return {QStringLiteral("I5: not right again after a lost code; ") + place(world)};
    if (!world.isWorking() || world.program->keeper.accessToken() == before)
        return {QStringLiteral("I5: it did not last; ") + place(world)};
    return brokenAtTheEnd(world, ended);
}

} // namespace desk::test
