// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody new, by whatever way in: the switches, the hook, the row, and the code that proves the address.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { askHook } from '../gateway/hooks.mjs';
import { freshCode, hashOf } from './codes.mjs';
import { insertPerson } from './create.mjs';
import { sendCode } from './messages.mjs';
import { hashPassword } from './passwords.mjs';
import { findPerson } from './people.mjs';

export const closed = ({ knobs }) =>
    knobs.signup_enabled ? null : authError(422, 'signup_disabled', 'Signups not allowed for this instance');

/**
 * Makes the person of `address` ({email} or {phone}) when there is none, and sends the code. Somebody who is there
 * and has not confirmed gets a new code and nothing else: who asks now may be somebody other. `{id}` or `{refusal}`.
 */
export async function signUp(context, address, { password, data }) {
    const known = await findPerson(context.sql, address);
    const made = known ?? (await make(context, address, password, data ?? {}));
    if (made.refusal) return made;
    const [kind] = Object.keys(address);
    const autoconfirm = kind === 'email' ? context.knobs.mail_autoconfirm : context.knobs.sms_autoconfirm;
    if (autoconfirm) {
        await confirm(context.sql, made.id, kind);
        return { id: made.id, confirmed: true };
    }
    const sent =
        kind === 'email'
            ? await sendConfirmation(context, made.id, address.email)
            : await sendCode(context, made.id, address.phone, 'confirmation');
    return sent?.refusal ? sent : { id: made.id };
}

async function make(context, address, password, data) {
    const refusal = await askHook(context, { ...address, data });
    if (refusal) return { refusal: authError(refusal.http_code ?? 500, 'unknown', refusal.message) };
    const hash = await hashPassword(context.sql, password);
    const id = crypto.randomUUID();
    const said = { ...data, sub: id, ...address, email_verified: false, phone_verified: false };
    try {
        return { id: await context.sql.begin((sql) => insertPerson(sql, { id, ...address, hash, data: said })) };
    } catch (error) {
        const asTwice = '23505'; // somebody asked twice at once: the other request made the person
        if (error.code !== asTwice) throw error;
        return findPerson(context.sql, address);
    }
}

export async function sendConfirmation({ sql, project, app }, id, email) {
    const code = freshCode(project.auth.email.otp_length);
    const hash = hashOf(email, code);
    await sql`
        update auth.users set confirmation_token = ${hash}, confirmation_sent_at = now(), updated_at = now() where id = ${id}`;
    await app._mailer.sendConfirmation(email, hash, code);
}

/** The address of `kind` belongs to the person from now on. */
export async function confirm(sql, id, kind) {
    const column = `${kind}_confirmed_at`;
    const verified = { [`${kind}_verified`]: true };
    await sql`
        update auth.users set ${sql(column)} = coalesce(${sql(column)}, now()), confirmation_token = null, updated_at = now(),
            raw_user_meta_data = coalesce(raw_user_meta_data, '{}') || ${sql.json(verified)}
        where id = ${id}`;
    await sql`
        update auth.identities set identity_data = identity_data || ${sql.json(verified)}, updated_at = now()
        where user_id = ${id} and provider = ${kind}`;
}
