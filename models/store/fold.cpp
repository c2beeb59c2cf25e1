// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/fold.h"

#include <QtAlgorithms>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define DESK_SSE2
#endif

namespace desk {

namespace {

/// Letters that do not decompose, but that a plain keyboard writes without their stroke. Folded case only.
QStringView plainLetter(char16_t c)
{
    switch (c) {
    case u'\u00df':
        return u"ss";
    case u'\u00e6':
        return u"ae";
    case u'\u0153':
        return u"oe";
    case u'\u00f8':
        return u"o";
    case u'\u0111':
    case u'\u00f0':
        return u"d";
    case u'\u0127':
        return u"h";
    case u'\u0131':
        return u"i";
    case u'\u0142':
        return u"l";
    case u'\u0167':
        return u"t";
    case u'\u00fe':
        return u"th";
    default:
        return {};
    }
}

bool isMark(char32_t c)
{
    return QChar::category(c) == QChar::Mark_NonSpacing;
}

/// The letters that most words are made of, beyond ASCII: Latin, and the punctuation of books. None of them
/// changes with its neighbours, so each is folded once.
constexpr char16_t LatinFirst = 0x0080;
constexpr char16_t LatinEnd = 0x0180;
constexpr char16_t PunctuationFirst = 0x2000;
constexpr char16_t PunctuationEnd = 0x20d0;

using Spellings = std::array<std::string, LatinEnd - LatinFirst + PunctuationEnd - PunctuationFirst>;

const Spellings &spellings()
{
    static const Spellings known = [] {
        Spellings table;
        for (char16_t c = LatinFirst; c < LatinEnd; ++c)
            table[c - LatinFirst] = folded(QStringView(&c, 1));
        for (char16_t c = PunctuationFirst; c < PunctuationEnd; ++c)
            table[LatinEnd - LatinFirst + c - PunctuationFirst] = folded(QStringView(&c, 1));
        return table;
    }();
    return known;
}

/// Folds text of ASCII and of the letters above; false: there is something else in it. `utf8` is valid.
bool foldCommon(std::string_view utf8, std::string &plain)
{
    const Spellings &known = spellings();
    plain.reserve(utf8.size() + 8);
    const auto at = [utf8](std::size_t i) {
        return static_cast<unsigned char>(i < utf8.size() ? utf8[i] : 0);
    };
    for (std::size_t i = 0; i < utf8.size();) {
        const unsigned char lead = at(i);
        if (lead < 0x80) {
            const std::size_t from = i;
            while (i < utf8.size() && at(i) < 0x80)
                ++i;
            const std::size_t start = plain.size();
            plain.append(utf8.substr(from, i - from));
            std::transform(plain.cbegin() + static_cast<std::ptrdiff_t>(start), plain.cend(),
                           plain.begin() + static_cast<std::ptrdiff_t>(start), lowered);
        } else if (lead >= 0xc2 && lead <= 0xc5) {
            plain += known[static_cast<std::size_t>((lead & 0x1f) << 6 | (at(i + 1) & 0x3f)) - LatinFirst];
            i += 2;
        } else {
            const unsigned c = (lead & 0x0fu) << 12 | (at(i + 1) & 0x3fu) << 6 | (at(i + 2) & 0x3fu);
            if (lead != 0xe2 || c >= PunctuationEnd)
                return false;
            plain += known[LatinEnd - LatinFirst + c - PunctuationFirst];
            i += 3;
        }
    }
    return true;
}

} // namespace

bool isAscii(std::string_view text)
{
    std::size_t i = 0;
    std::uint64_t bits = 0;
    for (; i + 8 <= text.size(); i += 8) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + i, 8);
        bits |= eight;
    }
    for (; i < text.size(); ++i)
        bits |= static_cast<unsigned char>(text[i]);
    return (bits & 0x8080808080808080ull) == 0;
}

std::string folded(QStringView text)
{
    const QString apart = text.toString().toCaseFolded().normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(apart.size());
    bool afterLatin = false;
    for (qsizetype i = 0; i < apart.size(); ++i) {
        char32_t c = apart[i].unicode();
        const bool pair = apart[i].isHighSurrogate() && i + 1 < apart.size();
        if (pair)
            c = QChar::surrogateToUcs4(apart[i], apart[i + 1]);
        if (isMark(c)) {
            if (!afterLatin)
                plain.append(apart.sliced(i, pair ? 2 : 1));
        } else {
            afterLatin = QChar::script(c) == QChar::Script_Latin;
            const QStringView letter = pair ? QStringView() : plainLetter(apart[i].unicode());
            plain.append(letter.isEmpty() ? QStringView(apart).sliced(i, pair ? 2 : 1) : letter);
        }
        i += pair ? 1 : 0;
    }
    // Once more: taking letters apart can bring capitals to light.
    return plain.toCaseFolded().toStdString();
}

std::string foldedUtf8(std::string_view utf8)
{
    std::string plain;
    if (foldCommon(utf8, plain))
        return plain;
    return folded(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

Needle::Needle(std::string word)
    : m_word(std::move(word))
    , m_ascii(desk::isAscii(m_word))
{
}

bool Needle::matchesAt(const char *place) const
{
    for (std::size_t i = 0; i < m_word.size(); ++i) {
        if (lowered(place[i]) != m_word[i])
            return false;
    }
    return true;
}

bool Needle::isIn(std::string_view text) const
{
    const std::size_t length = m_word.size();
    if (length == 0 || text.size() < length)
        return length == 0;
    const char *place = text.data();
    const char *const last = place + (text.size() - length);
#ifdef DESK_SSE2
    // Sixteen places at a time: where the first and the last letter fit, case aside, the word is compared.
    const __m128i caseBit = _mm_set1_epi8(0x20);
    const __m128i head = _mm_or_si128(_mm_set1_epi8(m_word.front()), caseBit);
    const __m128i tail = _mm_or_si128(_mm_set1_epi8(m_word.back()), caseBit);
    for (; place <= last; place += 16) {
        const auto *from = reinterpret_cast<const __m128i *>(place);
        const auto *to = reinterpret_cast<const __m128i *>(place + length - 1);
        const __m128i heads = _mm_cmpeq_epi8(_mm_or_si128(_mm_loadu_si128(from), caseBit), head);
        const __m128i tails = _mm_cmpeq_epi8(_mm_or_si128(_mm_loadu_si128(to), caseBit), tail);
        for (int hits = _mm_movemask_epi8(_mm_and_si128(heads, tails)); hits != 0; hits &= hits - 1) {
            const char *const hit = place + qCountTrailingZeroBits(static_cast<quint32>(hits));
            if (hit <= last && matchesAt(hit))
                return true;
        }
    }
    return false;
#else
    for (; place <= last; ++place) {
        if (matchesAt(place))
            return true;
    }
    return false;
#endif
}

} // namespace desk
