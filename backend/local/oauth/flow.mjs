// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the program to the identity provider and back. Our own `state` is between us and the provider: signed, good for
// five minutes. A flow without PKCE gets one of ours, so that there is one way to a session.
import crypto from 'node:crypto';
import { sendConfirmation } from '../auth/new-person.mjs';
import { isChallenge, noChallenge } from '../gateway/forms.mjs';
import { askHook } from '../gateway/hooks.mjs';
import { allowedRedirect } from '../gateway/redirects.mjs';
import { signToken, verifiedClaims } from '../gateway/tokens.mjs';
import { Refusal, redirected } from './answers.mjs';
import { authorizeUrl, exchange, personOf } from './keycloak.mjs';
import { decide, settle } from './linking.mjs';

const life = 300;

export const callbackOf = (context) => `${context.site}/auth/v1/callback`;

// Not the secret of the access tokens itself: neither kind must pass for the other.
const stateSecret = ({ state }) =>
    crypto.createHmac('sha256', state.jwtSecret).update('oauth state').digest('base64url');

export async function begin(context, call) {
    const {
        provider,
        redirect_to: wanted,
        scopes = '',
        code_challenge: challenge = '',
        ...rest
    } = Object.fromEntries(call.url.searchParams);
    const { code_challenge_method: method = '', ...extras } = rest;
    if (provider?.toLowerCase() !== 'keycloak' || !context.keycloak)
        throw new Refusal(
            400,
            'oauth_provider_not_supported',
            `Unsupported provider: Provider ${provider ?? ''} could not be found`,
        );
    checkChallenge(challenge, method);
    const referrer = allowedRedirect(context, wanted || call.headers.get('referer'));
    const flow = challenge ? await keepFlow(context.sql, challenge, method.toLowerCase()) : '';
    const claims = { provider: 'keycloak', referrer, flow_state_id: flow, site_url: context.site };
    const state = signToken({ ...claims, exp: Math.floor(Date.now() / 1000) + life }, stateSecret(context));
    return redirected(authorizeUrl(context.keycloak, { callback: callbackOf(context), state, scopes, extras }));
}

function checkChallenge(challenge, method) {
    if (!challenge && !method) return;
    if (!challenge || !method)
        throw new Refusal(400, 'validation_failed', 'PKCE flow requires code_challenge_method and code_challenge');
    if (!isChallenge(challenge, method.toLowerCase())) throw new Refusal(400, 'validation_failed', noChallenge);
}

async function keepFlow(sql, challenge, method) {
    const id = crypto.randomUUID();
    await sql`
        insert into auth.flow_state (id, auth_code, authentication_method, code_challenge, code_challenge_method, provider_type, created_at, updated_at)
        values (${id}, ${crypto.randomUUID()}, 'oauth', ${challenge}, ${method}, 'keycloak', now(), now())`;
    return id;
}

/** {referrer, flow_state_id} of a callback's `state`. */
export function readState(context, query) {
    const state = query.get('state');
    if (!state) throw new Refusal(400, 'bad_oauth_callback', 'OAuth state parameter missing');
    const claims = verifiedClaims(state, stateSecret(context));
    if (!claims?.provider) throw new Refusal(400, 'bad_oauth_state', 'OAuth callback with invalid state');
    return claims;
}

/** The `code` for the program, when all went well. */
export async function complete(context, { flow_state_id: id }, query) {
    if (query.get('error')) throw new Refusal(400, '', query.get('error_description') ?? '', query.get('error'));
    if (!query.get('code'))
        throw new Refusal(400, 'bad_oauth_callback', 'OAuth callback with missing authorization code missing');
    const tokens = await attempt('Unable to exchange external code', () =>
        exchange(context.keycloak, { callback: callbackOf(context), code: query.get('code') }),
    );
    const person = await attempt('Error getting user profile from external provider', () =>
        personOf(context.keycloak, tokens),
    );
    if (!person.email) throw new Refusal(500, 'unexpected_failure', 'Error getting user email from external provider');
    const user = await accountFor(context, person);
    return claimFlow(context.sql, id, user.id, tokens);
}

async function attempt(message, work) {
    try {
        return await work();
    } catch (error) {
        console.error(error);
        throw new Refusal(500, 'unexpected_failure', message);
    }
}

async function accountFor(context, person) {
    const { sql, knobs } = context;
    const decision = await decide(sql, person);
    if (!decision.user) {
        if (!knobs.signup_enabled) throw new Refusal(422, 'signup_disabled', 'Signups not allowed for this instance');
        const refusal = await askHook(context, { email: decision.email, data: person.said, provider: 'keycloak' });
        if (refusal) throw new Refusal(refusal.http_code ?? 500, 'unknown', refusal.message);
    }
    // Asked again inside: another callback of the same person may have made the account while the hook thought.
    const user = await sql.begin(async (transaction) => settle(transaction, await decide(transaction, person), person));
    if (user.confirmed) return user;
    if (user.email) await sendConfirmation(context, user.id, user.email);
    const what = user.email
        ? 'A confirmation email has been sent to your keycloak email'
        : 'Verify the email with keycloak in order to sign in';
    throw new Refusal(422, 'provider_email_needs_verification', `Unverified email with keycloak. ${what}`);
}

// The code was fixed when the flow began. A callback that comes twice finds its flow taken.
async function claimFlow(sql, id, user, { access_token, refresh_token = '' }) {
    const found = await sql`
        update auth.flow_state set user_id = ${user}, provider_access_token = ${access_token},
            provider_refresh_token = ${refresh_token}, auth_code_issued_at = now(), updated_at = now()
        where id = ${id} and user_id is null returning auth_code`;
    if (found.length > 0) return found[0].auth_code;
    const [flow] = await sql`select 1 from auth.flow_state where id = ${id}`;
    if (flow) throw new Refusal(400, 'flow_state_already_used', 'State has already been used');
    throw new Refusal(422, 'flow_state_not_found', 'Flow state not found');
}

/** For a flow without PKCE: a verifier of our own, and the flow that wants it. */
export async function ownFlow(context) {
    const verifier = crypto.randomBytes(32).toString('base64url');
    return { verifier, id: await keepFlow(context.sql, verifier, 'plain') };
}
