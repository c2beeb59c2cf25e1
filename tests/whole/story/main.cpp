// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// deskbell-story SCENE --build DIR --stack COMMAND --home DIR [--pictures DIR]
// Plays one scene with the real program, and ends with "main job: N steps ok" or the sentence that went
// wrong.
#include "tests/whole/story/scenes.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMap>

#include <cstdio>

using namespace desk::story;

namespace {

using Scene = void (*)(Stage &);

const QMap<QString, Scene> &scenes()
{
    static const QMap<QString, Scene> all{{QStringLiteral("main"), mainJob},
                                          {QStringLiteral("access"), accessChanges},
                                          {QStringLiteral("account"), signInAndAccount},
                                          {QStringLiteral("app"), authenticatorApp},
                                          {QStringLiteral("demand"), appDemanded},
                                          {QStringLiteral("cut"), cutSocket},
                                          {QStringLiteral("sending"), sendBadly},
                                          {QStringLiteral("stackdown"), stackDown},
                                          {QStringLiteral("nokeyring"), noKeyring},
                                          {QStringLiteral("lockedkeyring"), lockedKeyring},
                                          {QStringLiteral("lostphone"), phoneLost},
                                          {QStringLiteral("lock"), lockAndLeave},
                                          {QStringLiteral("keys"), byKeys},
                                          {QStringLiteral("desktoplock"), screenLocks},
                                          {QStringLiteral("service"), ownService},
                                          {QStringLiteral("windows"), manyWindows},
                                          {QStringLiteral("ways"), otherWays},
                                          {QStringLiteral("wrong"), wrongThings},
                                          {QStringLiteral("pictures"), takePictures}};
    return all;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption build(QStringLiteral("build"), {}, QStringLiteral("folder"));
    const QCommandLineOption stack(QStringLiteral("stack"), {}, QStringLiteral("command"));
    const QCommandLineOption home(QStringLiteral("home"), {}, QStringLiteral("folder"));
    const QCommandLineOption pictures(QStringLiteral("pictures"), {}, QStringLiteral("folder"));
    parser.addOptions({build, stack, home, pictures});
    parser.process(app);
    const QString name = parser.positionalArguments().value(0);
    if (!scenes().contains(name)) {
        std::fprintf(stderr, "scenes: %s\n", qPrintable(QStringList(scenes().keys()).join(u' ')));
        return 2;
    }
    Stage stage{Stack(parser.value(stack), parser.value(home)), parser.value(build), parser.value(pictures)};
    try {
        stage.stack.up();
        stage.stack.reset();
        scenes().value(name)(stage);
        seekSecrets(stage);
    } catch (const Failure &failure) {
        std::printf("not ok: %s\n", qPrintable(failure.sentence));
        return 1;
    }
    std::printf("%s job: %d steps ok\n", qPrintable(name), stage.steps);
    return 0;
}
