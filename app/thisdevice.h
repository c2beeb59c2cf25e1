// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this program says of the computer it runs on, so that its owner knows the session again.
#pragma once

#include "models/domain/device.h"

namespace desk {

[[nodiscard]] DeviceWords thisDevice();

} // namespace desk
