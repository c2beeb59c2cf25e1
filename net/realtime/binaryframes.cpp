// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/frames.h"
#include "net/realtime/json.h"

#include <array>

namespace desk::frames {

namespace {

constexpr quint8 kindPush = 0;
constexpr quint8 kindUserPush = 3;
constexpr quint8 kindUserBroadcast = 4;
constexpr quint8 encodingJson = 1;

// Reads lengths first and the parts afterwards, as all kinds lay them out; going past the end is remembered,
// not done.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes)
        : m_rest(bytes)
    {
    }

    quint8 byte()
    {
        const QByteArrayView one = take(1);
        return one.isEmpty() ? quint8(0) : static_cast<quint8>(one.front());
    }
    QByteArrayView take(qsizetype length)
    {
        if (length > m_rest.size()) {
            m_good = false;
            return {};
        }
        const QByteArrayView part = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return part;
    }
    QString text(qsizetype length)
    {
        const QByteArrayView part = take(length);
        return json::toQString({part.data(), size_t(part.size())});
    }
    QByteArray rest() { return take(m_rest.size()).toByteArray(); }
    bool good() const { return m_good; }

private:
    QByteArrayView m_rest;
    bool m_good = true;
};

template <size_t Count>
std::optional<QByteArray> laidOut(quint8 kind, const std::array<QByteArray, Count> &parts,
                                  const UserBroadcast &broadcast)
{
    QByteArray out(1, char(kind));
    for (const QByteArray &part : parts) {
        if (part.size() > 255)
            return std::nullopt;
        out += char(part.size());
    }
    out += char(broadcast.json ? encodingJson : 0);
    for (const QByteArray &part : parts)
        out += part;
    return out + broadcast.payload;
}

// An empty ref on the wire means that there is none.
QString orNull(const QString &ref)
{
    return ref.isEmpty() ? QString() : ref;
}

} // namespace

std::optional<QByteArray> encodePush(const UserBroadcast &broadcast)
{
    const std::array<QByteArray, 5> parts{broadcast.joinRef.toUtf8(), broadcast.ref.toUtf8(),
                                          broadcast.topic.toUtf8(), broadcast.event.toUtf8(),
                                          broadcast.metadata};
    return laidOut(kindUserPush, parts, broadcast);
}

std::optional<QByteArray> encodeBroadcast(const UserBroadcast &broadcast)
{
    const std::array<QByteArray, 3> parts{broadcast.topic.toUtf8(), broadcast.event.toUtf8(),
                                          broadcast.metadata};
    return laidOut(kindUserBroadcast, parts, broadcast);
}

std::optional<UserBroadcast> decodePush(QByteArrayView bytes)
{
    Reader reader(bytes);
    if (reader.byte() != kindUserPush)
        return std::nullopt;
    std::array<qsizetype, 5> lengths{};
    for (qsizetype &length : lengths)
        length = reader.byte();
    UserBroadcast broadcast;
    broadcast.json = reader.byte() == encodingJson;
    broadcast.joinRef = orNull(reader.text(lengths[0]));
    broadcast.ref = orNull(reader.text(lengths[1]));
    broadcast.topic = reader.text(lengths[2]);
    broadcast.event = reader.text(lengths[3]);
    broadcast.metadata = reader.take(lengths[4]).toByteArray();
    broadcast.payload = reader.rest();
    return reader.good() ? std::optional(broadcast) : std::nullopt;
}

std::optional<UserBroadcast> decodeBroadcast(QByteArrayView bytes)
{
    Reader reader(bytes);
    if (reader.byte() != kindUserBroadcast)
        return std::nullopt;
    std::array<qsizetype, 3> lengths{};
    for (qsizetype &length : lengths)
        length = reader.byte();
    UserBroadcast broadcast;
    broadcast.json = reader.byte() == encodingJson;
    broadcast.topic = reader.text(lengths[0]);
    broadcast.event = reader.text(lengths[1]);
    broadcast.metadata = reader.take(lengths[2]).toByteArray();
    broadcast.payload = reader.rest();
    return reader.good() ? std::optional(broadcast) : std::nullopt;
}

std::optional<Frame> decodeBinaryPush(QByteArrayView bytes)
{
    Reader reader(bytes);
    if (bytes.isEmpty() || reader.byte() != kindPush)
        return std::nullopt;
    std::array<qsizetype, 4> lengths{};
    for (qsizetype &length : lengths)
        length = reader.byte();
    Frame frame;
    frame.joinRef = orNull(reader.text(lengths[0]));
    frame.ref = orNull(reader.text(lengths[1]));
    frame.topic = reader.text(lengths[2]);
    frame.event = reader.text(lengths[3]);
    frame.payload = reader.rest();
    return reader.good() ? std::optional(frame) : std::nullopt;
}

} // namespace desk::frames
