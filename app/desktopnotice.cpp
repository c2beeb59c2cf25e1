// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktopnotice.h"

#include <QApplication>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusMessage>
#endif

namespace desk {

namespace {

/// Without such a service, or elsewhere than on Linux, the window's own sign has to do.
void tellDesktop(const QString &text)
{
#ifdef Q_OS_LINUX
    const QString name = QStringLiteral("org.freedesktop.Notifications");
    QDBusMessage tell = QDBusMessage::createMethodCall(name, QStringLiteral("/org/freedesktop/Notifications"),
                                                       name, QStringLiteral("Notify"));
    const uint replacesNone = 0;
    const int asLongAsUsual = -1;
    tell.setArguments({QStringLiteral("Deskbell"), replacesNone, QStringLiteral("deskbell"),
                       QStringLiteral("Deskbell"), text, QStringList{}, QVariantMap{}, asLongAsUsual});
    QDBusConnection::sessionBus().call(tell, QDBus::NoBlock);
#else
    Q_UNUSED(text)
#endif
}

} // namespace

void callFor(QWidget *window, const QString &text)
{
    if (QApplication::activeWindow())
        return;
    QApplication::alert(window);
    tellDesktop(text);
}

} // namespace desk
