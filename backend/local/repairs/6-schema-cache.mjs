// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 6. It never looks at the schema a second time; PostgREST does on NOTIFY pgrst, which
// migrations send after they changed something.
export async function followSchema(connection) {
    await connection.driver.listen('pgrst', (payload) => {
        if (payload === '' || payload.startsWith('reload schema')) return connection.clearSchemaCache();
    });
}
