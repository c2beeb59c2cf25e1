// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The process that is measured: starts as the program does, loads all tickets, is typed into, and lives
// through the burst. Talks with the serving process by lines: "ready" out, one JSON object out at the end.
#pragma once

#include "tests/bench/stopwatch.h"

#include <QApplication>

namespace desk::bench {

struct BurstPlan
{
    int port = 0;
    int tickets = 0;
    int updates = 0;
    Nanos started = 0; ///< just before this process was made
};

/// 0: everything arrived and stands in its place.
int runBurst(QApplication &application, const BurstPlan &plan);

} // namespace desk::bench
