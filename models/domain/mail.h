// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A mail as the local stack's mail box keeps it. Only demo mode reads mails.
#pragma once

#include "models/domain/instant.h"

#include <QString>
#include <QUrl>

namespace desk {

struct Mail
{
    QString to;
    QString subject;
    QString text;
    Instant at;

    bool operator==(const Mail &) const = default;
};

} // namespace desk
