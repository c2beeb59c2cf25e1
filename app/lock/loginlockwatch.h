// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Linux: logind says it of our own session and of the machine, the desktop's screen saver of the screen.
// Only who owns the name is believed: on a bus anybody may send signals.
#pragma once

#include "app/lock/lockwatch.h"

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QVariantMap>

class QDBusMessage;

namespace desk {

class LoginLockWatch final : public LockWatch
{
    Q_OBJECT

public:
    /// `sessionId`: logind's name of our session; empty or unknown: it is asked which one this process is in.
    /// Where there is no bus, no logind or no screen saver, it stays silent about that.
    LoginLockWatch(QDBusConnection system, QDBusConnection session, const QString &sessionId, Timers &timers,
                   QObject *parent = nullptr);

    /// How long the machine stays awake after we have locked: for the windows to be gone from the screen, and
    /// for the server to be told. Not longer when it does not answer.
    static constexpr std::chrono::milliseconds Farewell{500};

private Q_SLOTS:
    void sleepChanged(bool fallsAsleep);
    void sessionLocked();
    void sessionChanged(const QString &interface, const QVariantMap &changed, const QStringList &invalidated);
    void screenSaverChanged(bool isActive);

private:
    void listenToMachine();
    void listenToScreenSavers();
    void findSession(const QString &sessionId);
    void findSessionOfProcess();
    void listenToSession(const QString &path);
    void holdSleep();
    void askLogin(const QDBusMessage &call, std::function<void(const QDBusMessage &answer)> then);

    QDBusConnection m_system;
    QDBusConnection m_session;
    Timers &m_timers;
    QDBusUnixFileDescriptor
        m_holdsSleep; ///< as long as it is open, the machine waits for us before it sleeps
    std::unique_ptr<Alarm> m_letSleep;
};

} // namespace desk
