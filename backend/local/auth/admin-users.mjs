// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// /admin/users: list, make, change, remove.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { isUuid } from '../gateway/forms.mjs';
import { readEmail, readPhone } from './addresses.mjs';
import { insertPerson, randomPassword, setIdentity } from './create.mjs';
import { changePassword, hashPassword, judgePassword } from './passwords.mjs';
import { findPerson, userJson } from './people.mjs';

const unit = { h: 3600, m: 60, s: 1 };

/** `{row}`, or `{refusal}` as every call on one person answers it. */
export async function loadUser(sql, id) {
    if (!isUuid(id)) return { refusal: authError(404, 'validation_failed', 'user_id must be an UUID') };
    const row = await findPerson(sql, { id });
    return row ? { row } : { refusal: authError(404, 'user_not_found', 'User not found') };
}

const answer = async (sql, id) => Response.json(await userJson(sql, await findPerson(sql, { id })));

export async function oneUser({ sql }, call, id) {
    const { row, refusal } = await loadUser(sql, id);
    return refusal ?? Response.json(await userJson(sql, row));
}

export async function listUsers({ sql }, call) {
    const page = Number(call.url.searchParams.get('page') || 1);
    const size = Number(call.url.searchParams.get('per_page') || 50);
    if (!(Number.isInteger(page) && page > 0 && Number.isInteger(size) && size > 0))
        return authError(400, 'validation_failed', 'Bad Pagination Parameters: page and per_page must be positive');
    const [{ total }] = await sql`select count(*)::int as total from auth.users`;
    const rows =
        await sql`select * from auth.users order by created_at desc, id limit ${size} offset ${(page - 1) * size}`;
    const last = Math.max(1, Math.ceil(total / size));
    const link = (to, rel) => `<${call.path}?page=${to}&per_page=${size}>; rel="${rel}"`;
    const links = [...(page < last ? [link(page + 1, 'next')] : []), link(last, 'last')];
    return Response.json(
        { users: await Promise.all(rows.map((row) => userJson(sql, row))), aud: 'authenticated' },
        { headers: { 'x-total-count': String(total), link: links.join(', ') } },
    );
}

export async function createUser(context, call) {
    const { sql } = context;
    const body = call.json() ?? {};
    if (!body.email && !body.phone)
        return authError(400, 'validation_failed', 'Cannot create a user without either an email or phone');
    const { refusal, email, phone } = await readAddresses(sql, body);
    if (refusal) return refusal;
    const until = banOf(body);
    if (until.refusal) return until.refusal;
    const weak = body.password ? judgePassword(context, body.password) : null;
    if (weak) return weak;
    const hash = await hashPassword(sql, body.password || randomPassword());
    const id = await sql.begin(async (transaction) => {
        const made = { email, phone, hash, data: body.user_metadata ?? {}, app: body.app_metadata ?? {} };
        const fresh = await insertPerson(transaction, made);
        await settle(transaction, fresh, body, until.seconds);
        return fresh;
    });
    return answer(sql, id);
}

export async function changeUser(context, call, id) {
    const { sql } = context;
    const body = call.json() ?? {};
    const { row, refusal: unknown } = await loadUser(sql, id);
    if (unknown) return unknown;
    const { refusal, email, phone } = await readAddresses(sql, body, row.id);
    if (refusal) return refusal;
    const until = banOf(body);
    if (until.refusal) return until.refusal;
    const weak = body.password ? judgePassword(context, body.password) : null;
    if (weak) return weak;
    await sql.begin(async (transaction) => {
        if (email) await setAddress(transaction, row.id, 'email', email);
        if (phone) await setAddress(transaction, row.id, 'phone', phone);
        if (body.password) await changePassword(transaction, row.id, body.password);
        for (const column of ['user_metadata', 'app_metadata'])
            if (body[column])
                await mergeMetadata(transaction, row.id, `raw_${column.replace('data', '_data')}`, body[column]);
        await settle(transaction, row.id, body, until.seconds);
    });
    return answer(sql, row.id);
}

async function readAddresses(sql, body, mine = null) {
    const read = {};
    if (body.email) {
        Object.assign(read, readEmail(body.email));
        if (read.refusal) return read;
        const holder = await findPerson(sql, { email: read.email });
        if (holder && holder.id !== mine) return { refusal: authError(422, 'email_exists', taken) };
    }
    if (body.phone) {
        Object.assign(read, readPhone(body.phone));
        if (read.refusal) return read;
        const holder = await findPerson(sql, { phone: read.phone });
        if (holder && holder.id !== mine)
            return { refusal: authError(422, 'phone_exists', 'Phone number already registered by another user') };
    }
    return read;
}

export const taken = 'A user with this email address has already been registered';

async function setAddress(sql, id, provider, address) {
    await sql`update auth.users set ${sql(provider)} = ${address}, updated_at = now() where id = ${id}`;
    await setIdentity(sql, id, provider, { [provider]: address });
}

/** A member set to null is taken away, as in GoTrue. */
export async function mergeMetadata(sql, id, column, wanted) {
    await sql`
        update auth.users set updated_at = now(), ${sql(column)} = (
            select coalesce(jsonb_object_agg(key, value), '{}')
            from jsonb_each(coalesce(${sql(column)}, '{}') || ${sql.json(wanted)}) where value <> 'null')
        where id = ${id}`;
}

// What may be said at the making as well as later.
async function settle(sql, id, body, banned) {
    if (body.role) await sql`update auth.users set role = ${body.role} where id = ${id}`;
    if (body.email_confirm)
        await sql`update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), confirmation_token = null where id = ${id}`;
    if (body.phone_confirm)
        await sql`update auth.users set phone_confirmed_at = coalesce(phone_confirmed_at, now()), confirmation_token = null where id = ${id}`;
    if (banned !== undefined)
        await sql`update auth.users set banned_until = case when ${banned} > 0 then now() + make_interval(secs => ${banned}) end where id = ${id}`;
}

/** `ban_duration` is "none" or hours, minutes and seconds as in "1h30m". */
function banOf({ ban_duration: wanted }) {
    if (!wanted) return {};
    if (wanted === 'none') return { seconds: 0 };
    const parts = [...String(wanted).matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
    if (parts.map(([part]) => part).join('') !== wanted)
        return { refusal: authError(400, 'validation_failed', 'invalid format for ban duration') };
    return { seconds: parts.reduce((sum, [, number, name]) => sum + Number(number) * unit[name], 0) };
}

export async function deleteUser({ sql }, call, id) {
    const { row, refusal } = await loadUser(sql, id);
    if (refusal) return refusal;
    try {
        await sql.begin(async (transaction) => {
            if (call.json()?.should_soft_delete) await buryUser(transaction, row);
            else await transaction`delete from auth.users where id = ${row.id}`;
        });
    } catch (error) {
        console.error(error);
        return authError(500, 'unexpected_failure', 'Database error deleting user');
    }
    return Response.json({});
}

/** The row stays for those who refer to it; nothing in it names the person any more. */
async function buryUser(sql, row) {
    const masked = (value) =>
        value
            ? crypto
                  .createHash('sha256')
                  .update(row.id + value)
                  .digest('base64url')
            : null;
    await sql`
        update auth.users set deleted_at = coalesce(deleted_at, now()), email = ${masked(row.email)}, phone = ${masked(row.phone)},
            email_change = null, phone_change = null, encrypted_password = '', raw_app_meta_data = '{}', raw_user_meta_data = '{}',
            confirmation_token = null, recovery_token = null, email_change_token_current = null, email_change_token_new = null,
            phone_change_token = null, reauthentication_token = null, updated_at = now()
        where id = ${row.id}`;
    await sql`update auth.identities set identity_data = '{}', provider_id = md5(user_id::text || provider_id) where user_id = ${row.id}`;
    await sql`delete from auth.mfa_factors where user_id = ${row.id}`;
    await sql`delete from auth.sessions where user_id = ${row.id}`;
}
