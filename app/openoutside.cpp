// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/openoutside.h"

#include "ui/text/links.h"

#include <QDesktopServices>

namespace desk {

void openOutside(const QUrl &url)
{
    if (isOpenable(url))
        QDesktopServices::openUrl(url);
}

} // namespace desk
