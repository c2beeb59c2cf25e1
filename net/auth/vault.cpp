// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/vault.h"

namespace desk {

Identity::Keeping keepingFor(const Error &error)
{
    if (error.code == QLatin1String(vaultcode::None))
        return Identity::Keeping::MemoryNoKeychain;
    if (error.code == QLatin1String(vaultcode::Locked))
        return Identity::Keeping::MemoryLocked;
    return Identity::Keeping::MemoryRefused;
}

} // namespace desk
