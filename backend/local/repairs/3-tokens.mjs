// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 3. Its access tokens lack iss, aal, amr, app_metadata, user_metadata and phone, and it
// calls no token hook. Here every session that leaves the gateway carries a token as GoTrue makes it.
import { authError } from '../gateway/errors.mjs';
import { callHook } from '../gateway/hooks.mjs';
import { claimsOf, signToken } from '../gateway/tokens.mjs';

export async function tokens(context, call, next) {
    const response = await next(call);
    if (!call.path.startsWith('/auth/v1/') || !response.ok || !response.headers.get('content-type')?.includes('json'))
        return response;
    const session = await response
        .clone()
        .json()
        .catch(() => null);
    if (!session?.access_token) return response;
    const grant = call.url.searchParams.get('grant_type');
    const method = grant === 'password' || call.path.endsWith('/signup') ? 'password' : 'otp';
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

async function fullClaims(context, { access_token, user }, method) {
    const bare = claimsOf(access_token);
    const amr = await methodsOf(context.sql, bare.session_id, method);
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
        aal: 'aal1',
        amr,
        session_id: bare.session_id,
        is_anonymous: false,
    };
}

// How the session was opened is written down when it is opened, and said again at each refresh.
async function methodsOf(sql, session, method) {
    await sql`
        insert into auth.mfa_amr_claims (session_id, authentication_method)
        select ${session}, ${method} where not exists (select 1 from auth.mfa_amr_claims where session_id = ${session})
        on conflict do nothing`;
    const rows = await sql`
        select authentication_method as method, extract(epoch from created_at)::int as timestamp
        from auth.mfa_amr_claims where session_id = ${session} order by created_at desc`;
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
