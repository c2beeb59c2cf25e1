// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which window a person gets: the team's, or the client's.
#pragma once

#include "ui/shell/staffparts.h"

#include <QWidget>

#include <memory>

namespace desk {

class Workspace;

/// The window's wishes (lock, sign out) come out of `workspace`.
std::unique_ptr<QWidget> makeShell(StaffParts parts, Workspace &workspace);

} // namespace desk
