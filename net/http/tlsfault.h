// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a server's certificate was not believed. Never a question to the person: nobody can answer it well. It
// is a reason, and ui/text/errortext.cpp has a sentence for each.
#pragma once

#include <QList>
#include <QSslError>
#include <QString>

namespace desk {

/// tls_expired, tls_early, tls_name, tls_untrusted or tls_revoked; tls: something else. The first that a
/// person can do something about decides.
[[nodiscard]] QString tlsFaultOf(const QList<QSslError> &errors);

} // namespace desk
