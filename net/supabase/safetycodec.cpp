// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/supabase/safetycodec.h"

#include "net/supabase/json.h"

#include <algorithm>

namespace desk {

/// Found by Fields through the value's own namespace.
static bool read(json::Element value, IdleMinutes &out)
{
    json::Fields fields(value, "idle");
    fields.need("admin", out.admin).need("manager", out.manager);
    fields.need("staff", out.staff).need("client", out.client);
    return fields.ok();
}

Result<SafetySettings> decodeSafety(const QByteArray &text)
{
    json::Reader reader;
    const auto root = reader.parse(text);
    if (!root)
        return root.error();
    SafetySettings settings;
    json::Fields fields(root.value(), "organization_security");
    fields.need("second_factor", settings.factorDemanded).need("idle", settings.idle);
    if (!fields.ok())
        return fields.error();
    // As for the account: no desk is open for longer than an admin may choose.
    for (const Role role : IdleRoles)
        settings.idle.of(role) = std::clamp(settings.idle.of(role), LeastIdleMinutes, MostIdleMinutes);
    return settings;
}

} // namespace desk
