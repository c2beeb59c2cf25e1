// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue has and @supabase/lite 0.10.0 has not, one step for each matter.
import { authError } from '../gateway/errors.mjs';
import { keyKind } from '../gateway/keys.mjs';
import { admin } from './admin.mjs';
import { otp } from './otp.mjs';
import { passwordGrant } from './password-grant.mjs';
import { findPerson, userJson } from './people.mjs';
import { reauthenticate } from './reauthenticate.mjs';
import { resend } from './resend.mjs';
import { settings } from './settings.mjs';
import { signUpWithPassword } from './sign-up.mjs';
import { changeMe } from './user.mjs';
import { verify } from './verify.mjs';

const steps = [
    admin,
    settings,
    recoverGate,
    signUpWithPassword,
    passwordGrant,
    otp,
    verify,
    resend,
    reauthenticate,
    changeMe,
    wholeUsers,
];

export function auth(context, call, next) {
    // Without a key nobody comes as far as GoTrue; the library says so.
    const isOurs = call.path.startsWith('/auth/v1/') && keyKind(context.state, call.headers.get('apikey'));
    if (!isOurs) return next(call);
    const through = steps.reduceRight((rest, step) => (inner) => step(context, inner, rest), next);
    return through(call);
}

function recoverGate({ knobs }, call, next) {
    if (call.path !== '/auth/v1/recover' || knobs.email_enabled) return next(call);
    return authError(400, 'email_provider_disabled', 'Email logins are disabled');
}

/** The library's people lack their phone, their factors and what is under way. */
async function wholeUsers({ sql }, call, next) {
    const response = await next(call);
    if (!response.ok || !/\/(user|token|verify)$/.test(call.path)) return response;
    const body = await response
        .clone()
        .json()
        .catch(() => null);
    const id = body?.user?.id ?? (call.path.endsWith('/user') ? body?.id : null);
    const row = id ? await findPerson(sql, { id }) : null;
    if (!row) return response;
    const user = await userJson(sql, row);
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(JSON.stringify(body.user ? { ...body, user } : user), { status: response.status, headers });
}
