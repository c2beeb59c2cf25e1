// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an installation lets people do: /settings says it, and what is switched off refuses with its symbol.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { client, raw, turn, withKnobs } from '../support/stack.mjs';
import { invite } from '../support/people.mjs';

const [email, phone, password] = ['ana@deskbell.test', '447700900101', 'a kettle for nine'];
const settings = async () => (await raw('GET', '/auth/v1/settings')).body;
const refused = async (work) => {
    const { error } = await work;
    return [error?.status, error?.code];
};

test('settings are those of config.toml', { repair: '10' }, async () => {
    const { external, ...rest } = await settings();
    assert.deepEqual(
        [external.email, external.phone, external.anonymous_users, external.github],
        [true, true, false, false],
    );
    assert.deepEqual(rest, {
        disable_signup: false,
        mailer_autoconfirm: false,
        phone_autoconfirm: false,
        sms_provider: '',
        saml_enabled: false,
        passkeys_enabled: false,
    });
});

test('with mail switched off every way by mail says so', { repair: '10' }, async () => {
    await withKnobs({ email_enabled: false }, async () => {
        assert.equal((await settings()).external.email, false);
        const { auth } = client();
        const off = 'email_provider_disabled';
        assert.deepEqual(await refused(auth.signInWithOtp({ email })), [422, off]);
        assert.deepEqual(await refused(auth.signInWithPassword({ email, password })), [422, off]);
        assert.deepEqual(await refused(auth.signUp({ email, password })), [400, off]);
        assert.deepEqual(await refused(auth.resetPasswordForEmail(email)), [400, off]);
        assert.deepEqual(await refused(auth.resend({ type: 'signup', email })), [400, off]);
        assert.deepEqual(await refused(auth.signInWithOtp({ phone })), [undefined, undefined]);
    });
    assert.equal((await settings()).external.email, true);
});

test('with the phone switched off every way by phone says so', { repair: '10' }, async () => {
    await withKnobs({ phone_enabled: false }, async () => {
        assert.equal((await settings()).external.phone, false);
        const { auth } = client();
        const off = 'phone_provider_disabled';
        assert.deepEqual(await refused(auth.signInWithOtp({ phone })), [400, off]);
        assert.deepEqual(await refused(auth.signInWithPassword({ phone, password })), [422, off]);
        assert.deepEqual(await refused(auth.signUp({ phone, password })), [400, off]);
        assert.deepEqual(await refused(auth.resend({ type: 'sms', phone })), [400, off]);
        assert.deepEqual(await refused(auth.signInWithOtp({ email })), [undefined, undefined]);
    });
});

test('with sign-up closed only who is known gets in', { repair: '10' }, async () => {
    await withKnobs({ signup_enabled: false }, async () => {
        assert.equal((await settings()).disable_signup, true);
        const { auth } = client();
        const stranger = 'closed.door@corrib.test';
        assert.deepEqual(await refused(auth.signUp({ email: stranger, password })), [422, 'signup_disabled']);
        assert.deepEqual(await refused(auth.signInWithOtp({ email: stranger })), [422, 'signup_disabled']);
        assert.deepEqual(await refused(auth.signInWithOtp({ email })), [undefined, undefined]);
    });
});

test('an address that is believed at once opens a session at once', { repair: '10' }, async () => {
    const body = { email: 'at.once@corrib.test', password };
    await withKnobs({ mail_autoconfirm: true }, async () => {
        assert.equal((await settings()).mailer_autoconfirm, true);
        assert.deepEqual(await refused(client().auth.signUp({ email, password })), [422, 'user_already_exists']);
        assert.equal((await client().auth.signUp({ email: 'stranger@nowhere.test', password })).error.status, 403);
        await invite(body.email);
        const { data, error } = await client().auth.signUp(body);
        assert.deepEqual([error, data.session.user.email], [null, body.email]);
    });
});

test('nobody is anonymous, and a knob refuses what it does not understand', { repair: '10' }, async () => {
    assert.deepEqual(await refused(client().auth.signInAnonymously()), [422, 'anonymous_provider_disabled']);
    for (const wrong of [
        { email_enabled: 1 },
        { otp_expiry: true },
        { pwned_passwords: 'secret' },
        { password_requirements: 3 },
    ])
        assert.equal((await turn(wrong)).status, 400);
});
