// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hooks as GoTrue calls them: a plain select as supabase_auth_admin with two seconds to answer.
export async function callHook(sql, name, event) {
    const [{ answer }] = await sql.begin(async (transaction) => {
        await transaction`set local statement_timeout = '2s'`;
        // As text with a cast, so that the driver does not encode the JSON a second time.
        return transaction.unsafe(`select ${name}($1::text::jsonb) as answer`, [JSON.stringify(event)]);
    });
    return answer ?? {};
}
