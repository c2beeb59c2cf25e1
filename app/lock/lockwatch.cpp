// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock/lockwatch.h"

#ifdef Q_OS_LINUX
#include "app/lock/loginlockwatch.h"
#endif

namespace desk {

std::unique_ptr<LockWatch> systemLockWatch([[maybe_unused]] Timers &timers)
{
#ifdef Q_OS_LINUX
    return std::make_unique<LoginLockWatch>(QDBusConnection::systemBus(), QDBusConnection::sessionBus(),
                                            qEnvironmentVariable("XDG_SESSION_ID"), timers);
#else
    return std::make_unique<LockWatch>();
#endif
}

} // namespace desk
