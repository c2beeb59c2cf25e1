// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 7. For an address that it does not know, /otp makes a confirmed person and opens a
// session, before anybody typed the code, and it never asks the before-user-created hook. Here the hook is asked
// first; the person is made unconfirmed and without a session, and becomes confirmed by the code or the link.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { askHook } from '../gateway/hooks.mjs';

const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

export async function newAddress(context, call, next) {
    if (call.method !== 'POST' || !/^\/auth\/v1\/(otp|magiclink|signup)$/.test(call.path)) return next(call);
    const body = call.json() ?? {};
    const email = typeof body.email === 'string' ? body.email.trim().toLowerCase() : '';
    if (!emailForm.test(email) || body.create_user === false) return next(call);
    const [known] = await context.sql`select 1 from auth.users where email = ${email}`;
    if (known) return next(call);
    const refusal = await askHook(context, { email, data: body.data });
    if (refusal) return authError(refusal.http_code ?? 500, 'unknown', refusal.message);
    if (!call.path.endsWith('/signup')) await createPerson(context.sql, email, body.data);
    return next(call);
}

async function createPerson(sql, email, data) {
    const id = crypto.randomUUID();
    const about = { ...(data ?? {}), sub: id, email, email_verified: false, phone_verified: false };
    const said = { sub: id, email, email_verified: false, phone_verified: false };
    await sql.begin(async (transaction) => {
        const [made] = await transaction`
            insert into auth.users (id, aud, role, email, encrypted_password, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
            values (${id}, 'authenticated', 'authenticated', ${email}, '', '{"provider":"email","providers":["email"]}', ${transaction.json(about)}, now(), now())
            on conflict do nothing returning id`;
        if (!made) return; // somebody asked twice at once: the other request made the person
        await transaction`
            insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
            values (${crypto.randomUUID()}, 'email', ${id}, ${id}, ${transaction.json(said)}, now(), now())`;
    });
}
