// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Over whatever page is shown: somebody did something to this person's access. Stays until it was looked at
// or put away; hidden otherwise.
#pragma once

#include "models/domain/device.h"
#include "ui/widgets/banner.h"

namespace desk {

class SecurityNews;

class AccessBanner final : public Banner
{
    Q_OBJECT

public:
    AccessBanner(const Theme &theme, QWidget *parent = nullptr);

    /// Newest first. What is shown already counts as well.
    void tell(const QList<SecurityEvent> &events);

Q_SIGNALS:
    void showRequested();

private:
    void put();

    int m_count = 0;
};

} // namespace desk
