// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PUT /user: data, password, a new address, a new number.
import { mergeMetadata } from './admin-users.mjs';
import { callerOf } from './caller.mjs';
import { sendEmailChange } from './email-change.mjs';
import { sendCode } from './messages.mjs';
import { changePassword } from './passwords.mjs';
import { findPerson, userJson } from './people.mjs';
import { checkChanges } from './user-checks.mjs';

export async function changeMe(context, call, next) {
    if (call.path !== '/auth/v1/user' || call.method !== 'PUT') return next(call);
    const caller = await callerOf(context, call, next);
    if (caller.refusal) return caller.refusal;
    const wanted = await checkChanges(context, caller, call.json() ?? {});
    if (wanted.refusal) return wanted.refusal;
    const { row, session } = caller;
    const { sql } = context;
    await sql.begin(async (transaction) => {
        if (wanted.password !== undefined)
            await changePassword(transaction, row.id, wanted.password, session?.id ?? null);
        if (wanted.data) await mergeMetadata(transaction, row.id, 'raw_user_meta_data', wanted.data);
    });
    if (wanted.email) await sendEmailChange(context, row, wanted.email);
    if (wanted.phone) {
        await sql`update auth.users set phone_change = ${wanted.phone} where id = ${row.id}`;
        const { refusal } = await sendCode(context, row.id, wanted.phone, 'phone_change');
        if (refusal) return refusal;
    }
    return Response.json(await userJson(sql, await findPerson(sql, { id: row.id })));
}
