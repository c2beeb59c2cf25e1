// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /otp: a code for a phone; for an address the gates, the library does the rest (see also repairs/7-new-address.mjs).
import { authError } from '../gateway/errors.mjs';
import { readPhone } from './addresses.mjs';
import { randomPassword } from './create.mjs';
import { refuseChannel, sendCode } from './messages.mjs';
import { closed, signUp } from './new-person.mjs';
import { findPerson } from './people.mjs';

export async function otp(context, call, next) {
    if (call.method !== 'POST' || !/^\/auth\/v1\/(otp|magiclink)$/.test(call.path)) return next(call);
    const body = call.json() ?? {};
    if (body.email && body.phone)
        return authError(400, 'validation_failed', 'Only an email address or phone number should be provided');
    if (body.email && body.channel)
        return authError(400, 'validation_failed', 'Channel should only be specified with Phone OTP');
    if (body.phone) return phoneOtp(context, body);
    if (body.email && !context.knobs.email_enabled)
        return authError(422, 'email_provider_disabled', 'Email logins are disabled');
    return next(call);
}

async function phoneOtp(context, body) {
    const { phone, refusal } = readPhone(body.phone);
    if (refusal) return refusal;
    const row = await findPerson(context.sql, { phone });
    if (!row && body.create_user === false) return authError(422, 'otp_disabled', 'Signups not allowed for otp');
    if (!context.knobs.phone_enabled) return authError(400, 'phone_provider_disabled', 'Unsupported phone provider');
    const wrong = refuseChannel(body.channel);
    if (wrong) return wrong;
    return row?.phone_confirmed_at ? codeFor(context, row) : newNumber(context, phone, body.data);
}

async function codeFor(context, row) {
    const { refusal, message_id } = await sendCode(context, row.id, row.phone, 'confirmation');
    return refusal ?? Response.json({ message_id });
}

// As in GoTrue a sign-up with a password that nobody knows.
async function newNumber(context, phone, data) {
    const refusal = closed(context);
    if (refusal) return refusal;
    const made = await signUp(context, { phone }, { password: randomPassword(), data });
    if (made.refusal) return made.refusal;
    return made.confirmed ? codeFor(context, { id: made.id, phone }) : Response.json({});
}
