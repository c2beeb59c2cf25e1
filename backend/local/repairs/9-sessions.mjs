// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 9, found on the way. Sign-out without a scope ends only this session where GoTrue ends
// all of them, and a changed password leaves the person's other sessions alive.
import { claimsOf } from '../gateway/tokens.mjs';

export async function sessions(context, call, next) {
    if (call.path === '/auth/v1/logout' && !call.url.searchParams.has('scope')) {
        const url = new URL(call.url);
        url.searchParams.set('scope', 'global');
        return next(call.with({ url }));
    }
    if (call.path !== '/auth/v1/user' || call.method !== 'PUT' || !call.json()?.password) return next(call);
    const response = await next(call);
    const mine = claimsOf(call.headers.get('authorization') ?? '');
    if (response.ok && mine?.sub) {
        await context.sql`delete from auth.sessions where user_id = ${mine.sub} and id <> ${mine.session_id}`;
    }
    return response;
}
