// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What net writes into the log: verbs, paths, states and times. Never tokens, codes, PINs, texts or addresses
// of people; redacted() is the last fence for words that come from a server, its error symbols included.
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace desk {

Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logAuth)
Q_DECLARE_LOGGING_CATEGORY(logLive)

/// At most 300 characters of one line; credentials, addresses, quoted texts and long digit runs taken out.
[[nodiscard]] QString redacted(const QString &foreign);
/// The same for an error symbol. The five characters of an SQLSTATE ("42501") stay: they only look like a
/// code.
[[nodiscard]] QString redactedSymbol(const QString &foreign);

} // namespace desk
