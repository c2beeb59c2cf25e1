// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A computer without a keychain, and one whose keychain is locked. desktop-session leaves it out when
// DESKBELL_KEYRING says absent.
#include "tests/whole/story/scenes.h"

#include <QProcess>

namespace desk::story {

namespace {

const QString Ana = QStringLiteral("ana@deskbell.test");
const QString Pin = QStringLiteral("739154");

void signInAgain(Stage &stage, Robot &ana)
{
    stage.stack.forgetMails();
    ana.type(QStringLiteral("email"), Ana);
    ana.click(QStringLiteral("sendCode"));
    ana.see(QStringLiteral("codePage"));
    ana.type(QStringLiteral("code"), stage.stack.codeFor(Ana));
    enterPin(ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
}

/// As the desktop does it when the person asks for it.
void lockKeyring()
{
    const int code = QProcess::execute(
        QStringLiteral("dbus-send"),
        {QStringLiteral("--session"), QStringLiteral("--print-reply"),
         QStringLiteral("--dest=org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
         QStringLiteral("org.freedesktop.Secret.Service.Lock"),
         QStringLiteral("array:objpath:/org/freedesktop/secrets/aliases/default")});
    if (code != 0)
        throw Failure{QStringLiteral("the keyring cannot be locked")};
}

} // namespace

void noKeyring(Stage &stage)
{
    const QString noKeychain = QStringLiteral("no keychain");
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    ana.see(QStringLiteral("email"));
    ana.seeSaid(QStringLiteral("foot"), noKeychain);
    stage.step(QStringLiteral("the program says that it can keep nothing"));
    signInFirstTime(stage, ana, Ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    stage.step(QStringLiteral("signing in works without a keychain"));
    ana.quit();

    stage.start(ana);
    ana.see(QStringLiteral("email"));
    ana.seeSaid(QStringLiteral("foot"), noKeychain);
    stage.step(QStringLiteral("nothing was kept anywhere: the next start asks again"));
    signInAgain(stage, ana);
    stage.step(QStringLiteral("the PIN of the first time still belongs to her"));
}

void lockedKeyring(Stage &stage)
{
    Robot &ana = stage.person(QStringLiteral("ana"));
    stage.start(ana);
    signInFirstTime(stage, ana, Ana, Pin);
    ana.see(QStringLiteral("staffWindow"));
    ana.quit();

    lockKeyring();
    stage.start(ana);
    ana.seeSaid(QStringLiteral("foot"), QStringLiteral("keychain is locked"));
    ana.see(QStringLiteral("tryAgain"));
    stage.step(QStringLiteral("the program says that the keychain is locked, and that she may try again"));
    ana.click(QStringLiteral("signInInstead"));
    ana.see(QStringLiteral("email"));
    signInAgain(stage, ana);
    stage.step(QStringLiteral("signing in works all the same"));
}

} // namespace desk::story
