// The scenes of the story. Each begins with a fresh stack and plays real people in real windows.
#pragma once

#include "tests/whole/story/robot.h"
#include "tests/whole/story/stack.h"

#include <QString>

namespace desk::story {

struct Stage
{
    Stack stack;
    QString build;    ///< the build's root
    QString pictures; ///< where pictures are kept; empty: none are taken
    int steps = 0;

    /// Says that something was reached; the count ends up in "main job: N steps ok".
    void step(const QString &what);
    /// `window`: the object name of what is shown.
    void picture(Robot &robot, const QString &window, const QString &name);
    /// Starts the program in demo mode on this stack.
    void start(Robot &robot, const QStringList &environment = {});
};

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

void mainJob(Stage &stage);       ///< client, staff and admin at once
void cutSocket(Stage &stage);     ///< the websocket dies in the middle
void manyWindows(Stage &stage);   ///< links by the desktop and by the browser, second starts
void wrongThings(Stage &stage);   ///< wrong code, wrong PINs, strangers, hostile text, a conflict
void lockAndLeave(Stage &stage);  ///< Lock now takes everything off the screen but no words; Sign out ends it
void stackDown(Stage &stage);     ///< demo mode offers to start the stack
void noKeyring(Stage &stage);     ///< the session is kept in memory and that is said
void lockedKeyring(Stage &stage); ///< the same, with a keyring that is there and shut
void takePictures(Stage &stage);  ///< every main screen, light and dark

/// Throws when a log of the program holds something that belongs to somebody: `known` words, or a token.
void seekSecrets(const QList<Robot *> &robots, const QStringList &known);

} // namespace desk::story
