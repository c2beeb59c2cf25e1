// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is given back to the heap is overwritten first, whoever gives it back: words, tokens and PINs pass
// through strings of Qt and of its libraries, and nobody wipes those. Takes the place of the C library's
// free() and realloc() in the program it is linked into; glibc only. The sanitizers have their own.
#include <cstdlib>
#include <cstring>

#if defined(__GLIBC__) && defined(DESKBELL_SCRUBS)

#include <algorithm>
#include <malloc.h>

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier): glibc's own names for what we stand in front of
void __libc_free(void *block);
// NOLINTEND(bugprone-reserved-identifier)

void free(void *block) noexcept
{
    if (!block)
        return;
    std::memset(block, 0, malloc_usable_size(block));
    __libc_free(block);
}

/// glibc's own leaves the old place as it was when it moves.
void *realloc(void *block, std::size_t size) noexcept
{
    if (!block)
        return std::malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const std::size_t had = malloc_usable_size(block);
    if (size <= had && size > had / 2)
        return block;
    void *moved = std::malloc(size);
    if (!moved)
        return nullptr;
    std::memcpy(moved, block, std::min(had, size));
    free(block);
    return moved;
}

} // extern "C"

#endif
