// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in by code, by link with PKCE, by token hash and by password.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from '../support/runner.mjs';
import { client, owner, raw, restoreKnobs, stack, turn } from '../support/stack.mjs';
import { askForMail, browserLinkIn, claims, codeIn, mails, programLinkIn, signIn } from '../support/people.mjs';

const ana = 'ana@deskbell.test';
const follow = (link) => fetch(link, { redirect: 'manual' });

test('a code signs in, in any case of the address', { repair: '2' }, async () => {
    const who = client();
    const mail = await askForMail(who, ana);
    const { data, error } = await who.auth.verifyOtp({
        email: 'Ana@Deskbell.test',
        token: codeIn(mail),
        type: 'email',
    });
    assert.equal(error, null);
    assert.equal(data.user.email, ana);
    assert.equal((await who.auth.getUser()).data.user.id, data.user.id);
});

test('a wrong, a used and an old code are all otp_expired', { repair: '2' }, async () => {
    const who = client();
    const code = codeIn(await askForMail(who, ana));
    const attempt = async (token) => (await who.auth.verifyOtp({ email: ana, token, type: 'email' })).error;
    const wrong = await attempt(code === '000000' ? '111111' : '000000');
    assert.deepEqual([wrong.status, wrong.code], [403, 'otp_expired']);
    assert.equal(await attempt(code), null);
    assert.equal((await attempt(code)).code, 'otp_expired');
    await turn({ otp_expiry: 0 });
    try {
        const late = codeIn(await askForMail(who, ana));
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.equal((await attempt(late)).code, 'otp_expired');
    } finally {
        await restoreKnobs();
    }
});

test('the link into the program signs in by its token hash, also on another machine', { repair: '2' }, async () => {
    const link = new URL(programLinkIn(await askForMail(client(), ana)));
    assert.equal(`${link.protocol}//${link.host}${link.pathname}`, 'deskbell://auth/callback');
    const elsewhere = client();
    const token_hash = link.searchParams.get('token_hash');
    const { data, error } = await elsewhere.auth.verifyOtp({ token_hash, type: link.searchParams.get('type') });
    assert.equal(error, null);
    assert.equal(data.user.email, ana);
    assert.equal((await elsewhere.auth.verifyOtp({ token_hash, type: 'email' })).error.code, 'otp_expired');
});

test('the mail says the same as text and as HTML', { repair: '2' }, async () => {
    const mail = await askForMail(client(), ana, { emailRedirectTo: 'deskbell://auth/callback' });
    const html = mail.html.replaceAll('&amp;', '&');
    for (const part of [codeIn(mail), programLinkIn(mail), browserLinkIn(mail)]) assert.ok(html.includes(part), part);
    assert.ok(!mail.html.includes('{{'));
    assert.deepEqual(Object.keys(mail), ['channel', 'to', 'subject', 'text', 'html', 'notice', 'at']);
    assert.equal(mail.channel, 'mail');
});

test(
    'a link with PKCE leads to deskbell:// with a code that only the asker can exchange',
    { repair: '2' },
    async () => {
        const who = client();
        const mail = await askForMail(who, ana, { emailRedirectTo: 'deskbell://auth/callback?flow=abc' });
        const answer = await follow(browserLinkIn(mail));
        assert.equal(answer.status, 303);
        const target = new URL(answer.headers.get('location'));
        assert.equal(`${target.protocol}//${target.host}${target.pathname}`, 'deskbell://auth/callback');
        assert.equal(target.searchParams.get('flow'), 'abc');
        assert.equal(target.hash, '');
        const code = target.searchParams.get('code');
        const thief = await raw('POST', '/auth/v1/token?grant_type=pkce', {
            body: { auth_code: code, code_verifier: 'x'.repeat(43) },
        });
        assert.deepEqual([thief.status, thief.body.error_code], [400, 'bad_code_verifier']);
        const { data, error } = await who.auth.exchangeCodeForSession(code);
        assert.equal(error, null);
        assert.equal(data.user.email, ana);
    },
);

test('a link with PKCE leads to a listener on a loopback address', { repair: '2' }, async () => {
    const who = client();
    let seen;
    const arrived = new Promise((resolve) => (seen = resolve));
    const listener = http.createServer((request, response) => {
        response.end('You may close this page.');
        seen(new URL(request.url, 'http://127.0.0.1'));
    });
    await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
    try {
        const wanted = `http://127.0.0.1:${listener.address().port}/callback/9f2c`;
        const mail = await askForMail(who, ana, { emailRedirectTo: wanted });
        await fetch(browserLinkIn(mail));
        const url = await arrived;
        assert.equal(url.pathname, '/callback/9f2c');
        const { data, error } = await who.auth.exchangeCodeForSession(url.searchParams.get('code'));
        assert.equal(error, null);
        assert.equal(data.user.email, ana);
    } finally {
        listener.close();
        listener.closeAllConnections();
    }
});

test('a link opened twice says otp_expired in query and fragment', { repair: '2' }, async () => {
    const mail = await askForMail(client(), ana, { emailRedirectTo: 'deskbell://auth/callback' });
    await follow(browserLinkIn(mail));
    const target = new URL((await follow(browserLinkIn(mail))).headers.get('location'));
    assert.equal(target.searchParams.get('error_code'), 'otp_expired');
    assert.equal(new URLSearchParams(target.hash.slice(1)).get('error_code'), 'otp_expired');
});

test('with two links asked for, only the second opens', { repair: '2' }, async () => {
    const who = client();
    const first = await askForMail(who, ana, { emailRedirectTo: 'deskbell://auth/callback' });
    const second = await askForMail(who, ana, { emailRedirectTo: 'deskbell://auth/callback' });
    assert.match((await follow(browserLinkIn(first))).headers.get('location'), /error_code=otp_expired/);
    const target = new URL((await follow(browserLinkIn(second))).headers.get('location'));
    assert.equal((await who.auth.exchangeCodeForSession(target.searchParams.get('code'))).error, null);
});

test('a link without PKCE carries the session in the fragment, with whole claims', { repair: '2' }, async () => {
    const who = client({ auth: { flowType: 'implicit' } });
    const mail = await askForMail(who, ana, { emailRedirectTo: 'deskbell://auth/callback' });
    const target = new URL((await follow(browserLinkIn(mail))).headers.get('location'));
    const said = new URLSearchParams(target.hash.slice(1));
    assert.equal(claims(said.get('access_token')).aal, 'aal1');
    assert.equal(said.get('token_type'), 'bearer');
    assert.ok(said.has('refresh_token') && said.has('expires_at') && said.has('sb'));
});

test('a redirect that is not allowed leads to our own page', { repair: '2' }, async () => {
    for (const wanted of [
        'https://evil.example/x',
        'http://localhost.evil.example/',
        'http://127.0.0.1@evil.example/',
        'javascript:alert(1)',
        'other://auth/callback',
    ]) {
        const mail = await askForMail(client(), ana, { emailRedirectTo: wanted });
        const target = (await follow(browserLinkIn(mail))).headers.get('location');
        assert.equal(new URL(target).origin, stack.url, wanted);
    }
});

test('a password signs in, a wrong one does not', async () => {
    const { who } = await signIn('bo@deskbell.test');
    const weak = (await who.auth.updateUser({ password: 'short' })).error;
    assert.deepEqual([weak.status, weak.code], [422, 'weak_password']);
    assert.equal((await who.auth.updateUser({ password: 'correct horse battery' })).error, null);
    const other = client();
    const wrong = (await other.auth.signInWithPassword({ email: 'bo@deskbell.test', password: 'wrong horse battery' }))
        .error;
    assert.deepEqual([wrong.status, wrong.code], [400, 'invalid_credentials']);
    const { data, error } = await other.auth.signInWithPassword({
        email: 'bo@deskbell.test',
        password: 'correct horse battery',
    });
    assert.equal(error, null);
    assert.equal(claims(data.session.access_token).amr[0].method, 'password');
});

test('a stranger is refused by the hook and leaves no account', { repair: '7' }, async () => {
    const { error } = await client().auth.signInWithOtp({ email: 'stranger@nowhere.test' });
    assert.equal(error.status, 403);
    assert.equal((await owner()`select 1 from auth.users where email = 'stranger@nowhere.test'`).length, 0);
    assert.equal((await mails('stranger@nowhere.test')).length, 0);
    const silent = (
        await client().auth.signInWithOtp({ email: 'stranger@nowhere.test', options: { shouldCreateUser: false } })
    ).error;
    assert.deepEqual([silent.status, silent.code], [422, 'otp_disabled']);
});

test(
    'an invited address is confirmed by the code, and has neither rights nor session before',
    { repair: '7' },
    async () => {
        const email = 'new.person@corrib.test';
        await owner()`insert into private.allowed_emails (org_id, email, role) select id, ${email}, 'client' from public.organizations limit 1`;
        const who = client();
        const mail = await askForMail(who, email);
        const [before] = await owner()`
        select u.email_confirmed_at, (select count(*)::int from auth.sessions s where s.user_id = u.id) as sessions,
               (select count(*)::int from public.memberships m where m.user_id = u.id) as memberships
        from auth.users u where email = ${email}`;
        assert.deepEqual({ ...before }, { email_confirmed_at: null, sessions: 0, memberships: 0 });
        assert.equal((await who.auth.verifyOtp({ email, token: codeIn(mail), type: 'email' })).error, null);
        assert.equal((await who.rpc('my_state')).data.member, true);
    },
);
