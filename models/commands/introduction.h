// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the server once what this session runs on, so that its owner knows it again in the list. Nothing
// hangs on it: nobody is told when it fails, and it is said again when the server has been reached.
#pragma once

#include "models/ports/sessions.h"

#include <QObject>

namespace desk {

class Introduction : public QObject
{
    Q_OBJECT

public:
    Introduction(Sessions &sessions, const DeviceWords &device, QObject *parent = nullptr);

    /// The server has taken it, or looked at it and refused.
    [[nodiscard]] bool isSaid() const { return m_step == Step::Said; }

Q_SIGNALS:
    void said();    ///< isSaid() from now on
    void shutOut(); ///< the server asks for the PIN, or for signing in

public Q_SLOTS:
    /// Does nothing while it is being said, and once the server has taken or refused it.
    void say();

private:
    enum class Step { Unsaid, Saying, Said };

    Sessions &m_sessions;
    DeviceWords m_device;
    Step m_step = Step::Unsaid;
};

} // namespace desk
