// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Handing an address to the desktop.
#pragma once

#include <QUrl>

namespace desk {

/// Only what isOpenable() allows. For foreign text: the window has shown the true host and asked before.
void openOutside(const QUrl &url);

} // namespace desk
