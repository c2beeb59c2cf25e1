// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The admin API of auth, by the official client with the secret key.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { client, owner, raw, stack } from '../support/stack.mjs';
import { claims, mails, signIn } from '../support/people.mjs';

const missing = '00000000-0000-4000-8000-000000000000';
const admin = () => client({}, stack.secret_key).auth.admin;

async function make(email, more = {}) {
    const { data, error } = await admin().createUser({ email, email_confirm: true, ...more });
    assert.equal(error, null);
    return data.user;
}

test('an admin makes a person who signs in with the password at once', { repair: '10' }, async () => {
    const email = 'made.one@corrib.test';
    const user = await make(email, {
        password: 'a kettle for nine',
        user_metadata: { full_name: 'Made One' },
        app_metadata: { level: 3 },
    });
    assert.equal(user.email, email);
    assert.ok(user.email_confirmed_at);
    assert.deepEqual(user.app_metadata, { provider: 'email', providers: ['email'], level: 3 });
    assert.equal(user.identities[0].identity_data.email, email);
    const { data, error } = await client().auth.signInWithPassword({ email, password: 'a kettle for nine' });
    assert.equal(error, null);
    assert.equal(data.user.id, user.id);
    assert.equal(data.user.user_metadata.full_name, 'Made One');
});

test('a second person with the address is refused with email_exists', { repair: '10' }, async () => {
    const { error } = await admin().createUser({ email: 'Ana@deskbell.test' });
    assert.deepEqual([error.status, error.code], [422, 'email_exists']);
    const weak = (await admin().createUser({ email: 'weak@corrib.test', password: 'short' })).error;
    assert.deepEqual([weak.status, weak.code], [422, 'weak_password']);
    const nobody = (await admin().createUser({ password: 'a kettle for nine' })).error;
    assert.deepEqual([nobody.status, nobody.code], [400, 'validation_failed']);
});

test('people are listed page by page and found by their id', { repair: '10' }, async () => {
    const [{ count }] = await owner()`select count(*)::int from auth.users`;
    const first = await admin().listUsers({ page: 1, perPage: 5 });
    const second = await admin().listUsers({ page: 2, perPage: 5 });
    assert.deepEqual([first.data.total, first.data.nextPage, first.data.users.length], [count, 2, 5]);
    const ids = new Set([...first.data.users, ...second.data.users].map((one) => one.id));
    assert.equal(ids.size, 10);
    const [wanted] = ids;
    assert.equal((await admin().getUserById(wanted)).data.user.id, wanted);
    const { error } = await admin().getUserById(missing);
    assert.deepEqual([error.status, error.code], [404, 'user_not_found']);
});

test('an admin changes address, data and password, and the sessions end', { repair: '10' }, async () => {
    const { id } = await make('made.two@corrib.test', { password: 'a kettle for nine', user_metadata: { a: 1, b: 2 } });
    const who = client();
    const opened = await who.auth.signInWithPassword({ email: 'made.two@corrib.test', password: 'a kettle for nine' });
    const { data, error } = await admin().updateUserById(id, {
        email: 'made.three@corrib.test',
        phone: '+49 30 901820',
        phone_confirm: true,
        password: 'eleven green bottles',
        user_metadata: { a: null, c: { d: null } },
    });
    assert.equal(error, null);
    assert.deepEqual([data.user.email, data.user.phone], ['made.three@corrib.test', '4930901820']);
    assert.deepEqual(data.user.user_metadata, { b: 2, c: { d: null } });
    assert.ok(data.user.phone_confirmed_at);
    assert.equal((await raw('GET', '/auth/v1/user', { token: opened.data.session.access_token })).status, 403);
    const again = { email: 'made.three@corrib.test', password: 'eleven green bottles' };
    assert.equal((await client().auth.signInWithPassword(again)).error, null);
    const taken = (await admin().updateUserById(id, { email: 'ana@deskbell.test' })).error;
    assert.deepEqual([taken.status, taken.code], [422, 'email_exists']);
});

test('a ban holds until it is taken back', { repair: '10' }, async () => {
    const { id } = await make('made.four@corrib.test');
    const banned = (await admin().updateUserById(id, { ban_duration: '1h30m' })).data.user.banned_until;
    assert.ok(Math.abs(Date.parse(banned) - Date.now() - 5_400_000) < 60_000);
    assert.equal((await admin().updateUserById(id, { ban_duration: 'none' })).data.user.banned_until, undefined);
    assert.equal((await admin().updateUserById(id, { ban_duration: 'long' })).error.code, 'validation_failed');
});

test('a removed person is gone, one that is buried keeps no name', { repair: '10' }, async () => {
    const [gone, buried] = [await make('made.five@corrib.test'), await make('made.six@corrib.test')];
    assert.equal((await admin().deleteUser(gone.id)).error, null);
    assert.equal((await admin().getUserById(gone.id)).error.code, 'user_not_found');
    assert.equal((await admin().deleteUser(buried.id, true)).error, null);
    const { data } = await admin().getUserById(buried.id);
    assert.ok(data.user.deleted_at);
    assert.ok(!JSON.stringify(data.user).includes('made.six'));
});

for (const [type, kind] of [
    ['magiclink', 'email'],
    ['recovery', 'recovery'],
    ['signup', 'email'],
    ['invite', 'invite'],
]) {
    test(`a ${type} link that was made and not mailed opens a session`, { repair: '10' }, async () => {
        const known = type === 'magiclink' || type === 'recovery';
        const email = known ? 'bo@deskbell.test' : `${type}.link@corrib.test`;
        if (!known)
            await owner()`insert into private.allowed_emails (org_id, email, role) select id, ${email}, 'client' from public.organizations limit 1`;
        const sent = (await mails(email)).length;
        const { data, error } = await admin().generateLink({ type, email, password: 'a kettle for nine' });
        assert.equal(error, null);
        assert.equal((await mails(email)).length, sent);
        const { hashed_token, email_otp, verification_type, action_link } = data.properties;
        assert.deepEqual([data.user.email, verification_type], [email, type]);
        assert.match(email_otp, /^\d{6}$/);
        assert.equal(new URL(action_link).searchParams.get('token'), hashed_token);
        const opened = await client().auth.verifyOtp({ token_hash: hashed_token, type: kind });
        assert.equal(opened.error, null);
        assert.equal(opened.data.user.email, email);
        assert.ok(opened.data.user.email_confirmed_at);
        assert.equal(claims(opened.data.session.access_token).amr[0].method, 'otp');
    });
}

test('a link for a stranger asks the hook, and recovery knows nobody', { repair: '10' }, async () => {
    const stranger = (await admin().generateLink({ type: 'magiclink', email: 'stranger@nowhere.test' })).error;
    assert.equal(stranger.status, 403);
    const lost = (await admin().generateLink({ type: 'recovery', email: 'stranger@nowhere.test' })).error;
    assert.deepEqual([lost.status, lost.code], [404, 'user_not_found']);
    const known = (await admin().generateLink({ type: 'signup', email: 'ana@deskbell.test', password: 'x' })).error;
    assert.deepEqual([known.status, known.code], [422, 'email_exists']);
});

test('second factors are listed without their secret, and removed', { repair: '10' }, async () => {
    const { id } = await make('made.seven@corrib.test');
    const factor = missing.replace('8000', '8001');
    await owner()`insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
                  values (${factor}, ${id}, 'phone', 'totp', 'verified', 'JBSWY3DP', now(), now())`;
    const listed = (await admin().mfa.listFactors({ userId: id })).data.factors;
    assert.deepEqual([listed[0].id, listed[0].status, listed[0].secret], [factor, 'verified', undefined]);
    assert.equal((await admin().mfa.deleteFactor({ userId: id, id: factor })).error, null);
    assert.deepEqual((await admin().mfa.listFactors({ userId: id })).data.factors, []);
    const { error } = await admin().mfa.deleteFactor({ userId: id, id: factor });
    assert.deepEqual([error.status, error.code], [404, 'mfa_factor_not_found']);
});

test('nobody else is an admin', { repair: '10' }, async () => {
    const { token } = await signIn('admin@deskbell.test');
    const ask = (options) => raw('GET', '/auth/v1/admin/users', options);
    for (const options of [{}, { token }, { token, key: stack.secret_key }, { token: stack.anon_key }]) {
        const { status, body } = await ask(options);
        assert.deepEqual([status, body.error_code], [403, 'not_admin']);
    }
    const forged = await ask({ token: `${token}x` });
    assert.deepEqual([forged.status, forged.body.error_code], [403, 'bad_jwt']);
    assert.equal((await ask({ key: '' })).status, 401);
    assert.equal((await ask({ key: stack.secret_key })).status, 200);
});
