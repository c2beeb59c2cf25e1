// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody at the identity provider, with a browser that is no more than a memory for cookies.
import assert from 'node:assert/strict';
import { client, stack } from './stack.mjs';

export class Visitor {
    #cookies = new Map();

    async request(url, form) {
        const response = await fetch(url, {
            method: form ? 'POST' : 'GET',
            body: form && new URLSearchParams(form),
            redirect: 'manual',
            headers: { cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        });
        for (const line of response.headers.getSetCookie()) {
            const [, name, value] = line.match(/^([^=]+)=([^;]*)/);
            if (value) this.#cookies.set(name, value);
            else this.#cookies.delete(name);
        }
        return response;
    }

    /** Follows redirects until there is a page, or a place outside; {page, at} or {target}. */
    async follow(url, form) {
        let at = new URL(url);
        let response = await this.request(at, form);
        while (response.headers.has('location')) {
            at = new URL(response.headers.get('location'), at);
            const isOurs = at.origin === stack.identity.url || at.href.startsWith(`${stack.url}/auth/v1/`);
            if (!isOurs) return { target: at };
            response = await this.request(at);
        }
        return { page: await response.text(), status: response.status, at };
    }

    /** Sends the form of a page with what somebody filled in. */
    async submit({ page, at }, id, fields = {}) {
        const [, action] = page.match(new RegExp(`<form id="${id}" method="post" action="([^"]+)"`));
        return this.follow(new URL(action, at), fields);
    }

    /** From `url` through the login and, when it is asked, the consent, to where the browser ends. */
    async signIn(url, account, password = stack.identity.password) {
        let seen = await this.follow(url);
        if (seen.page?.includes('id="login"')) seen = await this.submit(seen, 'login', { account, password });
        if (seen.page?.includes('id="consent"')) seen = await this.submit(seen, 'consent');
        return seen;
    }
}

export const back = 'http://127.0.0.1:9/callback/7c1e';

/** Where a browser must go for `who`, as the official client says it. */
export async function beginning(who, options = {}) {
    const { data, error } = await who.auth.signInWithOAuth({
        provider: 'keycloak',
        options: { redirectTo: back, scopes: 'openid', skipBrowserRedirect: true, ...options },
    });
    assert.equal(error, null);
    return data.url;
}

/** {who, target}: the client, and where its browser ended. */
export async function arrive(account, { who = client(), options = {} } = {}) {
    const { target, page } = await new Visitor().signIn(await beginning(who, options), account);
    assert.ok(target, page);
    return { who, target };
}

/** Signed in through the identity provider. */
export async function enterBy(account) {
    const { who, target } = await arrive(account);
    const { data, error } = await who.auth.exchangeCodeForSession(target.searchParams.get('code'));
    assert.equal(error, null);
    return { who, user: data.user, session: data.session };
}

/** What a failure says; it must say the same in query and fragment. */
export function failureIn(target) {
    const pick = (said) => ['error', 'error_code', 'error_description'].map((name) => said.get(name));
    const fragment = new URLSearchParams(target.hash.slice(1));
    assert.deepEqual(pick(target.searchParams), pick(fragment));
    assert.ok(fragment.has('sb'));
    return pick(fragment);
}
