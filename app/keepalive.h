// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server takes the PIN's permission away after half an hour without a sign of life. This gives the sign,
// but only while somebody is really there: keys, clicks and wheel turns count, live updates do not.
#pragma once

#include "models/ports/identity.h"

#include <QObject>
#include <QTimer>

namespace desk {

class KeepAlive : public QObject
{
    Q_OBJECT

public:
    /// `watched`: the application object; every event of the person passes it.
    KeepAlive(Identity &identity, QObject &watched, QObject *parent = nullptr);

    static constexpr int EveryMinutes = 5;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void beat();

    Identity &m_identity;
    QTimer m_timer;
    bool m_somebodyIsThere = true;
};

} // namespace desk
