// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the server that the PIN's permission is over, again and again until it has heard of it: until then
// whoever has this session's token could still read without the PIN, and that is said.
#pragma once

#include "models/ports/identity.h"
#include "ui/asking/countdown.h"

#include <functional>

namespace desk {

class LockTelling : public QObject
{
    Q_OBJECT

public:
    /// `mayTell`: a lock that overtakes the right PIN would shut the door again.
    LockTelling(Identity &identity, const Clock &clock, std::function<bool()> mayTell,
                QObject *parent = nullptr);

    void tell();
    /// The lock is over, or the session is.
    void forget();
    /// The last try failed, and the next one is to come.
    [[nodiscard]] bool isUntold() const { return m_pause > 0; }
    void tick() { m_again.tick(); } ///< for tests: looks at the clock now

Q_SIGNALS:
    void changed();

private:
    void told(const Result<Done> &answer);

    Identity &m_identity;
    std::function<bool()> m_mayTell;
    Countdown m_again;
    int m_pause = 0; ///< seconds; 0: it knows, or need not
    int m_question = 0;
};

} // namespace desk
