// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wakefulness.h"

#include <QNetworkInformation>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#endif

namespace desk {

Wakefulness::Wakefulness(QObject *parent)
    : QObject(parent)
{
    listenToLogin();
    listenToNetwork();
}

void Wakefulness::listenToLogin()
{
#ifdef Q_OS_LINUX
    // Only from whoever owns the name: on the system bus anybody may send signals.
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SLOT(sleepChanged(bool))); // rule-ok: Qt D-Bus takes slots by name only
#endif
}

void Wakefulness::listenToNetwork()
{
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return;
    const auto *network = QNetworkInformation::instance(); // rule-ok: Qt's own, there is no other way to it
    connect(network, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reached) {
                if (reached == QNetworkInformation::Reachability::Online)
                    Q_EMIT woke();
            });
}

void Wakefulness::sleepChanged(bool fallsAsleep)
{
    if (!fallsAsleep)
        Q_EMIT woke();
}

} // namespace desk
