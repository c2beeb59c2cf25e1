// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 11. It has no second factors. Here: authenticator apps as GoTrue does them.
import { authError } from '../gateway/errors.mjs';
import { isUuid } from '../gateway/forms.mjs';
import { callerOf } from '../auth/caller.mjs';
import { enrol, remove } from '../factors/enrol.mjs';
import { challenge, verify } from '../factors/verify.mjs';
import { sessionAnswer } from './8-refresh.mjs';

const place = /^\/auth\/v1\/factors(?:\/([^/]+)(?:\/(challenge|verify))?)?\/?$/;

export async function factors(context, call, next) {
    const found = call.path.match(place);
    if (!found) return next(call);
    const [, id, work] = found;
    const who = await caller(context, call, next);
    if (who.refusal) return who.refusal;
    const body = call.body.length > 0 ? call.json() : {};
    if (!body) return authError(400, 'bad_json', 'Could not parse request body as JSON');
    if (!id && call.method === 'POST') return enrol(context, who, body);
    const factor = id ? await own(context.sql, who.user, id) : null;
    if (factor?.refusal) return factor.refusal;
    if (factor && !work && call.method === 'DELETE') return remove(context, who, factor);
    if (!work || call.method !== 'POST') return new Response(null, { status: 405 });
    if (!withinLimit(context, who.user, work)) return tooMany();
    if (work === 'challenge') return challenge(context, factor);
    if (!isUuid(body.challenge_id)) return authError(400, 'bad_json', 'challenge_id must be a UUID');
    return verify(context, who, factor, body, (outcome) => sessionAnswer(context, call, outcome, next));
}

/** Whoever asks, {user, session}, or a refusal. */
async function caller(context, call, next) {
    const { row, session, refusal } = await callerOf(context, call, next);
    if (refusal) return { refusal };
    if (!session) return { refusal: authError(403, 'session_not_found', 'Session not found') };
    return { user: row, session };
}

async function own(sql, user, id) {
    if (!isUuid(id)) return { refusal: authError(404, 'validation_failed', 'factor_id must be an UUID') };
    const [factor] = await sql`
        select id, status, factor_type, secret from auth.mfa_factors where id = ${id} and user_id = ${user.id}`;
    return factor ?? { refusal: authError(404, 'mfa_factor_not_found', 'Factor not found') };
}

// On one machine everybody has one address, so the bucket is the person's and not the address's.
function withinLimit({ buckets, knobs }, user, work) {
    return buckets.take(`${work} ${user.id}`, { burst: knobs.factor_burst, perMinute: knobs.factor_rate });
}

const tooMany = () => authError(429, 'over_request_rate_limit', 'Request rate limit reached');
