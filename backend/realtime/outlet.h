// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/realtime/claims.h"
#include "backend/realtime/rooms.h"

namespace desk::realtime {

// A channel's way to its client.
class Outlet
{
public:
    virtual ~Outlet() = default;
    virtual void send(const frames::Frame &frame) = 0;
    virtual void send(const Spoken &spoken) = 0;
    virtual const QByteArray &connectionKey() const = 0;
};

} // namespace desk::realtime
