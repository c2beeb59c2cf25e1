// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/json.h"

#include "net/realtime/frames.h"

#include <algorithm>

namespace desk::frames {

bool hasEarly(QByteArrayView text, qsizetype span, std::string_view words)
{
    const std::string_view beginning(text.data(), std::size_t(std::min(text.size(), span)));
    return beginning.find(words) != std::string_view::npos;
}

bool isJson(QByteArrayView text)
{
    thread_local simdjson::dom::parser kept;
    return kept.parse(text.data(), size_t(text.size()), true).error() == simdjson::SUCCESS;
}

std::optional<QByteArray> member(QByteArrayView object, QByteArrayView name)
{
    const simdjson::padded_string padded(object.data(), size_t(object.size()));
    simdjson::ondemand::document document;
    simdjson::ondemand::value value;
    std::string_view raw;
    const std::string_view key(name.data(), size_t(name.size()));
    if (json::parser().iterate(padded).get(document) != simdjson::SUCCESS ||
        document.find_field_unordered(key).get(value) != simdjson::SUCCESS ||
        simdjson::to_json_string(value).get(raw) != simdjson::SUCCESS)
        return std::nullopt;
    return QByteArray(raw.data(), qsizetype(raw.size())).trimmed();
}

QByteArray quoted(QStringView text)
{
    constexpr char hex[] = "0123456789abcdef";
    QByteArray out = "\"";
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 0xF];
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace desk::frames
