// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock/lockwatch.h"

#if defined(Q_OS_LINUX)
#include "app/lock/loginlockwatch.h"
#elif defined(Q_OS_WIN)
#include "app/lock/listeninglockwatch.h"
#include "app/lock/sessionwindow.h"
#elif defined(Q_OS_MACOS)
#include "app/lock/listeninglockwatch.h"
#include "app/lock/screenlistener.h"
#endif

namespace desk {

std::unique_ptr<LockWatch> systemLockWatch([[maybe_unused]] Timers &timers)
{
#if defined(Q_OS_LINUX)
    return std::make_unique<LoginLockWatch>(QDBusConnection::systemBus(), QDBusConnection::sessionBus(),
                                            qEnvironmentVariable("XDG_SESSION_ID"), timers);
#elif defined(Q_OS_WIN)
    return std::make_unique<ListeningLockWatch<SessionWindow>>();
#elif defined(Q_OS_MACOS)
    return std::make_unique<ListeningLockWatch<ScreenListener>>();
#else
    return std::make_unique<LockWatch>();
#endif
}

} // namespace desk
