// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new address. With double_confirm_changes both boxes must agree, in any order: a thief of one alone moves nothing.
import { authError } from '../gateway/errors.mjs';
import { freshCode, hashOf } from './codes.mjs';
import { setIdentity } from './create.mjs';
import { sentTo } from './pauses.mjs';
import { findPerson } from './people.mjs';
import { openSession } from './sessions.mjs';

export async function sendEmailChange(context, row, email) {
    const { sql, project, knobs, app } = context;
    const isDouble = knobs.double_confirm_changes && Boolean(row.email);
    const boxes = [{ to: email }, ...(isDouble ? [{ to: row.email }] : [])].map(({ to }) => {
        const code = freshCode(project.auth.email.otp_length);
        return { to, code, hash: hashOf(to, code) };
    });
    const [fresh, current] = boxes;
    await sql`
        update auth.users set email_change = ${email}, email_change_sent_at = now(), email_change_confirm_status = 0,
            email_change_token_new = ${fresh.hash}, email_change_token_current = ${current?.hash ?? null}, updated_at = now()
        where id = ${row.id}`;
    for (const { to, hash, code } of boxes.reverse())
        await app._mailer.sendEmailChange(to, hash, code, { currentEmail: row.email, newEmail: email });
    sentTo(context, 'mail', `change of ${row.id}`);
}

const accepted = 'Confirmation link accepted. Please proceed to confirm link sent to the other email';
const expired = (text) => authError(403, 'otp_expired', text);

/** POST /verify with the type email_change: by the hash of a link, or by an address and its code. */
export async function verifyEmailChange(context, { token_hash: given, email, token }) {
    const text = given ? 'Email link is invalid or has expired' : 'Token has expired or is invalid';
    const box = typeof email === 'string' ? email.trim().toLowerCase() : '';
    const hash = given ?? hashOf(box, String(token));
    const leg = await useLeg(context, hash);
    if (!leg) return expired(text);
    if (leg.isFirst) return Response.json({ msg: accepted, code: '200' });
    try {
        await complete(context.sql, leg.row);
    } catch (error) {
        const asTaken = '23505'; // somebody else confirmed the address meanwhile
        if (error.code !== asTaken) throw error;
        return authError(422, 'email_exists', 'A user with this email address has already been registered');
    }
    return Response.json(await openSession(context, leg.row));
}

/** Uses up the hash of one box. `isFirst` when the other has still to agree; null when no such hash lives. */
async function useLeg({ sql, knobs }, hash) {
    return sql.begin(async (transaction) => {
        const [row] = await transaction`
            select * from auth.users where (email_change_token_new = ${hash} or email_change_token_current = ${hash})
               and email_change_sent_at > now() - make_interval(secs => ${knobs.otp_expiry}) and email_change <> ''
            for update`;
        if (!row) return null;
        const isFirst = knobs.double_confirm_changes && row.email_change_confirm_status === 0 && Boolean(row.email);
        if (isFirst) {
            await transaction`
                update auth.users set email_change_confirm_status = 1, updated_at = now(),
                    email_change_token_new = nullif(email_change_token_new, ${hash}),
                    email_change_token_current = nullif(email_change_token_current, ${hash})
                where id = ${row.id}`;
        }
        return { row, isFirst };
    });
}

async function complete(sql, row) {
    await sql.begin(async (transaction) => {
        await transaction`
            update auth.users set email = email_change, email_change = null, email_change_sent_at = null,
                email_change_token_new = null, email_change_token_current = null, email_change_confirm_status = 0,
                email_confirmed_at = coalesce(email_confirmed_at, now()), updated_at = now()
            where id = ${row.id}`;
        await setIdentity(transaction, row.id, 'email', { email: row.email_change, email_verified: true });
    });
}

/** The same mails once more, to whoever began. */
export async function resendEmailChange(context, email) {
    const row = await findPerson(context.sql, { email });
    if (row?.email_change) await sendEmailChange(context, row, row.email_change);
}
