// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One frame as the protocol's two ends read it: text in both shapes, and binary.
#include "net/realtime/frames.h"

#include "tests/fuzz/fuzz.h"

using namespace desk::frames;
using namespace desk::fuzz;

namespace {

void readText(const QByteArray &bytes, Vsn vsn)
{
    const auto frame = decodeText(bytes, vsn);
    if (!frame)
        return;
    require(!frame->topic.isNull() && !frame->event.isNull(), "a frame has a topic and an event");
    require(!frame->payload.isEmpty(), "a frame has a payload");
    (void)member(frame->payload, "data");
    if (!isJson(frame->payload))
        return; // whoever reads it refuses it
    for (const Vsn other : {Vsn::V1, Vsn::V2}) {
        const QByteArray written = encodeText(*frame, other);
        require(isJson(written), "what is written is JSON");
        require(decodeText(written, other) == frame, "what was written is read again");
    }
}

void readBroadcast(const UserBroadcast &broadcast)
{
    const auto written = encodeBroadcast(broadcast);
    require(written && decodeBroadcast(*written) == UserBroadcast{{},
                                                                  {},
                                                                  broadcast.topic,
                                                                  broadcast.event,
                                                                  broadcast.metadata,
                                                                  broadcast.payload,
                                                                  broadcast.json},
            "a binary broadcast that was written is read again");
    const auto text = toFrame(broadcast);
    require(text.has_value() == broadcast.json, "only JSON becomes text");
    if (!text || !isJson(broadcast.payload) || !(broadcast.metadata.isEmpty() || isJson(broadcast.metadata)))
        return;
    require(isJson(text->payload), "a broadcast as text is JSON");
    const auto inside = member(text->payload, "payload");
    require(inside && *inside == broadcast.payload.trimmed(), "a broadcast as text holds the same payload");
}

/// Bytes that are no UTF-8 become replacement characters, which are longer: such a frame cannot be written
/// again.
bool isUtf8(const QByteArray &bytes, const UserBroadcast &broadcast)
{
    for (const QString &text : {broadcast.joinRef, broadcast.ref, broadcast.topic, broadcast.event}) {
        if (!bytes.contains(text.toUtf8()) || text.contains(QChar::ReplacementCharacter))
            return false;
    }
    return true;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readText(bytes, Vsn::V1);
    readText(bytes, Vsn::V2);
    if (const auto broadcast = decodeBroadcast(bytes)) {
        const bool isExact = bytes[4] == 1 && isUtf8(bytes, *broadcast); // all other encodings are one to us
        require(!isExact || encodeBroadcast(*broadcast) == bytes, "binary is read without loss");
        if (isUtf8(bytes, *broadcast))
            readBroadcast(*broadcast);
    }
    if (const auto push = decodePush(bytes); push && isUtf8(bytes, *push)) {
        const auto written = encodePush(*push);
        require(written && decodePush(*written) == push, "a binary push that was written is read again");
        readBroadcast(*push);
    }
    (void)decodeBinaryPush(bytes);
    require(!hasEarly(bytes, 0, "x"), "nothing is found in no bytes");
    return 0;
}
