// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST /admin/generate_link: what a mail would have carried, for the caller to send.
import { authError } from '../gateway/errors.mjs';
import { askHook } from '../gateway/hooks.mjs';
import { allowedRedirect } from '../gateway/redirects.mjs';
import { readEmail } from './addresses.mjs';
import { mergeMetadata, taken } from './admin-users.mjs';
import { freshCode, hashOf } from './codes.mjs';
import { insertPerson, randomPassword } from './create.mjs';
import { hashPassword, judgePassword } from './passwords.mjs';
import { findPerson, userJson } from './people.mjs';

// Where the hash of each type is kept.
const columns = {
    magiclink: 'recovery',
    recovery: 'recovery',
    signup: 'confirmation',
    invite: 'confirmation',
};

export async function generateLink(context, call) {
    const body = call.json() ?? {};
    const { email, refusal } = readEmail(body.email);
    if (refusal) return refusal;
    if (!(body.type in columns))
        return authError(400, 'validation_failed', `Invalid email action link type requested: ${body.type}`);
    const { sql } = context;
    let row = await findPerson(sql, { email });
    if (!row && body.type === 'recovery') return authError(404, 'user_not_found', 'User with this email not found');
    // For somebody new a magic link is a sign-up, with a password that nobody knows.
    const type = !row && body.type === 'magiclink' ? 'signup' : body.type;
    if (row?.confirmed_at && columns[type] === 'confirmation') return authError(422, 'email_exists', taken);
    if (!row) {
        const made = await makePerson(context, email, type, body);
        if (made.refusal) return made.refusal;
        row = await findPerson(sql, { id: made.id });
    } else if (type === 'signup' && body.data) {
        await mergeMetadata(sql, row.id, 'raw_user_meta_data', body.data);
    }
    return link(context, row, type, body.redirect_to);
}

async function makePerson(context, email, type, { password, data = {}, type: asked }) {
    if (type === 'signup' && asked === 'signup') {
        if (!password) return { refusal: authError(400, 'validation_failed', 'Signup requires a valid password') };
        const weak = judgePassword(context, password);
        if (weak) return { refusal: weak };
    }
    const refusal = await askHook(context, { email, data });
    if (refusal) return { refusal: authError(refusal.http_code ?? 500, 'unknown', refusal.message) };
    const secret = type === 'invite' ? '' : asked === 'signup' ? password : randomPassword();
    const hash = secret && (await hashPassword(context.sql, secret));
    return { id: await context.sql.begin((transaction) => insertPerson(transaction, { email, hash, data })) };
}

async function link({ sql, project, site, ...context }, row, type, wanted) {
    const code = freshCode(project.auth.email.otp_length);
    const hash = hashOf(row.email, code);
    const [token, sent] = [`${columns[type]}_token`, `${columns[type]}_sent_at`];
    await sql`
        update auth.users set ${sql(token)} = ${hash}, ${sql(sent)} = now(),
            invited_at = case when ${type === 'invite'} then now() else invited_at end, updated_at = now()
        where id = ${row.id}`;
    const redirect = allowedRedirect({ site, ...context }, wanted);
    const action = new URL('/auth/v1/verify', site);
    for (const [name, value] of Object.entries({ token: hash, type, redirect_to: redirect }))
        action.searchParams.set(name, value);
    return Response.json({
        ...(await userJson(sql, await findPerson(sql, { id: row.id }))),
        action_link: action.href,
        email_otp: code,
        hashed_token: hash,
        verification_type: type,
        redirect_to: redirect,
    });
}
