// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// GET /reauthenticate: a nonce by mail, or to the phone of somebody without an address.
import { authError } from '../gateway/errors.mjs';
import { callerOf } from './caller.mjs';
import { freshCode, hashOf } from './codes.mjs';
import { sendCode } from './messages.mjs';
import { sentTo, tooEarly } from './pauses.mjs';

export async function reauthenticate(context, call, next) {
    if (call.path !== '/auth/v1/reauthenticate' || call.method !== 'GET') return next(call);
    const { row, refusal } = await callerOf(context, call, next);
    if (refusal) return refusal;
    if (row.email) return byMail(context, row);
    if (!row.phone_confirmed_at) return authError(422, 'phone_not_confirmed', 'Please verify your phone first.');
    const { refusal: early, message_id } = await sendCode(context, row.id, row.phone, 'reauthentication');
    return early ?? Response.json({ message_id });
}

async function byMail(context, row) {
    if (!row.email_confirmed_at) return authError(422, 'email_not_confirmed', 'Please verify your email first.');
    const key = `reauthentication of ${row.id}`;
    const early = tooEarly(context, 'mail', key);
    if (early) return early;
    const code = freshCode(context.project.auth.email.otp_length);
    await context.sql`
        update auth.users set reauthentication_token = ${hashOf(row.email, code)}, reauthentication_sent_at = now(), updated_at = now()
        where id = ${row.id}`;
    await context.app._mailer.sendReauthentication(row.email, code);
    sentTo(context, 'mail', key);
    return Response.json({});
}
