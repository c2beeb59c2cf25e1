// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the key that gives the PIN to the first rows on the screen: the whole program, started anew each time
// on the session that the keychain kept.
#pragma once

#include <QApplication>
#include <QString>

namespace desk::bench {

/// Signs in as ana@deskbell.test at the stack of `home`, then starts the program 25 times and types the PIN.
/// Prints one JSON object; 0: each start led to rows.
int runUnlock(QApplication &application, const QString &home);

} // namespace desk::bench
