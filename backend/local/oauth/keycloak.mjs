// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What GoTrue's provider `keycloak` does with an identity provider: three addresses under one URL.
const patience = 10_000;

/** {clientId, secret, url} of [auth.external.keycloak]; null when it is switched off. Here `env(…)` means our own provider. */
export function keycloakOf(auth, state) {
    const { enabled, client_id: id, secret, url } = auth.external?.keycloak ?? {};
    if (!enabled) return null;
    const given = (value, ours) => (/^env\(\w+\)$/.test(value ?? '') ? ours : value);
    return {
        clientId: given(id, state.identity.clientId),
        secret: given(secret, state.identity.clientSecret),
        url: given(url, `http://127.0.0.1:${state.ports.identity}`).replace(/\/$/, ''),
    };
}

const at = ({ url }, name) => `${url}/protocol/openid-connect/${name}`;

/** `scopes` as the program asks, with commas; what it adds besides must not take the place of what is ours. */
export function authorizeUrl(keycloak, { callback, state, scopes, extras }) {
    const ours = {
        client_id: keycloak.clientId,
        redirect_uri: callback,
        response_type: 'code',
        scope: ['profile', 'email', ...scopes.split(',')].filter(Boolean).join(' '),
        state,
    };
    return `${at(keycloak, 'auth')}?${new URLSearchParams({ ...extras, ...ours })}`;
}

/** {access_token, refresh_token?} for the code that the browser brought. */
export async function exchange(keycloak, { callback, code }) {
    const encoded = [keycloak.clientId, keycloak.secret].map(encodeURIComponent).join(':');
    const answer = await fetch(at(keycloak, 'token'), {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(encoded).toString('base64')}`, accept: 'application/json' },
        body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callback }),
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
    });
    const tokens = answer.ok ? await answer.json() : {};
    if (!tokens.access_token) throw new Error('the identity provider gives no token for this code');
    return tokens;
}

/** {email, verified, said}: `said` is what becomes the identity's data and the person's metadata. */
export async function personOf(keycloak, { access_token: token }) {
    const answer = await fetch(at(keycloak, 'userinfo'), {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
    });
    const { sub, name = '', email = '', email_verified } = answer.ok ? await answer.json() : {};
    if (!sub) throw new Error('the identity provider says nothing about this person');
    const verified = email_verified === true;
    const said = { iss: keycloak.url, sub, name, full_name: name, provider_id: sub, email, email_verified: verified };
    return { email: email.toLowerCase(), verified, subject: sub, said: { ...said, phone_verified: false } };
}
