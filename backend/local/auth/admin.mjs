// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The admin API of auth: people, their second factors, and links that are not mailed, for holders of the secret key.
import { authError } from '../gateway/errors.mjs';
import { keyKind } from '../gateway/keys.mjs';
import { verifiedClaims } from '../gateway/tokens.mjs';
import { listFactors, removeFactor } from './admin-factors.mjs';
import { generateLink } from './admin-link.mjs';
import { changeUser, createUser, deleteUser, listUsers, oneUser } from './admin-users.mjs';

const users = '^/auth/v1/admin/users';
const one = `${users}/([^/]+)`;
const routes = [
    ['GET', `${users}$`, listUsers],
    ['POST', `${users}$`, createUser],
    ['GET', `${one}$`, oneUser],
    ['PUT', `${one}$`, changeUser],
    ['DELETE', `${one}$`, deleteUser],
    ['GET', `${one}/factors$`, listFactors],
    ['DELETE', `${one}/factors/([^/]+)$`, removeFactor],
    ['POST', '^/auth/v1/admin/generate_link$', generateLink],
];

export async function admin(context, call, next) {
    if (!call.path.startsWith('/auth/v1/admin/')) return next(call);
    const refusal = refuse(context.state, call.headers);
    if (refusal) return refusal;
    for (const [method, pattern, work] of routes) {
        const found = call.path.match(pattern);
        if (found && method === call.method) return work(context, call, ...found.slice(1));
    }
    return next(call);
}

// The new keys are no tokens: the door turns them into one of their role. A user's token is the user, whatever the key.
function refuse(state, headers) {
    const bearer = headers.get('authorization')?.match(/^Bearer (.+)$/i)?.[1];
    const byKey = keyKind(state, bearer ?? headers.get('apikey'));
    const role = (byKey?.claims ?? verifiedClaims(bearer, state.jwtSecret))?.role;
    if (role === 'service_role' || role === 'supabase_admin') return null;
    if (role) return authError(403, 'not_admin', 'User not allowed');
    if (!bearer) return authError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
    return authError(403, 'bad_jwt', 'invalid JWT: unable to parse or verify signature');
}
