// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the machine woke up or found its network again: what looked like a connection may be dead, and
// waiting for a heartbeat or a pause to find out would leave the person with what was true before.
#pragma once

#include <QObject>

namespace desk {

class Wakefulness : public QObject
{
    Q_OBJECT

public:
    /// Where nobody tells (no logind, no plugin for the network) it stays silent.
    explicit Wakefulness(QObject *parent = nullptr);

Q_SIGNALS:
    /// May come twice in a row: first the machine, then its network.
    void woke();

private Q_SLOTS:
    void sleepChanged(bool fallsAsleep);

private:
    void listenToLogin();
    void listenToNetwork();
};

} // namespace desk
