// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 1. On the first request it runs GRANT ALL on every schema that has row level
// security, which undoes the grants of the migrations: a client could then set its own role. It believes that this
// is done when its state says "active"; the grants are those of platform/*.sql and of the migrations alone.
export function keepGrants(connection) {
    connection.rlsState = 'active';
}
