// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long to wait before trying again: doubling from half a second to a minute, with jitter, so that many
// clients do not come back at the same moment. Grows until a minute of health has passed.
#pragma once

#include <QRandomGenerator>

#include <chrono>

namespace desk {

class RetryPause
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds Floor{250};
    static constexpr Milliseconds Base{500};
    static constexpr Milliseconds Cap{60'000};
    static constexpr Milliseconds Health{60'000};

    explicit RetryPause(quint32 seed)
        : m_random(seed)
    {
    }

    /// `now` is monotonic; `retryAfter` are the server's seconds, 0 when it said nothing.
    [[nodiscard]] Milliseconds failed(Milliseconds now, int retryAfter = 0);
    void succeeded(Milliseconds now);
    /// Something has changed (the network, the machine woke up): start over.
    void reset();

private:
    QRandomGenerator m_random;
    int m_attempts = 0;
    bool m_healthy = false;
    Milliseconds m_healthySince{0};
};

} // namespace desk
