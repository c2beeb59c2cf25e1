// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/time/backoff.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace desk {

Dice systemDice()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

Backoff::Backoff(std::chrono::milliseconds floor, std::chrono::milliseconds cap, Dice dice)
    : m_floor(floor)
    , m_cap(cap)
    , m_dice(std::move(dice))
{
}

std::chrono::milliseconds Backoff::next()
{
    const auto ceiling =
        std::min<std::chrono::milliseconds>(m_cap, m_floor * (1LL << std::min(m_tries + 1, 20)));
    ++m_tries;
    const auto span = static_cast<double>((ceiling - m_floor).count());
    return m_floor + std::chrono::milliseconds(static_cast<qint64>(span * m_dice()));
}

} // namespace desk
