// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/json.h"

#include "models/domain/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace desk::json {

namespace {

constexpr std::size_t MaxDepth = 64;

/// Value of a hexadecimal digit; NoDigit for everything else.
constexpr unsigned NoDigit = 0x100;
constexpr auto HexDigits = [] {
    std::array<unsigned short, 256> table{};
    for (unsigned c = 0; c < 256; ++c)
        table[c] = static_cast<unsigned short>(c >= '0' && c <= '9'   ? c - '0'
                                               : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                                      : NoDigit);
    return table;
}();

/// Digits at `at`, exactly `count`; -1 when they are not.
int number(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size())
        return -1;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Days since 1970 of a date of the proleptic Gregorian calendar (Howard Hinnant's formula).
qint64 daysFrom(int year, int month, int day)
{
    year -= month <= 2 ? 1 : 0;
    const qint64 era = (year >= 0 ? year : year - 399) / 400;
    const qint64 ofEra = year - era * 400;
    const qint64 ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719468;
}

/// `.123456` at `at`; moves `at` behind it. More than six digits are cut.
bool readFraction(std::string_view text, std::size_t &at, qint64 &micros)
{
    if (at >= text.size() || text[at] != '.')
        return true;
    qint64 unit = 100000;
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
        micros += (text[at] - '0') * unit;
    return at > first;
}

/// `Z`, `+00`, `+00:00`, `-0330`; nothing means UTC.
bool readOffset(std::string_view text, std::size_t at, qint64 &seconds)
{
    if (at == text.size() || (text[at] == 'Z' && at + 1 == text.size()))
        return true;
    const int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
    const int hours = number(text, at + 1, 2);
    at += 3;
    if (sign == 0 || hours < 0)
        return false;
    if (at < text.size() && text[at] == ':')
        ++at;
    const int minutes = at == text.size() ? 0 : number(text, at, 2);
    if (minutes < 0 || (at != text.size() && at + 2 != text.size()))
        return false;
    seconds = sign * (hours * 3600LL + minutes * 60LL);
    return true;
}

} // namespace

Result<Element> Reader::parse(const QByteArray &text)
{
    Element element;
    const auto size = std::max<std::size_t>(static_cast<std::size_t>(text.size()), 4096);
    if (m_parser.capacity() < size && m_parser.allocate(size, MaxDepth) != simdjson::SUCCESS)
        return garbled(QStringLiteral("no memory for a document"));
    // The parser looks a few bytes beyond the end. Left to itself it would take new memory for each document.
    m_padded.resize(size + simdjson::SIMDJSON_PADDING);
    std::copy(text.begin(), text.end(), m_padded.begin());
    const auto problem =
        m_parser.parse(m_padded.data(), static_cast<std::size_t>(text.size()), false).get(element);
    if (problem != simdjson::SUCCESS)
        return garbled(QString::fromLatin1(simdjson::error_message(problem)));
    return element;
}

Result<Array> Reader::parseList(const QByteArray &text)
{
    const auto root = parse(text);
    if (!root)
        return root.error();
    Array rows;
    if (root.value().get_array().get(rows) != simdjson::SUCCESS)
        return garbled(QStringLiteral("(no list)"));
    return rows;
}

Error garbled(const QString &what)
{
    return Error{Error::Kind::Garbled, what, 0, {}, 0};
}

bool read(Element value, std::string_view &out)
{
    return value.is_null() || value.get_string().get(out) == simdjson::SUCCESS;
}

bool read(Element value, QString &out)
{
    std::string_view text;
    if (!read(value, text))
        return false;
    out = textOf(text);
    return true;
}

bool read(Element value, bool &out)
{
    return value.is_null() || value.get_bool().get(out) == simdjson::SUCCESS;
}

bool read(Element value, qint64 &out)
{
    std::int64_t number = 0;
    std::string_view text;
    if (value.is_null())
        return true;
    if (value.get_int64().get(number) == simdjson::SUCCESS) {
        out = number;
        return true;
    }
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return false;
    const char *end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    out = number;
    return parsed.ec == std::errc() && parsed.ptr == end;
}

bool read(Element value, qint32 &out)
{
    qint64 wide = out;
    if (!read(value, wide) || wide < std::numeric_limits<qint32>::min() ||
        wide > std::numeric_limits<qint32>::max())
        return false;
    out = static_cast<qint32>(wide);
    return true;
}

bool read(Element value, QUuid &out)
{
    std::string_view text;
    return value.is_null() || (value.get_string().get(text) == simdjson::SUCCESS && parseUuid(text, out));
}

bool readInstant(Element value, qint64 &micros)
{
    std::string_view text;
    return value.is_null() ||
           (value.get_string().get(text) == simdjson::SUCCESS && parseInstant(text, micros));
}

bool parseInstant(std::string_view text, qint64 &micros)
{
    if (text.size() < 19 || text.size() > 40 || text[4] != '-' || text[7] != '-' || text[13] != ':' ||
        text[16] != ':' || (text[10] != 'T' && text[10] != ' '))
        return false;
    const int year = number(text, 0, 4), month = number(text, 5, 2), day = number(text, 8, 2);
    const int hour = number(text, 11, 2), minute = number(text, 14, 2), second = number(text, 17, 2);
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 24 || minute < 0 ||
        minute > 59 || second < 0 || second > 60)
        return false;
    std::size_t at = 19;
    qint64 fraction = 0, offset = 0;
    if (!readFraction(text, at, fraction) || !readOffset(text, at, offset))
        return false;
    const qint64 seconds = daysFrom(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    micros = seconds * 1000000 + fraction;
    return true;
}

bool parseUuid(std::string_view text, QUuid &out)
{
    constexpr std::array<unsigned char, 16> places{0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34};
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return false;
    std::array<uchar, 16> bytes{};
    unsigned seen = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const unsigned high = HexDigits[static_cast<uchar>(text[places[i]])];
        const unsigned low = HexDigits[static_cast<uchar>(text[places[i] + 1U])];
        seen |= high | low;
        bytes[i] = static_cast<uchar>(high << 4 | low);
    }
    if (seen >= NoDigit)
        return false;
    const auto at16 = [&](std::size_t i) { return static_cast<ushort>(bytes[i] << 8 | bytes[i + 1]); };
    out = QUuid(static_cast<uint>(at16(0)) << 16 | at16(2), at16(4), at16(6), bytes[8], bytes[9], bytes[10],
                bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]);
    return !out.isNull(); // to us that one means nobody, and no row has it
}

Fields::Fields(Element element, const char *what)
    : m_what(what)
{
    m_isObject = element.get_object().get(m_object) == simdjson::SUCCESS;
    if (!m_isObject)
        m_failed = "(no object)";
}

bool Fields::find(const char *name, Element &out) const
{
    return m_isObject && m_object.at_key(name).get(out) == simdjson::SUCCESS;
}

void Fields::fail(const char *name)
{
    m_failed = name;
}

Error Fields::error() const
{
    return garbled(QLatin1String(m_what) % QStringLiteral(": ") % QLatin1String(m_failed ? m_failed : ""));
}

} // namespace desk::json
