// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asking the memory for something that will be read soon, without waiting for it. Only ever a matter of
// speed.
#pragma once

#include <cstddef>

namespace desk {

inline void readAhead(const void *from)
{
#if defined(__GNUC__)
    __builtin_prefetch(from);
#else
    static_cast<void>(from);
#endif
}

/// `bytes` from there on.
inline void readAhead(const void *from, std::size_t bytes)
{
    for (std::size_t line = 0; line < bytes; line += 64)
        readAhead(static_cast<const char *>(from) + line);
}

} // namespace desk
