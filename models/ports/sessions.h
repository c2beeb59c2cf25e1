// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where people are signed in: one's own sessions, and for admins those of the members. Who may see and end
// which is decided by the server; all of it asks for the PIN.
#pragma once

#include "models/domain/device.h"
#include "models/domain/result.h"

#include <QFuture>
#include <QList>

namespace desk {

class Sessions
{
public:
    virtual ~Sessions() = default;

    /// What this session runs on.
    virtual QFuture<Result<Done>> say(const DeviceWords &device) = 0;
    /// This one first, then the last used; at most 200.
    virtual QFuture<Result<QList<OpenSession>>> mine() = 0;
    virtual QFuture<Result<QList<OpenSession>>> ofMember(PersonId person) = 0;
    /// NotFound: it is over already, or not for me to end.
    virtual QFuture<Result<Done>> end(SessionId session) = 0;
    /// All of mine but this one. Answers how many.
    virtual QFuture<Result<int>> endOthers() = 0;
    /// All of a member. Answers how many.
    virtual QFuture<Result<int>> endAllOf(PersonId person) = 0;

    /// The authenticator apps of a member who has lost them; what he is signed in with goes on. Answers how many.
    virtual QFuture<Result<int>> removeFactorsOf(PersonId person) = 0;

    /// What happened to my access, newest first; at most 200.
    virtual QFuture<Result<QList<SecurityEvent>>> myEvents() = 0;
    /// The same of everybody in the organization.
    virtual QFuture<Result<QList<SecurityEvent>>> allEvents() = 0;
};

} // namespace desk
