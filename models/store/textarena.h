// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of all tickets in blocks of UTF-8: no allocation a row, garbage swept a block at a time, so that
// no step takes longer than copying one block. ASCII is searched as it stands; only rows with other letters
// carry a folded copy.
#pragma once

#include "models/store/fold.h"
#include "models/store/readahead.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace desk {

struct TicketText
{
    std::string_view title;
    std::string_view excerpt;
    std::string_view category;

    bool operator==(const TicketText &) const = default;
};

class TextArena
{
public:
    using Ref = std::uint32_t; ///< block in the upper half, place in units of 4 bytes in the lower
    static constexpr Ref None = 0xffffffffu;
    static constexpr std::size_t BlockBytes = std::size_t{256} * 1024;
    static constexpr std::size_t MaxTitle = 4096; ///< bytes; longer text is cut at a character
    static constexpr std::size_t MaxOther = 1024;

    /// Stores the text of `row`, in place of `old` where it fits. Views of the arena may go stale.
    Ref put(std::uint32_t row, const TicketText &text, Ref old);
    void release(Ref ref);

    [[nodiscard]] TicketText at(Ref ref) const;
    /// Asks the memory for what at() reads, and for words of common length.
    void readAhead(Ref ref) const { desk::readAhead(place(ref), 256); }
    /// What is searched: title, excerpt and category, folded or ASCII, followed by Needle::Slack bytes.
    [[nodiscard]] std::string_view searchable(Ref ref) const;
    [[nodiscard]] bool isAscii(Ref ref) const;
    /// Eight letters of the folded title as a number that sorts like them; zeros behind its end.
    [[nodiscard]] std::uint64_t titleKey(Ref ref, std::size_t from = 0) const;
    /// Below, at or above zero, as the folded titles sort.
    [[nodiscard]] int compareTitles(Ref a, Ref b) const;

    /// Rows marked `Ask` become `Yes` or `No`; only their words are read. `refs[row]` as put() answered.
    enum Answer : std::uint8_t { No, Yes, Ask };
    void search(const Needle &needle, const std::vector<Ref> &refs, std::vector<std::uint8_t> &rows) const;

    /// Sweeps at most one block that is half garbage; `refs[row]` is mended. False: nothing to sweep.
    bool sweepOne(std::vector<Ref> &refs);
    [[nodiscard]] std::size_t blockCount() const { return m_blocks.size() - m_free.size(); }
    [[nodiscard]] std::size_t garbageBytes() const;

private:
    struct Header;
    struct Block
    {
        std::unique_ptr<char[]> bytes;
        std::uint32_t used = 0;
        std::uint32_t garbage = 0;
    };
    static constexpr std::uint32_t NoBlock = 0xffffffffu;
    [[nodiscard]] char *place(Ref ref) const;
    [[nodiscard]] Header header(Ref ref) const;
    [[nodiscard]] static std::string_view searchable(const Header &header, const char *entry);
    /// Folded, but for the case of ASCII letters.
    [[nodiscard]] std::string_view almostFoldedTitle(Ref ref) const;
    Ref reserve(std::size_t bytes);
    std::uint32_t openBlock();

    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_free;     ///< blocks without bytes
    std::vector<std::uint32_t> m_wasteful; ///< blocks that are half garbage, waiting for a sweep
    std::uint32_t m_open = NoBlock;        ///< where the next text goes
};

} // namespace desk
