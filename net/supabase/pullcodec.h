// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of pull(): one page of everything that changed for me (backend/supabase, docs/architecture.md).
#pragma once

#include "models/ports/backend.h"

#include <QByteArray>

namespace desk {

/// `asked` is the cursor that was sent; a page that says "more" and stands still is Garbled. Where a
/// generation begins and ends is said by `reset` and `more`; who applies the pages acts on it (models/sync).
Result<PullPage> decodePull(const QByteArray &asked, const QByteArray &text);

} // namespace desk
