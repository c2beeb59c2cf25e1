// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/frames.h"

#include "net/realtime/json.h"

namespace desk::frames {

namespace {

QByteArray refOrNull(const QString &ref)
{
    return ref.isNull() ? QByteArray("null") : quoted(ref);
}

// A ref is a string or null; some clients send plain numbers, and the official server takes them.
bool readRef(simdjson::ondemand::value value, QString &ref)
{
    std::string_view text;
    bool isNull = false;
    if (value.is_null().get(isNull) == simdjson::SUCCESS && isNull) {
        ref = QString();
        return true;
    }
    if (value.get_string().get(text) == simdjson::SUCCESS) {
        ref = json::toQString(text);
        return true;
    }
    int64_t number = 0;
    if (value.get_int64().get(number) != simdjson::SUCCESS)
        return false;
    ref = QString::number(qlonglong(number));
    return true;
}

bool readText(simdjson::ondemand::value value, QString &out)
{
    std::string_view text;
    if (value.get_string().get(text) != simdjson::SUCCESS)
        return false;
    out = json::toQString(text);
    return true;
}

bool readPayload(simdjson::ondemand::value value, QByteArray &payload)
{
    std::string_view raw;
    if (simdjson::to_json_string(value).get(raw) != simdjson::SUCCESS)
        return false;
    payload = QByteArray(raw.data(), qsizetype(raw.size())).trimmed();
    return !payload.isEmpty();
}

bool readPart(int position, simdjson::ondemand::value value, Frame &frame)
{
    switch (position) {
    case 0:
        return readRef(value, frame.joinRef);
    case 1:
        return readRef(value, frame.ref);
    case 2:
        return readText(value, frame.topic);
    case 3:
        return readText(value, frame.event);
    case 4:
        return readPayload(value, frame.payload);
    default:
        return false;
    }
}

bool readArray(simdjson::ondemand::document &document, Frame &frame)
{
    simdjson::ondemand::array parts;
    if (document.get_array().get(parts) != simdjson::SUCCESS)
        return false;
    int position = 0;
    for (auto part : parts) {
        simdjson::ondemand::value value;
        if (part.get(value) != simdjson::SUCCESS || !readPart(position++, value, frame))
            return false;
    }
    return position == 5;
}

int positionOf(std::string_view key)
{
    constexpr std::string_view names[] = {"join_ref", "ref", "topic", "event", "payload"};
    for (int i = 0; i < 5; ++i) {
        if (names[i] == key)
            return i;
    }
    return -1;
}

bool readObject(simdjson::ondemand::document &document, Frame &frame)
{
    simdjson::ondemand::object object;
    if (document.get_object().get(object) != simdjson::SUCCESS)
        return false;
    unsigned seen = 0;
    for (auto member : object) {
        std::string_view key;
        simdjson::ondemand::value value;
        if (member.unescaped_key().get(key) != simdjson::SUCCESS)
            return false;
        const int position = positionOf(key);
        if (member.value().get(value) != simdjson::SUCCESS)
            return false;
        if (position < 0)
            continue;
        if (!readPart(position, value, frame))
            return false;
        seen |= 1U << position;
    }
    return (seen & 0b11100U) == 0b11100U; // topic, event and payload; refs may be left out
}

} // namespace

QByteArray encodeText(const Frame &frame, Vsn vsn)
{
    QByteArray out;
    out.reserve(frame.payload.size() + 128);
    if (vsn == Vsn::V2) {
        out += '[' + refOrNull(frame.joinRef) + ',' + refOrNull(frame.ref) + ',' + quoted(frame.topic) + ',';
        out += quoted(frame.event) + ',' + frame.payload + ']';
        return out;
    }
    out += "{\"topic\":" + quoted(frame.topic) + ",\"event\":" + quoted(frame.event);
    out += ",\"payload\":" + frame.payload + ",\"ref\":" + refOrNull(frame.ref);
    out += ",\"join_ref\":" + refOrNull(frame.joinRef) + '}';
    return out;
}

std::optional<Frame> decodeText(QByteArrayView text, Vsn vsn)
{
    const simdjson::padded_string padded(text.data(), size_t(text.size()));
    simdjson::ondemand::document document;
    if (json::parser().iterate(padded).get(document) != simdjson::SUCCESS)
        return std::nullopt;
    Frame frame;
    const bool read = vsn == Vsn::V2 ? readArray(document, frame) : readObject(document, frame);
    // Anything after the value makes it garbage; at the end there is no location any more.
    if (!read || document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        return std::nullopt;
    return frame;
}

std::optional<Frame> toFrame(const UserBroadcast &broadcast)
{
    if (!broadcast.json)
        return std::nullopt;
    Frame frame{{}, {}, broadcast.topic, QStringLiteral("broadcast"), {}};
    frame.payload = "{\"type\":\"broadcast\",\"event\":" + quoted(broadcast.event) + ",\"payload\":";
    frame.payload += broadcast.payload;
    if (!broadcast.metadata.isEmpty())
        frame.payload += ",\"meta\":" + broadcast.metadata;
    frame.payload += '}';
    return frame;
}

} // namespace desk::frames
