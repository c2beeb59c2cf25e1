// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 7. For an address that it does not know, /otp makes a confirmed person and opens a
// session, before anybody typed the code, and it never asks the before-user-created hook. Here the hook is asked
// first; the person is made unconfirmed and without a session, and becomes confirmed by the code or the link. As in
// GoTrue that is a sign-up: the mail is the one that confirms.
import { readEmail } from '../auth/addresses.mjs';
import { randomPassword } from '../auth/create.mjs';
import { closed, signUp } from '../auth/new-person.mjs';
import { findPerson } from '../auth/people.mjs';

export async function newAddress(context, call, next) {
    if (call.method !== 'POST' || !/^\/auth\/v1\/(otp|magiclink)$/.test(call.path)) return next(call);
    const body = call.json() ?? {};
    const { email, refusal } = readEmail(body.email);
    if (refusal) return next(call);
    const known = await findPerson(context.sql, { email });
    if (known ? known.email_confirmed_at : body.create_user === false) return next(call);
    const shut = closed(context);
    if (shut) return shut;
    const made = await signUp(context, { email }, { password: randomPassword(), data: body.data });
    if (made.refusal) return made.refusal;
    return made.confirmed ? next(call) : Response.json({});
}
