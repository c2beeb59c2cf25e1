// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who the door asks.
#pragma once

#include "models/ports/factors.h"
#include "models/ports/identity.h"
#include "models/ports/ownservice.h"
#include "models/ports/registration.h"

namespace desk {

struct DoorPorts
{
    Identity &identity;
    Registration &registration;
    OwnService &service;
    Factors &factors;
};

} // namespace desk
