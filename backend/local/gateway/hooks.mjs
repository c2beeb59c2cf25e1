// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hooks as GoTrue calls them: a plain select as supabase_auth_admin with two seconds to answer.
import crypto from 'node:crypto';

export async function callHook(sql, name, event) {
    const [{ answer }] = await sql.begin(async (transaction) => {
        await transaction`set local statement_timeout = '2s'`;
        // As text with a cast, so that the driver does not encode the JSON a second time.
        return transaction.unsafe(`select ${name}($1::text::jsonb) as answer`, [JSON.stringify(event)]);
    });
    return answer ?? {};
}

/** Asks before an account is made; the error that the hook chose, or null when it lets the person in. */
export async function askHook(
    { hooks, project },
    { email = '', phone = '', data = {}, provider = email ? 'email' : 'phone' },
) {
    const name = project.hooks.beforeUserCreated;
    if (!name) return null;
    const { error } = await callHook(hooks, name, {
        metadata: {
            uuid: crypto.randomUUID(),
            time: new Date().toISOString(),
            name: 'before-user-created',
            ip_address: '127.0.0.1',
        },
        user: {
            id: crypto.randomUUID(),
            aud: 'authenticated',
            role: '',
            email,
            phone,
            app_metadata: { provider, providers: [provider] },
            user_metadata: data ?? {},
            identities: [],
            is_anonymous: false,
        },
    });
    return error?.message ? error : null; // an empty message counts as success
}
