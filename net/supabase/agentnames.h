// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names that a client may know besides his own: pull() brings memberships, and of those only his.
#pragma once

#include "models/ports/backend.h"
#include "net/http/httpclient.h"

namespace desk {

/// Everybody whose name this session may read, each with Role::Unknown. The reader is one of them, so an
/// empty list means that the session may read nothing.
[[nodiscard]] QFuture<Result<QList<Person>>> readNames(HttpClient &http, QObject *context,
                                                       const QList<Person> &before = {});

/// The page with these people in front of it, but for `me` and whoever it brings itself: a name alone must
/// not take the place of a membership.
[[nodiscard]] PullPage withNames(PullPage page, const QList<Person> &named, PersonId me);

} // namespace desk
