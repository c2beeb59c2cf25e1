// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Allowed emails, verdicts and people who wait: rows to values, entries to bodies.
#pragma once

#include "models/domain/allowedemail.h"
#include "models/domain/result.h"
#include "models/ports/admission.h"

#include <QByteArray>
#include <QJsonArray>
#include <QList>

namespace desk {

Result<QList<AllowedEmail>> decodeAllowed(const QByteArray &text);
Result<QList<AllowedVerdict>> decodeVerdicts(const QByteArray &text);
Result<QList<WaitingPerson>> decodeWaiting(const QByteArray &text);
Result<Removal> decodeRemoval(const QByteArray &text);
/// One JSON value: how many sessions were ended, or an enrolment code.
Result<int> decodeCount(const QByteArray &text);
Result<QString> decodeText(const QByteArray &text);

[[nodiscard]] QJsonArray encode(const QList<AllowedEntry> &entries);

} // namespace desk
