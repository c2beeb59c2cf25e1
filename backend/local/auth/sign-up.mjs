// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /signup with a password. Who asks for an address that somebody has confirmed is told of a person that does not
// exist: the answer must not say who has an account.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { readEmail, readPhone } from './addresses.mjs';
import { refuseChannel } from './messages.mjs';
import { closed, signUp } from './new-person.mjs';
import { judgePassword } from './passwords.mjs';
import { sentTo, tooEarly } from './pauses.mjs';
import { findPerson, userJson } from './people.mjs';
import { openSession } from './sessions.mjs';

export async function signUpWithPassword(context, call, next) {
    if (call.path !== '/auth/v1/signup' || call.method !== 'POST') return next(call);
    const body = call.json() ?? {};
    if (!body.email && !body.phone) return next(call); // anonymous: the library refuses it as GoTrue does
    const refusal =
        closed(context) ?? refuseBody(body) ?? judgePassword(context, body.password) ?? refuseWay(context, body);
    if (refusal) return refusal;
    const { refusal: wrong, ...address } = body.email ? readEmail(body.email) : readPhone(body.phone);
    if (wrong) return wrong;
    const known = await findPerson(context.sql, address);
    const confirmed = address.email ? known?.email_confirmed_at : known?.phone_confirmed_at;
    if (confirmed) return answerForKnown(context, address, body.data);
    const early = known && address.email ? tooEarly(context, 'mail', address.email) : null;
    return early ?? answerForNew(context, address, body);
}

function refuseBody({ email, phone, password, channel, code_challenge: challenge }) {
    const wrong = (text) => authError(400, 'validation_failed', text);
    if (!password || typeof password !== 'string') return wrong('Signup requires a valid password');
    if (email && phone) return wrong('Only an email address or phone number should be provided on signup.');
    if (phone && challenge) return wrong('PKCE not supported for phone signups');
    return phone ? refuseChannel(channel) : null;
}

function refuseWay({ knobs }, { email }) {
    if (email && !knobs.email_enabled) return authError(400, 'email_provider_disabled', 'Email signups are disabled');
    if (!email && !knobs.phone_enabled) return authError(400, 'phone_provider_disabled', 'Phone signups are disabled');
    return null;
}

async function answerForNew(context, address, body) {
    const { refusal, id, confirmed } = await signUp(context, address, body);
    if (refusal) return refusal;
    if (address.email) sentTo(context, 'mail', address.email);
    if (confirmed) return Response.json(await openSession(context, { id }));
    return Response.json(await userJson(context.sql, await findPerson(context.sql, { id })));
}

function answerForKnown({ knobs }, { email = '', phone = '' }, data = {}) {
    if (knobs.mail_autoconfirm || knobs.sms_autoconfirm)
        return authError(422, 'user_already_exists', 'User already registered');
    const provider = email ? 'email' : 'phone';
    const now = new Date().toISOString();
    return Response.json({
        id: crypto.randomUUID(),
        aud: 'authenticated',
        role: '',
        email,
        phone,
        confirmation_sent_at: now,
        app_metadata: { provider, providers: [provider] },
        user_metadata: data ?? {},
        identities: [],
        created_at: now,
        updated_at: now,
        is_anonymous: false,
    });
}
