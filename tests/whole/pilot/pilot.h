// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plays a person inside the running program: one JSON order a line over a local socket, one JSON answer back.
// Orders: see Pilot::obey.
#pragma once

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>

namespace desk {

class Pilot : public QObject
{
    Q_OBJECT

public:
    Pilot();

private:
    void read();
    QJsonObject obey(const QJsonObject &order);

    QLocalSocket m_socket;
};

} // namespace desk
