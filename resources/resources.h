// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace desk {

// Registers the icons under ":/deskbell". A static library drops its own start-up code unless somebody asks
// for it, so whoever draws calls this first. Calling it twice does no harm.
void initResources();

} // namespace desk
