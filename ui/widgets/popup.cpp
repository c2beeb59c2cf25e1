// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popup.h"

#include <QAbstractButton>
#include <QMenu>

namespace desk {

void popUpUnder(const QAbstractButton *button, QMenu *menu)
{
    menu->ensurePolished();
    const bool mirrored = button->layoutDirection() == Qt::RightToLeft;
    const int x = mirrored ? button->width() - menu->sizeHint().width() : 0;
    menu->popup(button->mapToGlobal(QPoint(x, button->height() + 2)));
}

} // namespace desk
