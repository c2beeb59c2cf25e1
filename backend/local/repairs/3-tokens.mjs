// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 3. Its access tokens lack iss, aal, amr, app_metadata, user_metadata and phone, and it
// calls no token hook. Here every session that leaves the gateway carries a token as GoTrue makes it.
import crypto from 'node:crypto';
import { authError } from '../gateway/errors.mjs';
import { callHook } from '../gateway/hooks.mjs';
import { claimsOf, signToken } from '../gateway/tokens.mjs';

export async function tokens(context, call, next) {
    if (!call.path.startsWith('/auth/v1/')) return next(call);
    const grant = call.url.searchParams.get('grant_type');
    const method = await methodOf(context.sql, call, grant); // asked first: an exchange leaves no trace of its flow
    const response = await next(call);
    if (!response.ok || !response.headers.get('content-type')?.includes('json')) return response;
    const session = await response
        .clone()
        .json()
        .catch(() => null);
    if (!session?.access_token) return response;
    const claims = await fullClaims(context, session, method);
    const judged = await judgedByHook(context, claims, grant === 'refresh_token' ? 'token_refresh' : method);
    if (judged.error)
        return authError(judged.error.http_code ?? 500, 'unknown', judged.error.message ?? 'Error running hook');
    session.access_token = signToken(judged.claims, context.state.jwtSecret);
    session.expires_in = context.knobs.jwt_expiry;
    session.expires_at = claims.exp;
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    headers.set('cache-control', 'no-store');
    return new Response(JSON.stringify(session), { status: response.status, headers });
}

/** How a session that this call opens was opened; a flow with PKCE knows it from its beginning. */
async function methodOf(sql, call, grant) {
    if (grant === 'password' || call.path.endsWith('/signup')) return 'password';
    if (/^\/auth\/v1\/factors\/[^/]+\/verify$/.test(call.path)) return 'totp';
    if (grant !== 'pkce') return 'otp';
    const code = String(call.json()?.auth_code ?? '');
    const [flow] = await sql`select authentication_method as method from auth.flow_state where auth_code = ${code}`;
    return flow?.method ?? 'otp';
}

async function fullClaims(context, { access_token, user }, method) {
    const bare = claimsOf(access_token);
    const amr = await methodsOf(context.sql, bare.session_id, method);
    const [session] = await context.sql`select aal from auth.sessions where id = ${bare.session_id}`;
    return {
        iss: `${context.site}/auth/v1`,
        sub: bare.sub,
        aud: bare.aud,
        exp: bare.iat + context.knobs.jwt_expiry,
        iat: bare.iat,
        email: user?.email ?? bare.email ?? '',
        phone: user?.phone ?? '',
        app_metadata: user?.app_metadata ?? {},
        user_metadata: user?.user_metadata ?? {},
        role: bare.role,
        aal: session?.aal ?? 'aal1',
        amr,
        session_id: bare.session_id,
        is_anonymous: false,
    };
}

// How the session was opened is written down when it is opened, and said again at each refresh, the newest first.
async function methodsOf(sql, session, method) {
    await sql`
        insert into auth.mfa_amr_claims (id, session_id, authentication_method, created_at, updated_at)
        select ${crypto.randomUUID()}, ${session}, ${method}, now(), now()
        where not exists (select 1 from auth.mfa_amr_claims where session_id = ${session})
        on conflict do nothing`;
    const rows = await sql`
        select authentication_method as method, extract(epoch from updated_at)::int as timestamp
        from auth.mfa_amr_claims where session_id = ${session} order by updated_at desc`;
    return rows.map(({ method: name, timestamp }) => ({ method: name, timestamp }));
}

async function judgedByHook({ hooks, project }, claims, method) {
    const name = project.hooks.customAccessToken;
    if (!name) return { claims };
    const answer = await callHook(hooks, name, {
        metadata: {},
        user_id: claims.sub,
        claims,
        authentication_method: method,
    });
    return answer.error ? { error: answer.error } : { claims: answer.claims ?? claims };
}
