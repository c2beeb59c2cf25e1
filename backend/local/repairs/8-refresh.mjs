// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 8. An unknown refresh token answers validation_failed, and the reuse interval is not
// there. Here as in GoTrue: refresh_token_not_found; a used token answers once more while it is the direct parent of
// the living one or younger than the interval; later use ends the whole session (refresh_token_already_used).
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { signToken } from '../gateway/tokens.mjs';

export async function refresh(context, call, next) {
    if (
        call.path !== '/auth/v1/token' ||
        call.method !== 'POST' ||
        call.url.searchParams.get('grant_type') !== 'refresh_token'
    )
        return next(call);
    const token = call.json()?.refresh_token;
    if (typeof token !== 'string' || token === '')
        return authError(400, 'validation_failed', 'Refresh token is not valid');
    const outcome = await context.sql.begin((sql) => exchange(sql, token, context.knobs.reuse_interval));
    if (outcome.refusal) return authError(400, outcome.refusal, refusals[outcome.refusal]);
    return sessionAnswer(context, call, outcome, next);
}

const refusals = {
    refresh_token_not_found: 'Invalid Refresh Token: Refresh Token Not Found',
    refresh_token_already_used: 'Invalid Refresh Token: Already Used',
    user_banned: 'User is banned',
};

async function exchange(sql, token, interval) {
    const [row] = await sql`
        select t.id, t.session_id, t.user_id, t.revoked, t.updated_at > now() - make_interval(secs => ${interval}) as recent,
               u.role, u.aud, u.email, coalesce(u.banned_until > now(), false) as banned
        from auth.refresh_tokens t join auth.sessions s on s.id = t.session_id join auth.users u on u.id = t.user_id
        where t.token = ${token} for update of s`;
    if (!row) return { refusal: 'refresh_token_not_found' };
    if (row.banned) return { refusal: 'user_banned' };
    // Read again under the lock: another request may have used the token while this one waited.
    const [{ revoked }] = await sql`select revoked from auth.refresh_tokens where id = ${row.id}`;
    const fresh = revoked ? await again(sql, row, token) : await rotate(sql, row, token);
    if (!fresh) {
        await sql`delete from auth.sessions where id = ${row.session_id}`;
        return { refusal: 'refresh_token_already_used' };
    }
    await sql`update auth.sessions set refreshed_at = now() at time zone 'utc', updated_at = now() where id = ${row.session_id}`;
    return { ...row, fresh };
}

async function rotate(sql, row, token) {
    const fresh = crypto.randomBytes(9).toString('base64url');
    await sql`update auth.refresh_tokens set revoked = true, updated_at = now() where id = ${row.id}`;
    await sql`
        insert into auth.refresh_tokens (id, token, user_id, session_id, parent, revoked, created_at, updated_at)
        values (${crypto.randomUUID()}, ${fresh}, ${row.user_id}, ${row.session_id}, ${token}, false, now(), now())`;
    return fresh;
}

async function again(sql, row, token) {
    const [living] = await sql`
        select token, parent from auth.refresh_tokens
        where session_id = ${row.session_id} and not revoked order by created_at desc limit 1`;
    const mayReuse = living && (living.parent === token || row.recent);
    return mayReuse ? living.token : null;
}

/** A session with its new refresh token `fresh`; the step for tokens signs anew and sets the times. */
export async function sessionAnswer(context, call, { session_id, user_id, role, aud, email, fresh }, next) {
    const iat = Math.floor(Date.now() / 1000);
    const claims = {
        sub: user_id,
        aud: aud || 'authenticated',
        role: role || 'authenticated',
        email,
        session_id,
        iat,
        exp: iat + 60,
    };
    const access_token = signToken(claims, context.state.jwtSecret);
    const headers = new Headers(call.headers);
    headers.set('authorization', `Bearer ${access_token}`);
    const asked = await next(
        call.with({ method: 'GET', url: new URL('/auth/v1/user', call.url), headers, body: Buffer.alloc(0) }),
    );
    if (!asked.ok) return asked;
    return Response.json({
        access_token,
        token_type: 'bearer',
        expires_in: 60,
        expires_at: iat + 60,
        refresh_token: fresh,
        user: await asked.json(),
    });
}
