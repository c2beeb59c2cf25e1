// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /verify: codes that were sent to phones, changes of address, and the door that stays shut for who is banned. The
// library knows the other types.
import { authError } from '../gateway/errors.mjs';
import { readPhone } from './addresses.mjs';
import { hashOf } from './codes.mjs';
import { setIdentity } from './create.mjs';
import { verifyEmailChange } from './email-change.mjs';
import { confirm } from './new-person.mjs';
import { isBanned } from './password-grant.mjs';
import { openSession } from './sessions.mjs';

// Where the code of each type is kept, and the number that it was sent to.
const phones = {
    sms: { number: 'phone', token: 'confirmation_token', sent: 'confirmation_sent_at' },
    phone_change: { number: 'phone_change', token: 'phone_change_token', sent: 'phone_change_sent_at' },
};

const mailed = ['signup', 'magiclink', 'recovery', 'email_change'];

export async function verify(context, call, next) {
    if (call.path !== '/auth/v1/verify' || call.method !== 'POST') return next(call);
    const body = call.json() ?? {};
    if (!body.token && !body.token_hash)
        return authError(400, 'validation_failed', 'Verify requires a token or a token hash');
    if (body.token && body.token_hash)
        return authError(400, 'validation_failed', 'Verify requires either a token or a token hash');
    // The library would open a session for the nonce of a reauthentication, too.
    if (!(body.type in phones) && !mailed.includes(body.type))
        return authError(400, 'validation_failed', 'Unsupported verification type');
    if (await isShutFor(context.sql, body)) return authError(403, 'user_banned', 'User is banned');
    if (body.type in phones) return verifyPhone(context, body);
    return body.type === 'email_change' ? verifyEmailChange(context, body) : next(call);
}

async function isShutFor(sql, { token_hash: hash = null, email = null, phone = null }) {
    const [row] = await sql`
        select banned_until from auth.users
        where ${hash} in (confirmation_token, recovery_token, email_change_token_new, email_change_token_current)
           or email = lower(${email}) or phone = ${phone && String(phone).replace(/[+ ]/g, '')}
        order by banned_until desc nulls last limit 1`;
    return row !== undefined && isBanned(row);
}

async function verifyPhone(context, body) {
    const { phone, refusal } = readPhone(body.phone);
    if (refusal) return refusal;
    const id = await useCode(context, phones[body.type], phone, String(body.token));
    if (!id) return authError(403, 'otp_expired', 'Token has expired or is invalid');
    if (body.type === 'sms') await confirm(context.sql, id, 'phone');
    else await takeNumber(context.sql, id, phone);
    return Response.json(await openSession(context, { id }));
}

/** A code counts once and for a short time. */
async function useCode({ sql, knobs }, { number, token, sent }, phone, code) {
    const [row] = await sql`
        update auth.users set ${sql(token)} = null, updated_at = now()
        where ${sql(number)} = ${phone} and ${sql(token)} = ${hashOf(phone, code)}
          and ${sql(sent)} > now() - make_interval(secs => ${knobs.sms_expiry})
        returning id`;
    return row?.id;
}

async function takeNumber(sql, id, phone) {
    await sql.begin(async (transaction) => {
        await transaction`
            update auth.users set phone = ${phone}, phone_change = null, phone_change_sent_at = null,
                phone_confirmed_at = now(), updated_at = now(),
                raw_app_meta_data = jsonb_set(coalesce(raw_app_meta_data, '{}'), '{providers}',
                    coalesce(raw_app_meta_data -> 'providers', '[]') - 'phone' || '["phone"]')
            where id = ${id}`;
        await setIdentity(transaction, id, 'phone', { phone, phone_verified: true });
    });
}
