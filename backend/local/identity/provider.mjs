// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenID provider itself, at the addresses of Keycloak: that is where GoTrue's `keycloak` looks for them.
import crypto from 'node:crypto';
import Provider from 'oidc-provider';
import { accountOf } from './accounts.mjs';
import { messagePage } from './pages.mjs';

const at = (name) => `/protocol/openid-connect/${name}`;

/** `secrets` are those of state.json; the one client is the gateway. */
export function createProvider({ origin, gateway, secrets }) {
    return new Provider(origin, {
        clients: [
            {
                client_id: secrets.clientId,
                client_secret: secrets.clientSecret,
                redirect_uris: [`${gateway}/auth/v1/callback`],
                response_types: ['code'],
                grant_types: ['authorization_code', 'refresh_token'],
                token_endpoint_auth_method: 'client_secret_basic',
                id_token_signed_response_alg: 'ES256',
            },
        ],
        routes: {
            authorization: at('auth'),
            token: at('token'),
            userinfo: at('userinfo'),
            jwks: at('certs'),
            end_session: at('logout'),
            revocation: at('revoke'),
        },
        jwks: { keys: [signingKey()] },
        enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
        cookies: { keys: [secrets.cookieKey] },
        claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
        features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
        pkce: { required: () => false }, // GoTrue has a secret, and no challenge of its own
        issueRefreshToken: async () => true,
        interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
        ttl: {
            Interaction: 600,
            Session: 12 * 3600,
            Grant: 12 * 3600,
            AuthorizationCode: 60,
            AccessToken: 3600,
            IdToken: 3600,
            RefreshToken: 12 * 3600,
        },
        findAccount: async (_, id) => accountFor(id),
        renderError: async (ctx, out) => {
            ctx.type = 'html';
            ctx.body = messagePage('This does not work', `${out.error}: ${out.error_description ?? ''}`);
        },
    });
}

function signingKey() {
    const { privateKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
    return { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: crypto.randomUUID() };
}

function accountFor(id) {
    const account = accountOf(id);
    if (!account) return undefined;
    const { subject: sub, name, login, email, verified } = account;
    return {
        accountId: sub,
        claims: async () => ({ sub, name, preferred_username: login, email, email_verified: verified }),
    };
}
