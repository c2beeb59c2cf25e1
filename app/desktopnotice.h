// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calling somebody who looks elsewhere.
#pragma once

#include <QString>

class QWidget;

namespace desk {

/// Does nothing while one of our windows has the keyboard. Otherwise `window` asks for attention, and the
/// desktop shows `text`, where anybody who passes by can read it: it says that something is there, not what.
void callFor(QWidget *window, const QString &text);

} // namespace desk
