// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a thief of this process' memory would find: its writable pages are searched for words, as Qt and as
// UTF-8 keeps them. The words are given in disguise, so that looking for them does not put them there.
#pragma once

#include <QByteArray>
#include <QFile>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

namespace desk::test {

/// Each letter one higher than meant: "dbobsz" for "canary".
class Disguised
{
public:
    explicit Disguised(QByteArray words)
        : m_words(std::move(words))
    {
    }
    [[nodiscard]] qsizetype size() const { return m_words.size(); }
    [[nodiscard]] char at(qsizetype i) const { return char(m_words.at(i) - 1); }

    /// Letter after letter, `step` bytes apart, with zeroes between.
    [[nodiscard]] bool isAt(const char *place, int step) const
    {
        for (qsizetype i = 0; i < size(); ++i) {
            if (place[i * step] != at(i))
                return false;
            for (int gap = 1; gap < step; ++gap)
                if (place[i * step + gap] != 0)
                    return false;
        }
        return true;
    }

private:
    QByteArray m_words;
};

/// Whether this program overwrites what it frees (app/scrub.cpp): with a sanitizer the heap is another, and
/// its shadow of terabytes would be searched, too.
[[nodiscard]] constexpr bool isScrubbed()
{
#if defined(__GLIBC__) && defined(DESKBELL_SCRUBS)
    return true;
#else
    return false;
#endif
}

/// A copy of a piece of memory, which may go away meanwhile: other threads are at work.
class MemoryWindow
{
public:
    static constexpr std::size_t Size = 1 << 20;

    /// How many bytes could be had.
    std::size_t look(std::uintptr_t from, std::size_t most)
    {
        const iovec here{m_bytes.data(), std::min(most, Size)};
        const iovec there{reinterpret_cast<void *>(from), here.iov_len}; // NOLINT(performance-no-int-to-ptr)
        const auto got = ::process_vm_readv(::getpid(), &here, 1, &there, 1, 0);
        m_from = from;
        m_size = got > 0 ? std::size_t(got) : 0;
        return m_size;
    }
    /// Not counting what this window itself has copied.
    [[nodiscard]] int times(const Disguised &words) const
    {
        int found = 0;
        const char *begin = m_bytes.data();
        const char *end = begin + m_size - std::min<std::size_t>(m_size, std::size_t(words.size()) * 2);
        for (const char *place = begin; place < end; ++place) {
            place = static_cast<const char *>(std::memchr(place, words.at(0), std::size_t(end - place)));
            if (!place)
                break;
            const auto own = reinterpret_cast<std::uintptr_t>(begin);
            const std::uintptr_t at = m_from + std::uintptr_t(place - begin);
            if ((at < own || at >= own + Size) && (words.isAt(place, 1) || words.isAt(place, 2)))
                ++found;
        }
        return found;
    }

private:
    std::vector<char> m_bytes = std::vector<char>(Size);
    std::uintptr_t m_from = 0;
    std::size_t m_size = 0;
};

/// How often the words stand in memory; more often where two windows meet.
[[nodiscard]] inline int timesInMemory(const Disguised &words)
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        return -1;
    MemoryWindow window;
    int times = 0;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() < 2 || !parts.at(1).startsWith("rw"))
            continue;
        const QList<QByteArray> ends = parts.at(0).split('-');
        const auto to = std::uintptr_t(ends.at(1).toULongLong(nullptr, 16));
        auto from = std::uintptr_t(ends.at(0).toULongLong(nullptr, 16));
        constexpr std::size_t Overlap = 256;
        while (window.look(from, to - from) > Overlap) {
            times += window.times(words);
            from += MemoryWindow::Size - Overlap;
            if (from >= to)
                break;
        }
    }
    return times;
}

} // namespace desk::test
