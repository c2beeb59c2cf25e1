// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long this program itself has worked: unlike a watch, it stands still while the machine does other
// things.
#pragma once

#include <ctime>

namespace desk::test {

class CpuTime
{
public:
    CpuTime()
        : m_begin(std::clock())
    {
    }
    [[nodiscard]] double milliseconds() const
    {
        return 1000.0 * double(std::clock() - m_begin) / double(CLOCKS_PER_SEC);
    }

private:
    std::clock_t m_begin;
};

} // namespace desk::test
