// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Who asks: the person and the session of the bearer token, as the library judges it.
import { claimsOf } from '../gateway/tokens.mjs';
import { findPerson } from './people.mjs';

/** `{row, session}`, or `{refusal}` in the library's own words. */
export async function callerOf({ sql }, call, next) {
    const url = new URL('/auth/v1/user', call.url);
    const asked = await next(call.with({ method: 'GET', url, body: Buffer.alloc(0) }));
    if (!asked.ok) return { refusal: asked };
    const claims = claimsOf(call.headers.get('authorization'));
    const [session] = await sql`
        select s.id, s.aal::text, extract(epoch from now() - s.created_at)::float8 as age,
               array(select authentication_method from auth.mfa_amr_claims where session_id = s.id) as methods
        from auth.sessions s where s.id = ${claims.session_id ?? null}`;
    return { row: await findPerson(sql, { id: claims.sub }), session: session ?? null };
}
