// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The scenes of the story. Each begins with a fresh stack and plays real people in real windows.
#pragma once

#include "tests/whole/story/robot.h"
#include "tests/whole/story/stack.h"

#include <QString>

#include <memory>
#include <vector>

namespace desk::story {

struct Stage
{
    Stack stack;
    QString build;    ///< the build's root
    QString pictures; ///< where pictures are kept; empty: none are taken
    int steps = 0;
    std::vector<std::unique_ptr<Robot>> people = {}; ///< they stay until the curtain, with their logs

    /// Somebody with a computer of their own; `profile` is what Deskbell is started with.
    Robot &person(const QString &profile);

    /// Says that something was reached; the count ends up in "main job: N steps ok".
    void step(const QString &what);
    /// `window`: the object name of what is shown.
    void picture(Robot &robot, const QString &window, const QString &name);
    /// Starts the program in demo mode on this stack.
    void start(Robot &robot, const QStringList &environment = {});
};

/// Cuts the websockets of these, who are all there are, and refuses new ones until the gateway is healed.
/// They say so.
void cutLines(Stage &stage, const QList<Robot *> &live);
/// After that: nothing new can be heard, not by asking either. What is written still reaches the server.
void deafen(Stage &stage, const QList<Robot *> &live);

/// The session's keyring stops answering for as long as this lives.
class SleepingKeyring
{
public:
    SleepingKeyring();
    ~SleepingKeyring();
    Q_DISABLE_COPY_MOVE(SleepingKeyring)
};

/// Types the address, reads the code from the mail box, sets the PIN.
void signInFirstTime(Stage &stage, Robot &robot, const QString &email, const QString &pin);
void enterPin(Robot &robot, const QString &pin);
/// An empty field says its label.
void clear(Robot &robot, const QString &field, const QString &label);
/// For what has no name of its own: the sentence below a field, a toast.
void seeAnywhere(Robot &robot, const QString &part);
/// On the page "Devices and sessions": takes the authenticator app from that member.
void removeApp(Stage &stage, Robot &admin, const QString &name);

void mainJob(Stage &stage);          ///< client, staff and admin at once
void cutSocket(Stage &stage);        ///< the websocket dies in the middle
void sendBadly(Stage &stage);        ///< the server gone at each step of sending
void manyWindows(Stage &stage);      ///< links by the desktop and by the browser, second starts
void wrongThings(Stage &stage);      ///< wrong code, wrong PINs, strangers, hostile text, a conflict
void otherWays(Stage &stage);        ///< an account with a password, the password forgotten, a phone
void accessChanges(Stage &stage);    ///< another role, and none any more, while one is at work
void authenticatorApp(Stage &stage); ///< set up inside, asked for at the next sign-in
void appDemanded(Stage &stage);      ///< an admin demands an app of all admins
void phoneLost(Stage &stage);        ///< an admin removes the app of somebody at the door
void signInAndAccount(Stage &stage); ///< password, address, out elsewhere: the page of that name
void byKeys(Stage &stage);           ///< a whole ticket without the mouse
void lockAndLeave(Stage &stage);  ///< Lock now takes everything off the screen but no words; Sign out ends it
void screenLocks(Stage &stage);   ///< the screen's lock, over a dialog and over a reply on its way
void ownService(Stage &stage);    ///< an organization's own sign-in service, the stack's Django
void stackDown(Stage &stage);     ///< demo mode offers to start the stack
void noKeyring(Stage &stage);     ///< the session is kept in memory and that is said
void lockedKeyring(Stage &stage); ///< the same, with a keyring that is there and shut
void takePictures(Stage &stage);  ///< every main screen, light and dark

/// Ends every program of the scene, and throws when a log holds something that belongs to somebody: what was
/// typed, a code or a link from a mail, or a token. Said of every scene, so that none can forget it.
void seekSecrets(Stage &stage);

} // namespace desk::story
