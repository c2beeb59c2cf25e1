// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /resend: the code once more. The answer does not say whether there was anything to send.
import { authError } from '../gateway/errors.mjs';
import { readEmail, readPhone } from './addresses.mjs';
import { resendEmailChange } from './email-change.mjs';
import { sendCode } from './messages.mjs';
import { sendConfirmation } from './new-person.mjs';
import { findPerson } from './people.mjs';

const wrong = (text) => authError(400, 'validation_failed', text);
const types = ['signup', 'email_change', 'sms', 'phone_change'];

export async function resend(context, call, next) {
    if (call.path !== '/auth/v1/resend' || call.method !== 'POST') return next(call);
    const body = call.json() ?? {};
    const refusal = refuseBody(context, body);
    if (refusal) return refusal;
    return body.email ? resendMail(context, body) : resendMessage(context, body);
}

function refuseBody({ knobs }, { type, email, phone }) {
    if (!types.includes(type)) return wrong(`Missing one of these types: ${types.join(', ')}`);
    if (type === 'signup' && !email) return wrong('Type provided requires an email address');
    if (type === 'sms' && !phone) return wrong('Type provided requires a phone number');
    if (email && phone) return wrong('Only an email address or phone number should be provided.');
    if (!email && !phone) return wrong('Missing email address or phone number');
    if (email && !knobs.email_enabled) return authError(400, 'email_provider_disabled', 'Email logins are disabled');
    if (phone && !knobs.phone_enabled) return authError(400, 'phone_provider_disabled', 'Phone logins are disabled');
    return null;
}

async function resendMail(context, body) {
    const { email, refusal } = readEmail(body.email);
    if (refusal) return refusal;
    const row = await findPerson(context.sql, { email });
    if (body.type === 'email_change') await resendEmailChange(context, email);
    else if (row && !row.email_confirmed_at) await sendConfirmation(context, row.id, email);
    return Response.json({});
}

async function resendMessage(context, body) {
    const { phone, refusal } = readPhone(body.phone);
    if (refusal) return refusal;
    const row = await findPerson(context.sql, { phone });
    const isChange = body.type === 'phone_change';
    const to = isChange ? row?.phone_change : row && !row.phone_confirmed_at && phone;
    if (!to) return Response.json({});
    const { refusal: early, message_id } = await sendCode(
        context,
        row.id,
        to,
        isChange ? 'phone_change' : 'confirmation',
    );
    return early ?? Response.json({ message_id });
}
