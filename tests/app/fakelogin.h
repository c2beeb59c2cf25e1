// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// logind and a screen saver, as far as somebody who wants to lock hears of them.
#pragma once

#include "tests/support/privatebus.h"

#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>

#include <fcntl.h>
#include <unistd.h>

namespace desk::test {

class FakeLogin : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    explicit FakeLogin(QDBusConnection bus)
        : m_bus(std::move(bus))
    {
        m_bus.registerObject(manager(), this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(QStringLiteral("org.freedesktop.login1"));
    }
    ~FakeLogin() override
    {
        m_bus.unregisterService(QStringLiteral("org.freedesktop.login1"));
        m_bus.unregisterObject(manager());
        letGo();
    }

    static QString manager() { return QStringLiteral("/org/freedesktop/login1"); }
    static QString ours() { return QStringLiteral("/org/freedesktop/login1/session/_37"); }
    static QString theirs() { return QStringLiteral("/org/freedesktop/login1/session/_38"); }

    bool sleep(bool falls)
    {
        return PrivateBus::say(m_bus, manager(), QStringLiteral("org.freedesktop.login1.Manager"),
                               "PrepareForSleep", {falls});
    }
    bool lock(const QString &session)
    {
        return PrivateBus::say(m_bus, session, QStringLiteral("org.freedesktop.login1.Session"), "Lock");
    }
    bool change(const QString &session, const QString &property, bool value,
                const QString &interface = QStringLiteral("org.freedesktop.login1.Session"))
    {
        return PrivateBus::say(m_bus, session, QStringLiteral("org.freedesktop.DBus.Properties"),
                               "PropertiesChanged",
                               {interface, QVariantMap{{property, value}}, QStringList{}});
    }
    /// Somebody asked to be waited for before a sleep, and has not let go.
    [[nodiscard]] bool isHeld() const
    {
        char none = 0; // whoever holds the other end writes nothing, and ends it by closing
        return m_end >= 0 && ::read(m_end, &none, 1) < 0;
    }

    QString known = QStringLiteral("7"); ///< the id of our session
    QStringList asked;

public Q_SLOTS:
    QDBusObjectPath GetSession(const QString &id, const QDBusMessage &call)
    {
        asked << QStringLiteral("GetSession");
        if (id == known)
            return QDBusObjectPath(ours());
        m_bus.send(call.createErrorReply(QStringLiteral("org.freedesktop.login1.NoSuchSession"), id));
        call.setDelayedReply(true);
        return {};
    }
    QDBusObjectPath GetSessionByPID(uint process)
    {
        asked << QStringLiteral("GetSessionByPID");
        return QDBusObjectPath(process == uint(::getpid()) ? ours() : theirs());
    }
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        asked << QStringLiteral("Inhibit %1 %2 %3 %4").arg(what, who, mode).arg(why.isEmpty() ? 0 : 1);
        letGo();
        int ends[2];
        if (::pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0)
            return {};
        m_end = ends[0];
        QDBusUnixFileDescriptor theirs(ends[1]); // a copy of its own
        ::close(ends[1]);
        return theirs;
    }

private:
    void letGo()
    {
        if (m_end >= 0)
            ::close(m_end);
        m_end = -1;
    }

    QDBusConnection m_bus;
    int m_end = -1;
};

} // namespace desk::test
