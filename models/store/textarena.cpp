// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/textarena.h"

#include <algorithm>
#include <cstring>

namespace desk {

struct TextArena::Header
{
    std::uint32_t row = 0;
    std::uint16_t room = 0; ///< of header and text, in units of 4 bytes
    std::uint16_t title = 0;
    std::uint16_t excerpt = 0;
    std::uint16_t category = 0;
    std::uint16_t foldedTitle = 0;
    std::uint16_t folded = 0; ///< all of it; 0: the text is ASCII and stands for itself

    [[nodiscard]] std::size_t plain() const { return std::size_t(title) + excerpt + category + 2; }
};

namespace {

constexpr std::size_t MaxFolded = std::size_t{16} * 1024;
constexpr std::uint32_t Nobody = 0xffffffffu; ///< the row of garbage

/// At most `bytes`, not through the middle of a character.
std::string_view cut(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

char *append(char *to, std::string_view text)
{
    return to + text.copy(to, text.size());
}

constexpr std::size_t roundUp(std::size_t bytes)
{
    return (bytes + 7) / 8 * 8;
}

} // namespace

char *TextArena::place(Ref ref) const
{
    return m_blocks[ref >> 16].bytes.get() + std::size_t(ref & 0xffff) * 4;
}

TextArena::Header TextArena::header(Ref ref) const
{
    Header header;
    std::memcpy(&header, place(ref), sizeof header);
    return header;
}

TextArena::Ref TextArena::put(std::uint32_t row, const TicketText &text, Ref old)
{
    const TicketText fit{cut(text.title, MaxTitle), cut(text.excerpt, MaxOther),
                         cut(text.category, MaxOther)};
    if (old != None && at(old) == fit)
        return old;
    Header header;
    header.row = row;
    header.title = static_cast<std::uint16_t>(fit.title.size());
    header.excerpt = static_cast<std::uint16_t>(fit.excerpt.size());
    header.category = static_cast<std::uint16_t>(fit.category.size());
    std::string folded;
    if (!desk::isAscii(fit.title) || !desk::isAscii(fit.excerpt) || !desk::isAscii(fit.category)) {
        folded = foldedUtf8(fit.title);
        header.foldedTitle = static_cast<std::uint16_t>(std::min(folded.size(), MaxFolded));
        folded += '\n' + foldedUtf8(fit.excerpt) + '\n' + foldedUtf8(fit.category);
        folded.resize(std::min(folded.size(), MaxFolded));
        header.folded = static_cast<std::uint16_t>(folded.size());
    }
    const std::size_t bytes = roundUp(sizeof header + header.plain() + folded.size());
    Ref ref = old;
    if (old == None || std::size_t(this->header(old).room) * 4 < bytes) {
        release(old);
        ref = reserve(bytes);
        header.room = static_cast<std::uint16_t>(bytes / 4);
    } else {
        header.room = this->header(old).room;
    }
    char *to = place(ref);
    std::memcpy(to, &header, sizeof header);
    to = append(to + sizeof header, fit.title);
    *to++ = '\n';
    to = append(to, fit.excerpt);
    *to++ = '\n';
    append(append(to, fit.category), folded);
    return ref;
}

void TextArena::release(Ref ref)
{
    if (ref == None)
        return;
    Block &block = m_blocks[ref >> 16];
    const std::uint32_t before = block.garbage;
    Header entry = header(ref);
    block.garbage += entry.room * 4u;
    entry.row = Nobody;
    std::memcpy(place(ref), &entry, sizeof entry);
    if (before < BlockBytes / 2 && block.garbage >= BlockBytes / 2)
        m_wasteful.push_back(ref >> 16);
}

TicketText TextArena::at(Ref ref) const
{
    const Header sizes = header(ref);
    const char *from = place(ref) + sizeof(Header);
    return {{from, sizes.title},
            {from + sizes.title + 1, sizes.excerpt},
            {from + sizes.title + sizes.excerpt + 2, sizes.category}};
}

std::string_view TextArena::searchable(Ref ref) const
{
    return searchable(header(ref), place(ref));
}

bool TextArena::isAscii(Ref ref) const
{
    return header(ref).folded == 0;
}

void TextArena::search(const Needle &needle, const std::vector<Ref> &refs,
                       std::vector<std::uint8_t> &rows) const
{
    for (std::size_t row = 0; row < rows.size(); ++row) {
        // The words of one row do not lead to those of the next, so the memory can be asked for many at a
        // time.
        if (const std::size_t soon = row + 16; soon < rows.size() && rows[soon] == Ask)
            readAhead(refs[soon]);
        if (rows[row] != Ask)
            continue;
        const char *entry = place(refs[row]);
        Header header;
        std::memcpy(&header, entry, sizeof header);
        const bool readable = needle.isAscii() || header.folded != 0;
        rows[row] = readable && needle.isIn(searchable(header, entry)) ? Yes : No;
    }
}

std::string_view TextArena::searchable(const Header &header, const char *entry)
{
    const char *text = entry + sizeof(Header);
    return header.folded == 0 ? std::string_view(text, header.plain())
                              : std::string_view(text + header.plain(), header.folded);
}

std::string_view TextArena::almostFoldedTitle(Ref ref) const
{
    const Header sizes = header(ref);
    return searchable(ref).substr(0, sizes.folded == 0 ? sizes.title : sizes.foldedTitle);
}

std::uint64_t TextArena::titleKey(Ref ref, std::size_t from) const
{
    const std::string_view title = almostFoldedTitle(ref);
    std::uint64_t key = 0;
    for (std::size_t i = from; i < from + 8; ++i)
        key = key << 8 | (i < title.size() ? static_cast<unsigned char>(lowered(title[i])) : 0u);
    return key;
}

int TextArena::compareTitles(Ref a, Ref b) const
{
    const std::string_view left = almostFoldedTitle(a);
    const std::string_view right = almostFoldedTitle(b);
    for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
        const int difference =
            static_cast<unsigned char>(lowered(left[i])) - static_cast<unsigned char>(lowered(right[i]));
        if (difference != 0)
            return difference;
    }
    return static_cast<int>(left.size()) - static_cast<int>(right.size());
}

bool TextArena::sweepOne(std::vector<Ref> &refs)
{
    if (m_wasteful.empty())
        return false;
    const std::uint32_t index = m_wasteful.back();
    m_wasteful.pop_back();
    if (m_open == index)
        m_open = NoBlock;
    for (std::uint32_t offset = 0; offset < m_blocks[index].used;) {
        const Ref from = index << 16 | offset / 4;
        const Header entry = header(from);
        const std::size_t bytes = std::size_t(entry.room) * 4;
        if (entry.row != Nobody) {
            const Ref to = reserve(bytes);
            std::memcpy(place(to), place(from), bytes);
            refs[entry.row] = to;
        }
        offset += static_cast<std::uint32_t>(bytes);
    }
    m_blocks[index] = {};
    m_free.push_back(index);
    return true;
}

std::size_t TextArena::garbageBytes() const
{
    std::size_t bytes = 0;
    for (const Block &block : m_blocks)
        bytes += block.garbage;
    return bytes;
}

TextArena::Ref TextArena::reserve(std::size_t bytes)
{
    if (m_open == NoBlock || m_blocks[m_open].used + bytes > BlockBytes)
        m_open = openBlock();
    Block &block = m_blocks[m_open];
    const Ref ref = m_open << 16 | block.used / 4;
    block.used += static_cast<std::uint32_t>(bytes);
    return ref;
}

std::uint32_t TextArena::openBlock()
{
    if (m_free.empty()) {
        m_free.push_back(static_cast<std::uint32_t>(m_blocks.size()));
        m_blocks.emplace_back();
    }
    const std::uint32_t index = m_free.back();
    m_free.pop_back();
    m_blocks[index].bytes = std::make_unique<char[]>(BlockBytes + Needle::Slack);
    return index;
}

} // namespace desk
