// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sync pill says: the connection, and what of one's own is not on the server yet. One rule for every
// window, so that no two of them disagree.
#pragma once

#include "ui/widgets/syncpill.h"

namespace desk {

class Desk;
class Sync;

[[nodiscard]] SyncWords syncWords(const Sync &sync, const Desk &desk);

} // namespace desk
