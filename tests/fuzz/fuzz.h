// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every target has: one function that takes bytes, reads them with the real code and asks for what that
// code promises. A broken promise ends the program; whoever gave the bytes keeps them.
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace desk::fuzz {

inline void require(bool kept, const char *promise)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

/// A copy of its own: a byte read beyond its end is seen by the sanitizer.
inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}

/// Tokens and the like: nothing in it can end a header line or an address.
inline bool isPlain(const QByteArray &text)
{
    for (const char c : text) {
        if (c <= ' ' || c >= '\x7f')
            return false;
    }
    return true;
}

} // namespace desk::fuzz
