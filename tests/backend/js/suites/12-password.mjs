// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A password: sign-up, sign-in, forgotten, changed.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { client, owner, raw, stack, withKnobs } from '../support/stack.mjs';
import {
    askForMail,
    browserLinkIn,
    claims,
    codeIn,
    invite,
    lastMail,
    mails,
    programLinkIn,
    signIn,
} from '../support/people.mjs';

const password = 'a kettle for nine';
const refused = ({ error }) => [error?.status, error?.code];
const admin = () => client({}, stack.secret_key).auth.admin;
const enter = (email, given = password) => client().auth.signInWithPassword({ email, password: given });

let count = 0;
/** Somebody confirmed, with the password. */
async function person() {
    const email = `password.${(count += 1)}@corrib.test`;
    const { data } = await admin().createUser({ email, password, email_confirm: true });
    return { email, id: data.user.id };
}

test('a sign-up confirms the address by its code, and only then the password opens', { repair: '10' }, async () => {
    const email = 'sign.up@corrib.test';
    await invite(email);
    const who = client();
    const { data, error } = await who.auth.signUp({ email, password, options: { data: { full_name: 'Sign Up' } } });
    assert.equal(error, null);
    assert.deepEqual([data.session, data.user.identities.length, data.user.email_confirmed_at], [null, 1, undefined]);
    assert.deepEqual(refused(await enter(email)), [400, 'email_not_confirmed']);
    assert.deepEqual(refused(await enter(email, 'some other words')), [400, 'invalid_credentials']);
    const mail = await lastMail(email);
    assert.equal(new URL(programLinkIn(mail)).searchParams.get('type'), 'email');
    const verified = await who.auth.verifyOtp({ email, token: codeIn(mail), type: 'email' });
    assert.equal(verified.error, null);
    assert.equal(claims(verified.data.session.access_token).amr[0].method, 'otp');
    const opened = await enter(email);
    assert.equal(opened.data.user.user_metadata.full_name, 'Sign Up');
    assert.equal(claims(opened.data.session.access_token).amr[0].method, 'password');
});

test('a sign-up by link: the hash into the program, the browser with PKCE', { repair: '10' }, async () => {
    const [first, second] = ['link.one@corrib.test', 'link.two@corrib.test'];
    await Promise.all([invite(first), invite(second)]);
    await client().auth.signUp({ email: first, password });
    const link = new URL(programLinkIn(await lastMail(first)));
    const token_hash = link.searchParams.get('token_hash');
    assert.equal((await client().auth.verifyOtp({ token_hash, type: link.searchParams.get('type') })).error, null);
    const who = client();
    await who.auth.signUp({ email: second, password, options: { emailRedirectTo: 'deskbell://auth/callback' } });
    const answer = await fetch(browserLinkIn(await lastMail(second)), { redirect: 'manual' });
    const code = new URL(answer.headers.get('location')).searchParams.get('code');
    const { data, error } = await who.auth.exchangeCodeForSession(code);
    assert.equal(error, null);
    assert.ok(data.user.email_confirmed_at);
});

test(
    'a sign-up for somebody who is there answers as if not, mails nothing and changes nothing',
    { repair: '10' },
    async () => {
        const { email, id } = await person();
        const before = (await mails(email)).length;
        const { data, error } = await client().auth.signUp({ email, password: 'the words of a thief' });
        assert.deepEqual([error, data.session, data.user.email, data.user.identities], [null, null, email, []]);
        assert.notEqual(data.user.id, id);
        assert.ok(data.user.confirmation_sent_at);
        assert.equal((await mails(email)).length, before);
        assert.equal((await owner()`select 1 from auth.flow_state where user_id = ${id}`).length, 0);
        assert.equal((await enter(email)).error, null);
    },
);

test('who signs up twice gets a second code and keeps the first password', { repair: '10' }, async () => {
    const email = 'sign.twice@corrib.test';
    await invite(email);
    await client().auth.signUp({ email, password });
    const { data } = await client().auth.signUp({ email, password: 'the words of a thief' });
    assert.equal(data.user.identities.length, 1);
    const list = await mails(email);
    assert.equal(list.length, 2);
    const verify = (mail) => client().auth.verifyOtp({ email, token: codeIn(mail), type: 'signup' });
    if (codeIn(list[0]) !== codeIn(list[1])) assert.deepEqual(refused(await verify(list[0])), [403, 'otp_expired']);
    assert.equal((await verify(list[1])).error, null);
    assert.deepEqual(refused(await enter(email, 'the words of a thief')), [400, 'invalid_credentials']);
    assert.equal((await enter(email)).error, null);
});

test('a confirmation is sent again to who waits for one, and nobody learns of others', { repair: '10' }, async () => {
    const email = 'sign.again@corrib.test';
    await invite(email);
    await client().auth.signUp({ email, password });
    assert.equal((await client().auth.resend({ type: 'signup', email })).error, null);
    assert.equal((await mails(email)).length, 2);
    for (const other of ['ana@deskbell.test', 'stranger@nowhere.test']) {
        const before = (await mails(other)).length;
        assert.equal((await client().auth.resend({ type: 'signup', email: other })).error, null);
        assert.equal((await mails(other)).length, before);
    }
    assert.deepEqual(refused(await client().auth.resend({ type: 'recovery', email })), [400, 'validation_failed']);
});

test('the hook refuses a stranger before there is an account', { repair: '10' }, async () => {
    const { error } = await client().auth.signUp({ email: 'stranger@nowhere.test', password });
    assert.equal(error.status, 403);
    assert.equal((await owner()`select 1 from auth.users where email = 'stranger@nowhere.test'`).length, 0);
    assert.equal((await mails('stranger@nowhere.test')).length, 0);
});

test('a weak password is refused with its reasons', { repair: '10' }, async () => {
    const reasons = async (given) => {
        const { error } = await client().auth.signUp({ email: 'weak.one@corrib.test', password: given });
        assert.deepEqual([error.status, error.code, error.name], [422, 'weak_password', 'AuthWeakPasswordError']);
        return error.reasons;
    };
    assert.deepEqual(await reasons('short'), ['length']);
    assert.deepEqual(await reasons('passwordpassword'), ['pwned']);
    await withKnobs({ password_requirements: 'lower_upper_letters_digits', pwned_passwords: ['secret'] }, async () => {
        assert.deepEqual(await reasons('secret'), ['length', 'characters', 'pwned']);
        assert.deepEqual(await reasons('only small letters'), ['characters']);
    });
    const old = await raw('POST', '/auth/v1/signup', { body: { email: 'weak.one@corrib.test', password: 'short' } });
    assert.deepEqual([old.body.code, old.body.weak_password], [422, { reasons: ['length'] }]);
    const now = await raw('POST', '/auth/v1/signup', {
        body: { email: 'weak.one@corrib.test', password: 'short' },
        headers: { 'x-supabase-api-version': '2024-01-01' },
    });
    assert.deepEqual([now.body.code, now.body.weak_password], ['weak_password', { reasons: ['length'] }]);
});

test('a password that became weak still opens, and is told', { repair: '10' }, async () => {
    const { email } = await person();
    assert.equal((await enter(email)).data.weakPassword ?? null, null);
    await withKnobs({ pwned_passwords: [password] }, async () => {
        const { data, error } = await enter(email);
        assert.equal(error, null);
        assert.deepEqual(data.weakPassword.reasons, ['pwned']);
    });
});

test('a banned person hears so at the password and at the code', { repair: '10' }, async () => {
    const { email, id } = await person();
    const code = codeIn(await askForMail(client(), email));
    await admin().updateUserById(id, { ban_duration: '1h' });
    assert.deepEqual(refused(await enter(email)), [400, 'user_banned']);
    const byCode = await client().auth.verifyOtp({ email, token: code, type: 'email' });
    assert.deepEqual(refused(byCode), [403, 'user_banned']);
});

test('a forgotten password: by code and by hash; a stranger hears the same', { repair: '10' }, async () => {
    const { email } = await person();
    const who = client();
    assert.equal((await who.auth.resetPasswordForEmail(email)).error, null);
    const mail = await lastMail(email);
    assert.equal(mail.subject, 'Change your Deskbell password');
    const { data } = await who.auth.verifyOtp({ email, token: codeIn(mail), type: 'recovery' });
    assert.equal(claims(data.session.access_token).amr[0].method, 'otp');
    assert.equal((await who.auth.updateUser({ password: 'eleven green bottles' })).error, null);
    assert.equal((await enter(email, 'eleven green bottles')).error, null);
    await client().auth.resetPasswordForEmail(email);
    const link = new URL(programLinkIn(await lastMail(email)));
    const verify = () =>
        client().auth.verifyOtp({
            token_hash: link.searchParams.get('token_hash'),
            type: link.searchParams.get('type'),
        });
    assert.equal((await verify()).error, null);
    assert.deepEqual(refused(await verify()), [403, 'otp_expired']);
    const stranger = await raw('POST', '/auth/v1/recover', { body: { email: 'stranger@nowhere.test' } });
    assert.deepEqual([stranger.status, stranger.body], [200, {}]);
    assert.equal((await mails('stranger@nowhere.test')).length, 0);
});

test(
    'a recovery by link with PKCE says recovery, and another flow does not take its code',
    { repair: '10' },
    async () => {
        const { email } = await person();
        const who = client();
        await who.auth.resetPasswordForEmail(email, { redirectTo: 'deskbell://auth/callback' });
        const link = browserLinkIn(await lastMail(email));
        await client().auth.signUp({ email, password: 'the words of a thief' });
        const code = new URL((await fetch(link, { redirect: 'manual' })).headers.get('location')).searchParams.get(
            'code',
        );
        const { error } = await who.auth.exchangeCodeForSession(code);
        assert.equal(error, null);
    },
);

test('a nonce of a reauthentication does not sign in', { repair: '10' }, async () => {
    const { who } = await signIn('thomas@hartmann.test');
    await who.auth.reauthenticate();
    const token = codeIn(await lastMail('thomas@hartmann.test'));
    const answer = await raw('POST', '/auth/v1/verify', {
        body: { type: 'reauthentication', email: 'thomas@hartmann.test', token },
    });
    assert.deepEqual([answer.status, answer.body.error_code], [400, 'validation_failed']);
});
