// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A menu below its button. QPushButton and QToolButton run an event loop of their own while their menu is
// open; this one does not, so that a window may be locked or closed meanwhile.
#pragma once

class QAbstractButton;
class QMenu;

namespace desk {

/// At the start of the button's lower edge, in the direction of its layout; the first choice has the
/// keyboard.
void popUpUnder(const QAbstractButton *button, QMenu *menu);

} // namespace desk
