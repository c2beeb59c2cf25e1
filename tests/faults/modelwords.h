// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the model read and answer.
#pragma once

#include "tests/support/scriptednetwork.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace desk::test {

[[nodiscard]] inline Told json(const QJsonObject &object)
{
    return Told{200, QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

[[nodiscard]] inline QByteArray textIn(const QJsonObject &body, const char *key)
{
    return body.value(QLatin1String(key)).toString().toUtf8();
}

} // namespace desk::test
