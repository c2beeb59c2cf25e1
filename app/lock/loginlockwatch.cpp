// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lock/loginlockwatch.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>

namespace desk {

namespace {

QString login()
{
    return QStringLiteral("org.freedesktop.login1");
}

QDBusMessage toLogin(const char *method)
{
    return QDBusMessage::createMethodCall(login(), QStringLiteral("/org/freedesktop/login1"),
                                          QStringLiteral("org.freedesktop.login1.Manager"),
                                          QString::fromLatin1(method));
}

} // namespace

LoginLockWatch::LoginLockWatch(QDBusConnection system, QDBusConnection session, const QString &sessionId,
                               Timers &timers, QObject *parent)
    : LockWatch(parent)
    , m_system(std::move(system))
    , m_session(std::move(session))
    , m_timers(timers)
{
    listenToMachine();
    listenToScreenSavers();
    findSession(sessionId);
    holdSleep();
}

void LoginLockWatch::listenToMachine()
{
    m_system.connect(login(), QStringLiteral("/org/freedesktop/login1"),
                     QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"),
                     this, SLOT(sleepChanged(bool))); // rule-ok: Qt D-Bus takes slots by name only
}

/// The desktops agree on the signal, not on its name, and KDE says it on two paths: any path will do.
void LoginLockWatch::listenToScreenSavers()
{
    for (const char *desktop : {"freedesktop", "gnome", "cinnamon", "mate", "xfce"}) {
        const QString name = QStringLiteral("org.%1.ScreenSaver").arg(QLatin1String(desktop));
        m_session.connect(name, {}, name, QStringLiteral("ActiveChanged"), this,
                          SLOT(screenSaverChanged(bool))); // rule-ok: as above
    }
}

void LoginLockWatch::findSession(const QString &sessionId)
{
    if (sessionId.isEmpty())
        return findSessionOfProcess();
    QDBusMessage ask = toLogin("GetSession");
    ask << sessionId;
    askLogin(ask, [this](const QDBusMessage &answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            listenToSession(answer.arguments().value(0).value<QDBusObjectPath>().path());
        else
            findSessionOfProcess();
    });
}

void LoginLockWatch::findSessionOfProcess()
{
    QDBusMessage ask = toLogin("GetSessionByPID");
    ask << uint(QCoreApplication::applicationPid());
    askLogin(ask, [this](const QDBusMessage &answer) {
        listenToSession(answer.arguments().value(0).value<QDBusObjectPath>().path());
    });
}

void LoginLockWatch::listenToSession(const QString &path)
{
    if (path.isEmpty())
        return;
    m_system.connect(login(), path, QStringLiteral("org.freedesktop.login1.Session"), QStringLiteral("Lock"),
                     this, SLOT(sessionLocked())); // rule-ok: as above
    m_system.connect(login(), path, QStringLiteral("org.freedesktop.DBus.Properties"),
                     QStringLiteral("PropertiesChanged"), this,
                     SLOT(sessionChanged(QString, QVariantMap, QStringList))); // rule-ok: as above
}

void LoginLockWatch::askLogin(const QDBusMessage &call, std::function<void(const QDBusMessage &answer)> then)
{
    auto *answer = new QDBusPendingCallWatcher(m_system.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [answer, then = std::move(then)] {
        answer->deleteLater();
        then(answer->reply());
    });
}

/// Without it the machine may be asleep before we have heard of it, and wake up with the desk on the screen.
void LoginLockWatch::holdSleep()
{
    QDBusMessage ask = toLogin("Inhibit");
    ask << QStringLiteral("sleep") << QStringLiteral("Deskbell")
        << tr("Locks itself before the computer sleeps") << QStringLiteral("delay");
    askLogin(ask, [this](const QDBusMessage &answer) {
        m_holdsSleep = answer.arguments().value(0).value<QDBusUnixFileDescriptor>();
    });
}

void LoginLockWatch::sleepChanged(bool fallsAsleep)
{
    m_letSleep.reset(); // an old one must not let go of what a new sleep waits for
    if (!fallsAsleep)
        return holdSleep();
    Q_EMIT lockDue();
    m_letSleep = m_timers.after(Farewell, [this] { m_holdsSleep = {}; });
}

void LoginLockWatch::sessionLocked()
{
    Q_EMIT lockDue();
}

void LoginLockWatch::sessionChanged(const QString &interface, const QVariantMap &changed, const QStringList &)
{
    if (interface != QLatin1String("org.freedesktop.login1.Session"))
        return;
    const QVariant isActive = changed.value(QStringLiteral("Active"));
    const bool givenAway = isActive.isValid() && !isActive.toBool(); // another user has the screen
    if (givenAway || changed.value(QStringLiteral("LockedHint")).toBool())
        Q_EMIT lockDue();
}

void LoginLockWatch::screenSaverChanged(bool isActive)
{
    if (isActive)
        Q_EMIT lockDue();
}

} // namespace desk
