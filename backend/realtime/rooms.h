// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/presence.h"
#include "net/realtime/frames.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace desk::realtime {

// A broadcast on its way to many, encoded once.
struct Spoken
{
    explicit Spoken(const frames::UserBroadcast &said);

    std::optional<QByteArray> binary;  // kind 4; none when a name is longer than it can say
    std::optional<frames::Frame> text; // none when the payload is not JSON
};

// Whoever is in a room.
class Member
{
public:
    virtual ~Member() = default;
    virtual void hear(const Spoken &spoken) = 0;
    virtual void hearPresence(const QByteArray &diff) = 0;
    virtual quint64 memberId() const = 0;
};

// Rooms by topic. A private and a public room of the same name are two rooms.
class Rooms
{
public:
    struct Name
    {
        QString topic; // with "realtime:"
        bool isPrivate = false;
        bool operator<(const Name &other) const
        {
            return std::tie(topic, isPrivate) < std::tie(other.topic, other.isPrivate);
        }
    };

    void enter(const Name &name, Member *member);
    void leave(const Name &name, Member *member);

    // To everyone in the room but `except` (which may be nullptr).
    void say(const Name &name, const frames::UserBroadcast &broadcast, const Member *except) const;

    void track(const Name &name, const Member &member, const QString &key, const QByteArray &payload);
    void untrack(const Name &name, const Member &member);
    QByteArray presenceState(const Name &name) const;

private:
    struct Room
    {
        std::vector<Member *> members;
        Presence presence;
    };
    static void tell(const Room &room, const QByteArray &diff);

    std::map<Name, Room> m_rooms;
};

} // namespace desk::realtime
