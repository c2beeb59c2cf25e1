// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /token?grant_type=password. The password is asked first: only who knows it hears that an address is not confirmed.
import { authError } from '../gateway/errors.mjs';
import { readEmail, readPhone } from './addresses.mjs';
import { isPassword, judgePassword } from './passwords.mjs';
import { findPerson } from './people.mjs';
import { openSession } from './sessions.mjs';

const unknown = () => authError(400, 'invalid_credentials', 'Invalid login credentials');

export async function passwordGrant(context, call, next) {
    const isOurs =
        call.path === '/auth/v1/token' &&
        call.method === 'POST' &&
        call.url.searchParams.get('grant_type') === 'password';
    const body = isOurs ? call.json() : null;
    if (!body) return next(call);
    const refusal = refuseBody(context, body);
    if (refusal) return refusal;
    const { refusal: wrong, ...address } = body.email ? readEmail(body.email) : readPhone(body.phone);
    if (wrong) return wrong;
    const row = await findPerson(context.sql, address);
    if (!row) return unknown();
    if (isBanned(row)) return authError(400, 'user_banned', 'User is banned');
    if (!(await isPassword(context.sql, row, body.password ?? ''))) return unknown();
    if (address.email && !row.email_confirmed_at) return authError(400, 'email_not_confirmed', 'Email not confirmed');
    if (address.phone && !row.phone_confirmed_at) return authError(400, 'phone_not_confirmed', 'Phone not confirmed');
    return Response.json({
        ...(await openSession(context, row)),
        weak_password: await weakness(context, body.password),
    });
}

function refuseBody({ knobs }, { email, phone }) {
    if (email && phone)
        return authError(
            400,
            'validation_failed',
            'Only an email address or phone number should be provided on login.',
        );
    if (!email && !phone) return authError(400, 'validation_failed', 'missing email or phone');
    if (email && !knobs.email_enabled) return authError(422, 'email_provider_disabled', 'Email logins are disabled');
    if (phone && !knobs.phone_enabled) return authError(422, 'phone_provider_disabled', 'Phone logins are disabled');
    return null;
}

export const isBanned = (row) => row.banned_until !== null && Date.parse(row.banned_until) > Date.now();

// Somebody gets in with a password that would not be taken today, and is told so.
async function weakness(context, password) {
    const refusal = judgePassword(context, password);
    if (refusal?.status !== 422) return null;
    const { msg, weak_password } = await refusal.json();
    return { message: msg, ...weak_password };
}
