// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and security events: rows to values.
#pragma once

#include "models/domain/device.h"
#include "models/domain/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace desk {

Result<QList<OpenSession>> decodeSessions(const QByteArray &text);
Result<QList<SecurityEvent>> decodeEvents(const QByteArray &text);

[[nodiscard]] QJsonObject encode(const DeviceWords &device);

} // namespace desk
