// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

// The frames of the Phoenix channel protocol as Supabase Realtime speaks it. Both ends use them: the
// program's client and the local server. Nothing here throws, blocks or keeps state; a frame that makes no
// sense is `nullopt`.
namespace desk::frames {

// Which shape text frames have: the `vsn` of the connection's address. 1.0.0 is an object, 2.0.0 an array.
enum class Vsn { V1, V2 };

// A text frame. `joinRef` and `ref` are null strings when the wire says null (or nothing). `payload` is JSON
// text, kept as it was written, so that 64-bit integers survive. Decoding guarantees that it is one bracketed
// or plain value; what is inside is checked by whoever reads it (or by isJson).
struct Frame
{
    QString joinRef;
    QString ref;
    QString topic;
    QString event;
    QByteArray payload = "{}";

    bool operator==(const Frame &) const = default;
};

// A binary broadcast: kind 3 goes to the server and carries the refs, kind 4 comes from it and has none.
// `metadata` is a JSON object or empty. `payload` is JSON text when `json` is true, otherwise bytes.
struct UserBroadcast
{
    QString joinRef;
    QString ref;
    QString topic;
    QString event;
    QByteArray metadata;
    QByteArray payload;
    bool json = true;

    bool operator==(const UserBroadcast &) const = default;
};

QByteArray encodeText(const Frame &frame, Vsn vsn);
std::optional<Frame> decodeText(QByteArrayView text, Vsn vsn);

// Kind 3 and kind 4. `nullopt` when a string or the metadata is longer than the 255 bytes that its length can
// say.
std::optional<QByteArray> encodePush(const UserBroadcast &broadcast);
std::optional<QByteArray> encodeBroadcast(const UserBroadcast &broadcast);
std::optional<UserBroadcast> decodePush(QByteArrayView bytes);
std::optional<UserBroadcast> decodeBroadcast(QByteArrayView bytes);

// Kind 0, an ordinary push in binary. Only a server meets it.
std::optional<Frame> decodeBinaryPush(QByteArrayView bytes);

// A kind 4 broadcast as the text frame that a 1.0.0 socket would have got: event `broadcast`, payload
// `{type, event, payload, meta?}`. `nullopt` when the payload is not JSON.
std::optional<Frame> toFrame(const UserBroadcast &broadcast);

// Whether these words stand in the first `span` bytes: a look that costs much less than reading, to sort out
// what is not meant.
bool hasEarly(QByteArrayView text, qsizetype span, std::string_view words);
// The whole text is one valid JSON value.
bool isJson(QByteArrayView text);
// One member of a JSON object, as it was written (numbers keep every digit). `nullopt` when it is absent.
std::optional<QByteArray> member(QByteArrayView object, QByteArrayView name);
// `"text"` with everything escaped that JSON wants escaped.
QByteArray quoted(QStringView text);

} // namespace desk::frames
