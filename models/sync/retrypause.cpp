// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sync/retrypause.h"

#include <algorithm>

namespace desk {

namespace {

constexpr int LongestWait = 900; ///< seconds; whatever a server asks for
constexpr int MostDoublings = 7; ///< half a second becomes a minute

} // namespace

RetryPause::Milliseconds RetryPause::failed(Milliseconds now, int retryAfter)
{
    if (m_healthy && now - m_healthySince >= Health)
        m_attempts = 0;
    m_healthy = false;
    const Milliseconds ceiling = std::min(Cap, Base * (1 << std::min(m_attempts, MostDoublings)));
    ++m_attempts;
    const auto half = ceiling.count() / 2;
    const Milliseconds wait(half + m_random.bounded(static_cast<int>(half) + 1));
    if (retryAfter <= 0)
        return std::max(Floor, wait);
    return std::max<Milliseconds>(wait, std::chrono::seconds(std::min(retryAfter, LongestWait)));
}

void RetryPause::succeeded(Milliseconds now)
{
    if (!m_healthy)
        m_healthySince = now;
    m_healthy = true;
}

void RetryPause::reset()
{
    m_attempts = 0;
    m_healthy = false;
}

} // namespace desk
