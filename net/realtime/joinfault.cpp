// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/realtime/joinfault.h"

#include <QStringView>

#include <array>

namespace desk {

namespace {

struct Known
{
    const char *words;
    JoinFault fault;
};

constexpr std::array known{
    Known{"InvalidJWTToken", JoinFault::Token},
    Known{"InvalidJWTExpiration", JoinFault::Token},
    Known{"MalformedJWT", JoinFault::Token},
    Known{"JwtSignatureError", JoinFault::Token},
    Known{"JwtSignerError", JoinFault::Token},
    Known{"Token has expired", JoinFault::Token},
    Known{"Unauthorized", JoinFault::Forbidden},
    Known{"PrivateOnly", JoinFault::Forbidden},
    Known{"ChannelRateLimitReached", JoinFault::Quota},
    Known{"ConnectionRateLimitReached", JoinFault::Quota},
    Known{"ClientJoinRateLimitReached", JoinFault::Quota},
    Known{"Too many ", JoinFault::Quota},
    Known{"TenantNotFound", JoinFault::Config},
    Known{"RealtimeDisabledForTenant", JoinFault::Config},
    Known{"RealtimeDisabledForConfiguration", JoinFault::Config},
    Known{"TopicNameRequired", JoinFault::Config},
    Known{"Unable to subscribe to changes with given parameters", JoinFault::Config},
    Known{"Error parsing `filter`", JoinFault::Config},
};

} // namespace

JoinFault joinFaultOf(const QString &reason)
{
    for (const Known &one : known) {
        if (reason.startsWith(QLatin1String(one.words)))
            return one.fault;
    }
    return JoinFault::Transient;
}

} // namespace desk
