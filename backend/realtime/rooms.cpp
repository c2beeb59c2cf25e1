// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/realtime/rooms.h"

namespace desk::realtime {

Spoken::Spoken(const frames::UserBroadcast &said)
    : binary(frames::encodeBroadcast(said))
    , text(frames::toFrame(said))
{
}

void Rooms::enter(const Name &name, Member *member)
{
    m_rooms[name].members.push_back(member);
}

void Rooms::leave(const Name &name, Member *member)
{
    const auto room = m_rooms.find(name);
    if (room == m_rooms.end())
        return;
    std::erase(room->second.members, member);
    untrack(name, *member);
    if (room->second.members.empty())
        m_rooms.erase(room);
}

void Rooms::say(const Name &name, const frames::UserBroadcast &broadcast, const Member *except) const
{
    const auto room = m_rooms.find(name);
    if (room == m_rooms.end())
        return;
    const Spoken spoken(broadcast);
    const std::vector<Member *> members = room->second.members; // hearing may end a slow connection
    for (Member *const member : members) {
        if (member != except)
            member->hear(spoken);
    }
}

void Rooms::track(const Name &name, const Member &member, const QString &key, const QByteArray &payload)
{
    Room &room = m_rooms[name];
    tell(room, room.presence.track(member.memberId(), key, payload));
}

void Rooms::untrack(const Name &name, const Member &member)
{
    Room &room = m_rooms[name];
    tell(room, room.presence.untrack(member.memberId()));
}

QByteArray Rooms::presenceState(const Name &name) const
{
    const auto room = m_rooms.find(name);
    return room == m_rooms.end() ? QByteArray("{}") : room->second.presence.state();
}

void Rooms::tell(const Room &room, const QByteArray &diff)
{
    if (diff.isEmpty())
        return;
    const std::vector<Member *> members = room.members;
    for (Member *const member : members)
        member->hearPresence(diff);
}

} // namespace desk::realtime
