// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Says when the computer is locked, given to another user or about to sleep: then nobody may find the desk
// open. Each system tells it in its own way; this is what the rest of the program knows of them.
#pragma once

#include "models/ports/timers.h"

#include <QObject>

#include <memory>

namespace desk {

class LockWatch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    /// May come several times for one lock: the screen saver and the session both say it. Whoever hears it
    /// has locked when the signal returns; a sleep waits for that.
    void lockDue();
};

/// Of the system we run on; one that never says anything where nothing is built yet.
[[nodiscard]] std::unique_ptr<LockWatch> systemLockWatch(Timers &timers);

} // namespace desk
