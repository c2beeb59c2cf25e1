// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in through the browser: the way there and back, and how a failure says itself.
import assert from 'node:assert/strict';
import { arrive, back, beginning, enterBy, failureIn, Visitor } from '../support/identity.mjs';
import { askForMail, browserLinkIn, claims } from '../support/people.mjs';
import { test } from '../support/runner.mjs';
import { client, owner, raw, stack } from '../support/stack.mjs';

const ana = 'ana@deskbell.test';
const needed = { repair: '12' };
const location = (answer) => new URL(answer.headers.get('location'));

test('somebody known comes in, as the same person, with the provider beside the mail', needed, async () => {
    const [seeded] = await owner()`select id from auth.users where email = ${ana}`;
    for (let times = 0; times < 2; times++) {
        const { user, session } = await enterBy(ana);
        assert.deepEqual([user.id, user.email], [seeded.id, ana]);
        assert.deepEqual([user.app_metadata.provider, user.app_metadata.providers], ['email', ['email', 'keycloak']]);
        assert.deepEqual(user.identities.map((one) => one.provider).sort(), ['email', 'keycloak']);
        const said = claims(session.access_token);
        assert.deepEqual([said.aal, said.amr.map((one) => one.method)], ['aal1', ['oauth']]);
        assert.ok(session.provider_token && session.provider_refresh_token);
        const { data } = await (await client()).auth.refreshSession({ refresh_token: session.refresh_token });
        assert.deepEqual(claims(data.session.access_token).amr, said.amr);
        assert.equal(data.session.provider_token, undefined);
    }
    const [identity] =
        await owner()`select identity_data from auth.identities where user_id = ${seeded.id} and provider = 'keycloak'`;
    assert.deepEqual([identity.identity_data.email, identity.identity_data.email_verified], [ana, true]);
});

test('the way there: the provider, its own state, and the scopes that were asked for', needed, async () => {
    const answer = await fetch(await beginning(client(), { queryParams: { prompt: 'login', client_id: 'other' } }), {
        redirect: 'manual',
    });
    assert.equal(answer.status, 302);
    const target = location(answer);
    assert.equal(`${target.origin}${target.pathname}`, `${stack.identity.url}/protocol/openid-connect/auth`);
    const said = Object.fromEntries(target.searchParams);
    assert.deepEqual(
        [said.response_type, said.scope, said.prompt, said.client_id],
        ['code', 'profile email openid', 'login', 'deskbell'],
    );
    assert.equal(said.redirect_uri, `${stack.url}/auth/v1/callback`);
    assert.ok(Math.abs(claims(said.state).exp - Date.now() / 1000 - 300) < 30);
});

test('the way back: the code in the query, beside what the program put there', needed, async () => {
    const { target } = await arrive(ana, { options: { redirectTo: `${back}?flow=abc` } });
    assert.equal(`${target.origin}${target.pathname}`, back);
    assert.equal(target.searchParams.get('flow'), 'abc');
    assert.match(target.searchParams.get('code'), /^[0-9a-f-]{36}$/);
    assert.equal(target.hash, '');
});

test('a code is for whoever began, and for one time', needed, async () => {
    const { who, target } = await arrive(ana);
    const code = target.searchParams.get('code');
    const body = { auth_code: code, code_verifier: 'x'.repeat(43) };
    const thief = await raw('POST', '/auth/v1/token?grant_type=pkce', { body });
    assert.deepEqual([thief.status, thief.body.error_code], [400, 'bad_code_verifier']);
    assert.equal((await who.auth.exchangeCodeForSession(code)).error, null);
    const again = await raw('POST', '/auth/v1/token?grant_type=pkce', { body });
    assert.deepEqual([again.status, again.body.error_code], [404, 'flow_state_not_found']);
});

test('a code that is five minutes old is over', needed, async () => {
    const { who, target } = await arrive(ana);
    const code = target.searchParams.get('code');
    await owner()`update auth.flow_state set created_at = now() - interval '301 seconds' where auth_code = ${code}`;
    const { error } = await who.auth.exchangeCodeForSession(code);
    assert.deepEqual([error.status, error.code], [422, 'flow_state_expired']);
});

test('without PKCE the session comes in the fragment', needed, async () => {
    const { target } = await arrive(ana, { who: client({ auth: { flowType: 'implicit' } }) });
    assert.equal(target.search, '');
    const said = new URLSearchParams(target.hash.slice(1));
    assert.equal(claims(said.get('access_token')).amr[0].method, 'oauth');
    for (const name of ['refresh_token', 'expires_at', 'expires_in', 'provider_token', 'sb', 'token_type'])
        assert.ok(said.has(name), name);
});

test('who turns back is told so', needed, async () => {
    const visitor = new Visitor();
    const page = await visitor.follow(await beginning(client()));
    const { target } = await visitor.submit(page, 'cancel');
    assert.deepEqual(failureIn(target), ['access_denied', null, 'The sign-in was cancelled']);
});

test('a wrong password stays at the provider, and the right one goes on', needed, async () => {
    const visitor = new Visitor();
    const wrong = await visitor.signIn(await beginning(client()), ana, 'guess');
    assert.equal(wrong.status, 401);
    assert.match(wrong.page, /This password is wrong/);
    const consent = await visitor.submit(wrong, 'login', { account: ana, password: stack.identity.password });
    const { target } = await visitor.submit(consent, 'consent');
    assert.ok(target.searchParams.has('code'));
});

test('without the scope openid the provider tells nothing, and that is said', needed, async () => {
    const { target } = await arrive(ana, { options: { scopes: '' } });
    const [error, symbol, text] = failureIn(target);
    assert.deepEqual([error, symbol], ['server_error', 'unexpected_failure']);
    assert.match(text, /user profile from external provider/);
});

test('a redirect that is not allowed leads to our own page, loopback by number is allowed', needed, async () => {
    for (const wanted of [
        'https://evil.example/x',
        'http://127.0.0.1@evil.example/',
        'other://auth/callback',
        'http://localhost:9/x',
    ]) {
        const { target } = await arrive(ana, { options: { redirectTo: wanted } });
        assert.equal(target.origin, stack.url, wanted);
    }
    for (const wanted of ['http://127.0.0.1:40123/a/b', 'http://[::1]:40123/c', 'deskbell://auth/callback']) {
        const { target } = await arrive(ana, { options: { redirectTo: wanted } });
        assert.ok(target.href.startsWith(`${wanted}?code=`), target.href);
    }
});

test('other providers and half a challenge are refused', needed, async () => {
    for (const provider of ['google', 'github', 'nonsense', '']) {
        const { status, body } = await raw('GET', `/auth/v1/authorize?provider=${provider}`, { key: '' });
        assert.deepEqual([status, body.error_code], [400, 'oauth_provider_not_supported'], provider);
    }
    const challenge = 'a'.repeat(43);
    for (const half of [
        `code_challenge=${challenge}`,
        'code_challenge_method=s256',
        'code_challenge=short&code_challenge_method=s256',
    ]) {
        const { status, body } = await raw('GET', `/auth/v1/authorize?provider=keycloak&${half}`, { key: '' });
        assert.deepEqual([status, body.error_code], [400, 'validation_failed'], half);
    }
    const { body } = await raw('GET', '/auth/v1/settings');
    assert.deepEqual([body.external.keycloak, body.external.google], [true, false]);
});

test('a state that is missing, forged, borrowed or old leads to our own page', needed, async () => {
    const state = location(await fetch(await beginning(client()), { redirect: 'manual' })).searchParams.get('state');
    const { session } = await enterBy(ana);
    const [head, body, signature] = state.split('.');
    const other = Buffer.from(JSON.stringify({ ...claims(state), referrer: 'https://evil.example' })).toString(
        'base64url',
    );
    for (const [wrong, symbol] of [
        ['', 'bad_oauth_callback'],
        [`${head}.${other}.${signature}`, 'bad_oauth_state'],
        [`${head}.${body}.`, 'bad_oauth_state'],
        [session.access_token, 'bad_oauth_state'],
    ]) {
        const answer = await raw('GET', `/auth/v1/callback?code=abc&state=${wrong}`, { key: '' });
        assert.deepEqual([answer.status, location(answer).origin], [303, stack.url]);
        assert.equal(location(answer).searchParams.get('error_code'), symbol);
    }
    const bearer = await raw('GET', '/auth/v1/user', { token: state });
    assert.deepEqual([bearer.status, bearer.body.error_code], [403, 'bad_jwt']);
});

test('a state serves once, also with a new code of the provider', needed, async () => {
    const way = await (await fetch(await beginning(client()), { redirect: 'manual' })).headers.get('location');
    const visitor = new Visitor();
    assert.ok((await visitor.signIn(way, ana)).target.searchParams.has('code'));
    const { target } = await visitor.signIn(way, ana);
    assert.deepEqual(failureIn(target).slice(0, 2), ['invalid_request', 'flow_state_already_used']);
    const invented = `${stack.url}/auth/v1/callback?code=invented&state=${new URL(way).searchParams.get('state')}`;
    assert.deepEqual(failureIn((await visitor.follow(invented)).target).slice(0, 2), [
        'server_error',
        'unexpected_failure',
    ]);
});

test('a link by mail does not hand out the code of a sign-in through the browser', needed, async () => {
    const who = client();
    const mail = await askForMail(who, ana, { emailRedirectTo: 'deskbell://auth/callback' });
    const { target } = await arrive(ana); // the newer flow of the same person
    const link = location(await fetch(browserLinkIn(mail), { redirect: 'manual' }));
    assert.notEqual(link.searchParams.get('code'), target.searchParams.get('code'));
    assert.equal((await who.auth.exchangeCodeForSession(link.searchParams.get('code'))).error, null);
});
