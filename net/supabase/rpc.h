// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Calling the server's functions, and naming rows in addresses.
#pragma once

#include "models/domain/id.h"
#include "models/domain/result.h"
#include "net/http/request.h"

#include <QByteArray>
#include <QJsonObject>

namespace desk {

/// POST /rest/v1/rpc/<name>
[[nodiscard]] Request rpc(const char *name, const QJsonObject &arguments);

/// GET, for answers that may be long.
[[nodiscard]] Request readRows(const QByteArray &path);

/// Row level security let us see nothing by that id.
[[nodiscard]] inline Error noRow()
{
    return {Error::Kind::NotFound, {}, 0, QStringLiteral("no_row"), 0};
}

/// "eq.<uuid>"
template <class Tag>
[[nodiscard]] QByteArray equals(Id<Tag> id)
{
    return "eq." + id.value.toByteArray(QUuid::WithoutBraces);
}

/// "2026-01-02T03:04:05.123456Z": exact, and without a '+' that an address would turn into a space.
[[nodiscard]] QByteArray instantText(qint64 micros);

} // namespace desk
