// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// @supabase/lite 0.10.0, repair 12. Of GoTrue's identity providers it has two that stand in the internet. Here:
// `keycloak`, which any OpenID provider can be; ours is in identity/.
import { authError } from '../gateway/errors.mjs';
import { failed, lost, redirected, Refusal } from '../oauth/answers.mjs';
import { begin, complete, ownFlow, readState } from '../oauth/flow.mjs';

export async function oauth(context, call, next) {
    if (call.method !== 'GET') return next(call);
    if (call.path === '/auth/v1/authorize') return authorize(context, call);
    return call.path === '/auth/v1/callback' ? callback(context, call, next) : next(call);
}

async function authorize(context, call) {
    try {
        return await begin(context, call);
    } catch (error) {
        if (error instanceof Refusal) return authError(error.status, error.symbol, error.message);
        throw error;
    }
}

async function callback(context, call, next) {
    const query = call.url.searchParams;
    let state;
    try {
        state = readState(context, query);
    } catch (error) {
        return lost(context.site, asRefusal(error));
    }
    try {
        if (state.flow_state_id)
            return redirected(state.referrer, { query: { code: await complete(context, state, query) } });
        return await withTokens(context, call, next, state.referrer);
    } catch (error) {
        return failed(state.referrer, asRefusal(error));
    }
}

function asRefusal(error) {
    if (error instanceof Refusal) return error;
    console.error(error);
    return new Refusal(500, 'unexpected_failure', 'Unexpected failure, please check server logs for more information');
}

/** Without PKCE the session itself goes back, in the fragment. */
async function withTokens(context, call, next, target) {
    const { id, verifier } = await ownFlow(context);
    const code = await complete(context, { flow_state_id: id }, call.url.searchParams);
    const headers = new Headers({ apikey: context.state.publishableKey });
    const url = new URL('/auth/v1/token?grant_type=pkce', context.site);
    const json = { auth_code: code, code_verifier: verifier };
    const answer = await next(call.with({ method: 'POST', url, headers }).with({ json }));
    const session = await answer.json();
    if (!answer.ok) throw new Refusal(answer.status, session.error_code, session.msg);
    const { access_token, expires_at, expires_in, provider_token, provider_refresh_token, refresh_token, token_type } =
        session;
    const more = provider_refresh_token ? { provider_refresh_token } : {};
    const fragment = {
        access_token,
        expires_at,
        expires_in,
        provider_token,
        ...more,
        refresh_token,
        sb: '',
        token_type,
    };
    return redirected(target, { fragment });
}
