// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// sign_in_services(): where organizations have services of their own.
#pragma once

#include "models/domain/result.h"

#include <QByteArray>
#include <QList>

namespace desk {

struct NamedService
{
    QString organization;
    QString name;
    QString url; ///< as the server says it, unchecked

    bool operator==(const NamedService &) const = default;
};

/// At most as many as a page can show.
Result<QList<NamedService>> decodeServices(const QByteArray &text);

} // namespace desk
