// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the files that take pictures share.
#pragma once

#include "tests/whole/story/scenes.h"

namespace desk::story {

/// At the door there is no menu yet: what the person chose the last time holds.
void chooseTheme(const Robot &robot, const QString &theme);
/// The door beside the mailed code, in both themes. Bo has a PIN.
void pictureWays(Stage &stage);
/// "Sign-in and account", an app that is set up there; the key of it. `picture`: the tail of its names.
QByteArray setUpApp(Stage &stage, Robot &robot, const QString &picture);
/// Signs out, and in again as far as the code of the app.
void showAppAtTheDoor(Stage &stage, Robot &robot, const QByteArray &key, const QString &picture);

} // namespace desk::story
