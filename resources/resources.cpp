// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/resources.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a global function, so it has to stand outside every namespace.
static void registerIcons()
{
    Q_INIT_RESOURCE(resources);
}

namespace desk {

void initResources()
{
    registerIcons();
}

} // namespace desk
