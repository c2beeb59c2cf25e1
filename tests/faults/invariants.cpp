// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/invariants.h"

namespace desk::test {

namespace {

bool wasTold(const World &world, int session)
{
    const auto &issues = world.server.issues;
    return std::any_of(issues.begin(), issues.end(),
                       [&](const AuthModel::Issue &one) { return one.session == session && one.delivered; });
}

/// Signed out while asleep, until the token that could have revoked it ran out: not promised
/// (docs/security.md).
bool isBeyondRevoking(const World &world, int session)
{
    return world.signedOut && !world.server.hasToken(session);
}

QStringList sessions(const World &world, bool ended)
{
    QStringList broken;
    for (int i = 0; i < world.server.sessions.size(); ++i) {
        if (!world.server.honours(i) || !wasTold(world, i))
            continue;
        if (i != world.session() && (world.mayForget || isBeyondRevoking(world, i)))
            continue;
        if (world.mayLoseCode && world.server.isOfLostCode(i))
            continue; // until the next renewal
        if (i != world.session())
            broken << QStringLiteral("I1: session %1 is honoured, and the program has lost it").arg(i);
        else if (!world.keyring.wasUnwell && world.keptSession() != i)
            broken << QStringLiteral("I1: session %1 would not outlive the program").arg(i);
    }
    for (const Identity::EndReason reason : world.program->ends) {
        const bool byServer = (ended && reason != Identity::EndReason::SignedOut) ||
                              (world.mayLoseCode && reason == Identity::EndReason::Expired);
        const bool byPerson = world.signedOut && reason == Identity::EndReason::SignedOut;
        if (!byServer && !byPerson)
            broken << QStringLiteral("I1: the program ended a session (%1) that nobody had ended")
                          .arg(int(reason));
    }
    return broken;
}

/// A page that says so sends people to the door, and behind it is the same session.
bool isFalselyEnded(World &world)
{
    const bool isAlive = world.session() >= 0 && world.server.honours(world.session());
    const QString said = world.person.read(*world.program);
    return isAlive && !endsIt(world.trouble.fault) && said.contains(QStringLiteral("sign-in has ended"));
}

} // namespace

QStringList brokenAtRest(World &world)
{
    QStringList broken = world.server.faults;
    const QString way = world.person.wayOut(*world.program);
    if (way.isEmpty() || way == u"busy")
        broken << QStringLiteral("I4: no way out, %1").arg(way);
    if (isFalselyEnded(world))
        broken << QStringLiteral("I4: the page says that the sign-in has ended, and it has not");
    if (world.line.refreshing > 1)
        broken << QStringLiteral("I2: %1 refreshes under way").arg(world.line.refreshing);
    for (const QString &secret : std::as_const(world.server.secrets)) {
        if (World::log().contains(secret))
            broken << QStringLiteral("I6: %1 is in the log").arg(secret);
    }
    return broken;
}

QStringList brokenAtTheEnd(World &world, bool ended)
{
    return brokenAtRest(world) + sessions(world, ended);
}

} // namespace desk::test
