// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do again and again.
#include "tests/whole/story/scenes.h"

#include <QDir>
#include <QFile>

#include <csignal>
#include <cstdio>
#include <utility>

namespace desk::story {

void Stage::step(const QString &what)
{
    ++steps;
    std::printf("ok %d - %s\n", steps, qPrintable(what));
    std::fflush(stdout);
}

Robot &Stage::person(const QString &profile)
{
    return *people.emplace_back(std::make_unique<Robot>(build, profile));
}

void Stage::picture(Robot &robot, const QString &window, const QString &name)
{
    if (pictures.isEmpty())
        return;
    QDir().mkpath(pictures);
    // A change of theme reaches every widget by an event of its own: look until two pictures are the same.
    const QString path = pictures + u'/' + name + QStringLiteral(".png");
    QByteArray last;
    await(
        [&] {
            robot.picture(path, window);
            QFile file(path);
            const QByteArray now = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            return !now.isEmpty() && std::exchange(last, now) == now;
        },
        QStringLiteral("the picture %1 does not come to rest").arg(name));
}

void Stage::start(Robot &robot, const QStringList &environment)
{
    const QStringList here{QStringLiteral("DESKBELL_STACK=") + stack.command(),
                           QStringLiteral("DESKBELL_STACK_HOME=") + stack.home()};
    robot.start({QStringLiteral("--demo")}, here + environment);
}

static int keyringProcess()
{
    const int id = qEnvironmentVariableIntValue("DESKBELL_KEYRING_PID");
    if (id <= 1) // 0 would be ourselves
        throw Failure{QStringLiteral("this session has no keyring that could be stopped")};
    return id;
}

SleepingKeyring::SleepingKeyring()
{
    ::kill(keyringProcess(), SIGSTOP);
}

SleepingKeyring::~SleepingKeyring()
{
    ::kill(keyringProcess(), SIGCONT);
}

void signInFirstTime(Stage &stage, Robot &robot, const QString &email, const QString &pin)
{
    robot.see(QStringLiteral("email"));
    robot.type(QStringLiteral("email"), email);
    robot.click(QStringLiteral("sendCode"));
    robot.see(QStringLiteral("codePage"));
    robot.type(QStringLiteral("code"), stage.stack.codeFor(email));
    robot.see(QStringLiteral("pinChoosePage"));
    stage.step(robot.profile() + QStringLiteral(" signed in with the code from the mail"));
    robot.type(QStringLiteral("newPin"), pin);
    robot.type(QStringLiteral("againPin"), pin);
    robot.click(QStringLiteral("savePin"));
    robot.seeNot(QStringLiteral("pinChoosePage"));
    stage.step(robot.profile() + QStringLiteral(" chose a PIN"));
}

void enterPin(Robot &robot, const QString &pin)
{
    robot.see(QStringLiteral("pinEntryPage"));
    robot.type(QStringLiteral("pin"), pin);
    if (robot.sees(QStringLiteral("pinEntryPage")))
        robot.press(QStringLiteral("Return"), QStringLiteral("pin"));
    robot.seeNot(QStringLiteral("pinEntryPage"));
}

void clear(Robot &robot, const QString &field, const QString &label)
{
    robot.type(field, {}); // the keyboard goes there
    robot.press(QStringLiteral("Ctrl+A"), field);
    robot.press(QStringLiteral("Delete"), field);
    await([&] { return robot.text(field) == label; }, field + QStringLiteral(" cannot be emptied"));
}

void seeAnywhere(Robot &robot, const QString &part)
{
    await([&] { return robot.everyText().join(u'\n').contains(part); },
          robot.profile() + QStringLiteral(": nothing says ") + part);
}

} // namespace desk::story
