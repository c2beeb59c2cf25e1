// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saves a picture of every page of the door, light and dark, into the folder that is given. For eyes, not for
// machines; nothing is compared and nothing is installed.
#include "resources/resources.h"
#include "tests/ui/door/galleryscenes.h"
#include "ui/text/englishplurals.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>

#include <cstdio>

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: door_gallery FOLDER\n", stderr);
        return 2;
    }
    QDir().mkpath(QString::fromLocal8Bit(argv[1]));
    desk::initResources();
    desk::EnglishPlurals plurals;
    QApplication::installTranslator(&plurals);
    desk::Theme theme;
    theme.install(application);
    for (const auto choice : {desk::Theme::Choice::Light, desk::Theme::Choice::Dark}) {
        theme.setChoice(choice);
        desk::Shooter shooter(QDir(QString::fromLocal8Bit(argv[1])),
                              theme.isDark() ? QStringLiteral("dark") : QStringLiteral("light"));
        desk::shootDoor(shooter, theme);
        desk::shootClient(shooter, theme);
        desk::shootRequests(shooter, theme);
    }
    return 0;
}
