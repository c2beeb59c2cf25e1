// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the system is heard by something that knows nothing of Qt, so that it can be built and tried without
// it: a Listener is made with what it shall call, and says whether the system let it listen.
#pragma once

#include "app/lock/lockwatch.h"

#include <QDebug>

namespace desk {

template <typename Listener>
class ListeningLockWatch final : public LockWatch
{
public:
    explicit ListeningLockWatch(QObject *parent = nullptr)
        : LockWatch(parent)
        , m_listener([this] { Q_EMIT lockDue(); })
    {
        if (!m_listener.isListening())
            qWarning("the system does not tell when it is locked: the idle minutes remain");
    }

private:
    Listener m_listener;
};

} // namespace desk
