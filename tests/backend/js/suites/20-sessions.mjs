// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens, refresh with its window, sign-out, limits, and the two shapes of errors.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { test } from '../support/runner.mjs';
import { client, owner, raw, restoreKnobs, stack, turn } from '../support/stack.mjs';
import { askForMail, claims, codeIn, signIn } from '../support/people.mjs';

const ana = 'ana@deskbell.test';
const refresh = (refresh_token) => raw('POST', '/auth/v1/token?grant_type=refresh_token', { body: { refresh_token } });

test('a token says all that GoTrue says', { repair: '3' }, async () => {
    const { token, id } = await signIn(ana);
    const said = claims(token);
    assert.equal(said.iss, `${stack.url}/auth/v1`);
    assert.deepEqual(
        [said.sub, said.aud, said.role, said.email, said.phone, said.aal, said.is_anonymous],
        [id, 'authenticated', 'authenticated', ana, '', 'aal1', false],
    );
    assert.equal(said.amr[0].method, 'otp');
    assert.ok(Math.abs(said.amr[0].timestamp - said.iat) < 30);
    assert.deepEqual(said.app_metadata.providers, ['email']);
    assert.equal(said.user_metadata.full_name, 'Ana Ribeiro');
    assert.match(said.session_id, /^[0-9a-f-]{36}$/);
    const [head, body, signature] = token.split('.');
    assert.equal(
        crypto.createHmac('sha256', stack.jwt_secret).update(`${head}.${body}`).digest('base64url'),
        signature,
    );
});

test('the life of a token is a knob', { repair: '3' }, async () => {
    await turn({ jwt_expiry: 7 });
    try {
        const { session } = await signIn(ana);
        const said = claims(session.access_token);
        assert.deepEqual([said.exp - said.iat, session.expires_in, session.expires_at], [7, 7, said.exp]);
    } finally {
        await restoreKnobs();
    }
});

test('a refresh rotates the token and keeps how the session was opened', { repair: '3' }, async () => {
    const { who, session } = await signIn(ana);
    const { data, error } = await who.auth.refreshSession();
    assert.equal(error, null);
    assert.notEqual(data.session.refresh_token, session.refresh_token);
    const [first, second] = [claims(session.access_token), claims(data.session.access_token)];
    assert.deepEqual([second.session_id, second.amr], [first.session_id, first.amr]);
});

test('a used refresh token answers once more, with the living one', { repair: '8' }, async () => {
    const { session } = await signIn(ana);
    const next = await refresh(session.refresh_token);
    const parent = await refresh(session.refresh_token);
    assert.equal(parent.body.refresh_token, next.body.refresh_token);
    const third = await refresh(next.body.refresh_token);
    const recent = await refresh(session.refresh_token); // two steps behind, within the window
    assert.equal(recent.body.refresh_token, third.body.refresh_token);
});

test('ten refreshes at once end with one living token', { repair: '8' }, async () => {
    const { session } = await signIn(ana);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(session.refresh_token)));
    assert.deepEqual(
        answers.map((one) => one.status),
        Array(10).fill(200),
    );
    assert.equal(new Set(answers.map((one) => one.body.refresh_token)).size, 1);
});

test('a stolen refresh token ends the session', { repair: '8' }, async () => {
    const { session, token } = await signIn(ana);
    const second = await refresh(session.refresh_token);
    const third = await refresh(second.body.refresh_token);
    await turn({ reuse_interval: 0 });
    try {
        const stolen = await refresh(session.refresh_token);
        assert.deepEqual([stolen.status, stolen.body.error_code], [400, 'refresh_token_already_used']);
        assert.equal((await refresh(third.body.refresh_token)).body.error_code, 'refresh_token_not_found');
        const user = await raw('GET', '/auth/v1/user', { token });
        assert.deepEqual([user.status, user.body.error_code], [403, 'session_not_found']);
    } finally {
        await restoreKnobs();
    }
});

test('an unknown refresh token is refresh_token_not_found', { repair: '8' }, async () => {
    for (const token of ['abcdefghijkl', crypto.randomUUID()]) {
        const { status, body } = await refresh(token);
        assert.deepEqual([status, body.code, body.error_code], [400, 400, 'refresh_token_not_found']);
    }
    const { error } = await client().auth.refreshSession({ refresh_token: 'abcdefghijkl' });
    assert.equal(error.code, 'refresh_token_not_found');
});

test('a banned person cannot refresh', { repair: '8' }, async () => {
    const { session, id } = await signIn('manager@deskbell.test');
    await owner()`update auth.users set banned_until = now() + interval '1 hour' where id = ${id}`;
    try {
        assert.equal((await refresh(session.refresh_token)).body.error_code, 'user_banned');
    } finally {
        await owner()`update auth.users set banned_until = null where id = ${id}`;
    }
});

test('sign-out ends what its scope says: local, others, all', { repair: '9' }, async () => {
    const alive = async ({ session }) => (await refresh(session.refresh_token)).status === 200;
    const people = [await signIn(ana), await signIn(ana), await signIn(ana), await signIn(ana)];
    await people[0].who.auth.signOut({ scope: 'local' });
    assert.deepEqual([await alive(people[0]), await alive(people[1])], [false, true]);
    await people[1].who.auth.signOut({ scope: 'others' });
    assert.deepEqual([await alive(people[1]), await alive(people[2])], [true, false]);
    const last = await signIn(ana);
    const { status } = await raw('POST', '/auth/v1/logout', { token: last.token });
    assert.equal(status, 204);
    assert.deepEqual([await alive(people[1]), await alive(last)], [false, false]);
});

test('a new password ends the other sessions', { repair: '10' }, async () => {
    const [one, two] = [await signIn('bo@deskbell.test'), await signIn('bo@deskbell.test')];
    assert.equal((await one.who.auth.updateUser({ password: `another horse ${Date.now()}` })).error, null);
    assert.equal((await refresh(two.session.refresh_token)).status, 400);
    assert.equal((await refresh(one.session.refresh_token)).status, 200);
});

test('a pause between two mails is told in seconds', { repair: '3' }, async () => {
    await turn({ mail_interval: 60 });
    try {
        const who = client();
        const code = codeIn(await askForMail(who, 'thomas@hartmann.test'));
        const { error } = await who.auth.signInWithOtp({ email: 'Thomas@hartmann.test' });
        assert.deepEqual([error.status, error.code], [429, 'over_email_send_rate_limit']);
        assert.match(error.message, /after (59|60) seconds/);
        assert.equal((await who.auth.signInWithOtp({ email: 'orla@corrib.test' })).error, null);
        assert.equal(
            (await who.auth.verifyOtp({ email: 'thomas@hartmann.test', token: code, type: 'email' })).error,
            null,
        );
    } finally {
        await restoreKnobs();
    }
});

test('errors have both shapes, by the version that is asked for', async () => {
    const body = { email: ana, password: 'x'.repeat(12) };
    const old = await raw('POST', '/auth/v1/token?grant_type=password', { body });
    assert.deepEqual([old.body.code, old.body.error_code, typeof old.body.msg], [400, 'invalid_credentials', 'string']);
    const now = await raw('POST', '/auth/v1/token?grant_type=password', {
        body,
        headers: { 'x-supabase-api-version': '2024-01-01' },
    });
    assert.deepEqual(
        [now.body.code, typeof now.body.message, now.body.error_code],
        ['invalid_credentials', 'string', undefined],
    );
    assert.equal(now.headers.get('x-supabase-api-version'), '2024-01-01');
    assert.equal(now.headers.get('x-sb-error-code'), 'invalid_credentials');
});

test('the user endpoint tells its refusals apart', async () => {
    const none = await raw('GET', '/auth/v1/user');
    assert.deepEqual([none.status, none.body.error_code], [401, 'no_authorization']);
    const bad = await raw('GET', '/auth/v1/user', { token: 'a.b.c' });
    assert.deepEqual([bad.status, bad.body.error_code], [403, 'bad_jwt']);
    const { token, session, who } = await signIn(ana);
    await who.auth.signOut({ scope: 'local' });
    const gone = await raw('GET', '/auth/v1/user', { token });
    assert.deepEqual([gone.status, gone.body.error_code, session.token_type], [403, 'session_not_found', 'bearer']);
});

test('both families of keys open the door, a wrong one and none do not', async () => {
    for (const key of [stack.publishable_key, stack.anon_key])
        assert.equal((await raw('GET', '/auth/v1/settings', { key })).status, 200);
    const legacy = client({}, stack.anon_key);
    assert.equal((await legacy.auth.signInWithOtp({ email: ana })).error, null);
    assert.equal((await raw('GET', '/auth/v1/settings', { key: 'sb_publishable_wrong' })).status, 401);
    assert.equal((await raw('GET', '/auth/v1/settings', { key: '' })).status, 401);
    const { body } = await raw('GET', '/auth/v1/settings');
    assert.deepEqual([body.external.email, body.disable_signup, body.mailer_autoconfirm], [true, false, false]);
});

test('a body over one megabyte is 413', async () => {
    const { status, body } = await raw('POST', '/auth/v1/otp', {
        body: { email: ana, data: { x: 'y'.repeat(1_100_000) } },
    });
    assert.deepEqual([status, body.error_code], [413, 'request_entity_too_large']);
});
