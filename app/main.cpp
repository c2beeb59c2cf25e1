// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parse the words, build the Application, run.
#include "app/application.h"
#include "app/arguments.h"
#include "app/harden.h"
#include "app/singleinstance.h"
#include "resources/resources.h"
#include "ui/text/englishplurals.h"
#include "ui/theme/icons.h"

#include <QApplication>

#include <cstdio>

namespace {

int say(FILE *where, const QString &text, int code)
{
    std::fprintf(where, "%s\n", qUtf8Printable(text));
    return code;
}

void introduce()
{
    QApplication::setApplicationName(QStringLiteral("Deskbell"));
    QApplication::setApplicationVersion(QStringLiteral(DESKBELL_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("deskbell"));
    desk::initResources();
    QApplication::setWindowIcon(desk::programIcon());
}

} // namespace

int main(int argc, char *argv[])
{
    desk::forbidCoreDumps();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const auto parsed = desk::Arguments::parse(words);
    if (!parsed.ok())
        return say(stderr, parsed.error().detail, 2);
    const desk::Arguments &arguments = parsed.value();
    if (arguments.ask == desk::Arguments::Ask::Help)
        return say(stdout, desk::Arguments::help(), 0);
    if (arguments.ask == desk::Arguments::Ask::Version)
        return say(stdout, QStringLiteral("deskbell " DESKBELL_VERSION), 0);

    // Qt would obey options that a link brings along: it is shown the program's name and nothing else.
    int nameOnly = 1;
    QApplication qt(nameOnly, argv);
    introduce();
    desk::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);

    const QString folder = desk::SingleInstance::privateFolder();
    if (folder.isEmpty())
        return say(stderr, QStringLiteral("Deskbell found no folder that only you may enter."), 1);
    desk::SingleInstance instance(folder, arguments.profile);
    switch (instance.claim()) {
    case desk::SingleInstance::Claim::Mine:
        break;
    case desk::SingleInstance::Claim::Theirs:
        if (instance.handOver(arguments.link.value_or(QUrl())))
            return 0;
        return say(stderr,
                   QStringLiteral("Deskbell runs already, but does not answer. End it and try again."), 1);
    case desk::SingleInstance::Claim::Failed:
        return say(stderr, QStringLiteral("Deskbell cannot listen at %1.").arg(instance.address()), 1);
    }

    desk::Application application(qt, arguments, instance);
    application.start();
    return QApplication::exec();
}
