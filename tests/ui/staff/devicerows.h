// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and events as a server would answer them.
#pragma once

#include "models/domain/device.h"

namespace desk::test {

inline OpenSession openSession(const char *device, Instant now, bool current = false)
{
    OpenSession one;
    one.id = SessionId::create();
    one.device = QString::fromUtf8(device);
    if (*device) {
        one.system = QStringLiteral("Debian GNU/Linux 12 (bookworm)");
        one.version = QStringLiteral("0.9.0");
    }
    one.place = QStringLiteral("203.0.113.7");
    one.since = Instant{now.micros - 86'400'000'000};
    one.lastUsed = current ? now : Instant{now.micros - 5'000'000'000};
    one.pin = current ? OpenSession::Pin::Open : OpenSession::Pin::Locked;
    one.current = current;
    return one;
}

inline SecurityEvent happened(SecurityEvent::Kind kind, PersonId person, const char *name, Instant at)
{
    SecurityEvent one;
    one.at = at;
    one.kind = kind;
    one.person = person;
    one.name = QString::fromUtf8(name);
    one.device = QStringLiteral("ana-laptop");
    one.oldRole = Role::Client;
    one.newRole = Role::Staff;
    one.bySelf = true;
    return one;
}

} // namespace desk::test
