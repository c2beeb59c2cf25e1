// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells whoever gave it out that a session is over, now or when they can be reached. The program does not end
// before the first try has; later ones are in memory only: what the program cannot tell before it ends, or
// while the token lives, the server never learns. The session then stays until an admin ends it; its data
// closes after 30 minutes without use.
#pragma once

#include "models/ports/timers.h"
#include "net/auth/renewal.h"
#include "net/time/backoff.h"

#include <QObject>

#include <map>

namespace desk {

class Revoker : public QObject
{
    Q_OBJECT

public:
    Revoker(Renewal &renewal, Timers &timers, Dice dice, QObject *parent = nullptr);

    void revoke(const SessionPointer &session, Reach reach = Reach::This);
    /// The same person has signed in again. Where the server has not heard yet that all sessions end, this
    /// one stays: it was opened after that was said.
    void spare(const SessionPointer &newcomer);
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }

private:
    struct Waiting
    {
        SessionPointer session;
        Reach reach;
        Backoff backoff;
        std::unique_ptr<Alarm> alarm;
    };
    void attempt(int number);
    void answered(int number, Reach asked, bool isDone);

    Renewal &m_renewal;
    Timers &m_timers;
    Dice m_dice;
    std::map<int, Waiting> m_waiting;
    int m_next = 0;
};

} // namespace desk
