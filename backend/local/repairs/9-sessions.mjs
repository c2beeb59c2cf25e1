// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 9, found on the way. Sign-out without a scope ends only this session where GoTrue ends
// all of them.
export async function sessions(context, call, next) {
    if (call.path !== '/auth/v1/logout' || call.url.searchParams.has('scope')) return next(call);
    const url = new URL(call.url);
    url.searchParams.set('scope', 'global');
    return next(call.with({ url }));
}
