// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody else's change, from the database to my screen, through the local stack's own servers.
#pragma once

#include <QApplication>
#include <QString>

namespace desk::bench {

/// Signs in as ana@deskbell.test at the stack of `home`, shows all tickets, and lets a service change 200 of
/// them one after the other. Prints one JSON object; 0: each change was shown.
int runStack(QApplication &application, const QString &home);

} // namespace desk::bench
