// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A phone: codes by text message, for known numbers.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { client, owner, raw, stack, withKnobs } from '../support/stack.mjs';
import { claims, codeIn, lastMail, mails, signIn } from '../support/people.mjs';

const [bo, orla, nobody] = ['447700900101', '447700900102', '447700900199'];
const refused = ({ error }) => [error?.status, error?.code];
const ask = (phone, options) => client().auth.signInWithOtp({ phone, options });
const verify = (phone, token, type = 'sms') => client().auth.verifyOtp({ phone, token, type });

test('a code by text message signs a known number in', { repair: '10' }, async () => {
    const { data, error } = await ask('+44 7700 900101');
    assert.deepEqual([error, typeof data.messageId], [null, 'string']);
    const sent = await lastMail(bo);
    assert.deepEqual([sent.channel, sent.to, sent.subject, sent.html], ['sms', bo, '', '']);
    assert.match(sent.text, /^Your Deskbell code is \d{6}$/);
    const opened = await verify(`+${bo}`, codeIn(sent));
    assert.equal(opened.error, null);
    assert.deepEqual([opened.data.user.email, opened.data.user.phone], ['bo@deskbell.test', bo]);
    const said = claims(opened.data.session.access_token);
    assert.deepEqual([said.phone, said.email, said.amr[0].method], [bo, 'bo@deskbell.test', 'otp']);
    assert.deepEqual(refused(await verify(bo, codeIn(sent))), [403, 'otp_expired']);
});

test('a wrong and an old code are otp_expired, whoever is asked for', { repair: '10' }, async () => {
    await ask(orla);
    const code = codeIn(await lastMail(orla));
    assert.deepEqual(refused(await verify(orla, code === '000000' ? '111111' : '000000')), [403, 'otp_expired']);
    assert.deepEqual(refused(await verify(nobody, code)), [403, 'otp_expired']);
    assert.deepEqual(refused(await verify(bo, code)), [403, 'otp_expired']);
    await withKnobs({ sms_expiry: 0 }, async () => {
        assert.deepEqual(refused(await verify(orla, code)), [403, 'otp_expired']);
    });
    assert.equal((await verify(orla, code)).error, null);
});

test('a pause between two messages is told in seconds', { repair: '10' }, async () => {
    await withKnobs({ sms_interval: 60 }, async () => {
        const number = '447700900110';
        await client({}, stack.secret_key).auth.admin.createUser({ phone: number, phone_confirm: true });
        assert.equal((await ask(number)).error, null);
        const again = await ask(`+${number}`);
        assert.deepEqual(refused(again), [429, 'over_sms_send_rate_limit']);
        assert.match(again.error.message, /after (59|60) seconds/);
        assert.equal((await mails(number)).length, 1);
    });
});

test('a number that nobody confirmed stays outside', { repair: '10' }, async () => {
    assert.deepEqual(refused(await ask(nobody, { shouldCreateUser: false })), [422, 'otp_disabled']);
    assert.equal((await ask(nobody)).error.status, 403); // the hook: nobody invited it
    assert.equal((await client().auth.signUp({ phone: nobody, password: 'a kettle for nine' })).error.status, 403);
    await withKnobs({ signup_enabled: false }, async () => {
        assert.deepEqual(refused(await ask(nobody)), [422, 'signup_disabled']);
        assert.equal((await ask(bo)).error, null);
    });
    assert.equal((await owner()`select 1 from auth.users where phone = ${nobody}`).length, 0);
    assert.equal((await mails(nobody)).length, 0);
});

test('what is no number and no channel is refused', { repair: '10' }, async () => {
    assert.deepEqual(refused(await ask('12 34 ab')), [400, 'validation_failed']);
    assert.deepEqual(refused(await ask(bo, { channel: 'whatsapp' })), [400, 'validation_failed']);
    const both = await raw('POST', '/auth/v1/otp', { body: { phone: bo, email: 'bo@deskbell.test' } });
    assert.deepEqual([both.status, both.body.error_code], [400, 'validation_failed']);
});

test('a new number is the account once its code is typed, and not before', { repair: '10' }, async () => {
    const { who } = await signIn('manager@deskbell.test');
    const number = '447700900120';
    const { data } = await who.auth.updateUser({ phone: `+${number}` });
    assert.deepEqual([data.user.phone, data.user.new_phone], ['', number]);
    const code = codeIn(await lastMail(number));
    assert.deepEqual(refused(await ask(number, { shouldCreateUser: false })), [422, 'otp_disabled']);
    assert.deepEqual(refused(await verify(number, code)), [403, 'otp_expired']);
    const taken = await verify(number, code, 'phone_change');
    assert.equal(taken.error, null);
    assert.deepEqual([taken.data.user.phone, taken.data.user.new_phone], [number, undefined]);
    assert.deepEqual(taken.data.user.app_metadata.providers, ['email', 'phone']);
    assert.ok(taken.data.user.identities.some((one) => one.provider === 'phone' && one.identity_data.phone === number));
    await ask(number);
    assert.equal((await verify(number, codeIn(await lastMail(number)))).data.user.email, 'manager@deskbell.test');
    const theirs = await signIn('ana@deskbell.test');
    assert.deepEqual(refused(await theirs.who.auth.updateUser({ phone: number })), [422, 'phone_exists']);
});

test('a change of number is sent again, to who began one', { repair: '10' }, async () => {
    const { who } = await signIn('orla@corrib.test');
    const number = '447700900130';
    await who.auth.updateUser({ phone: number });
    assert.equal((await client().auth.resend({ type: 'phone_change', phone: orla })).error, null);
    assert.equal((await mails(number)).length, 2);
    assert.equal((await client().auth.resend({ type: 'sms', phone: orla })).error, null); // confirmed: nothing to send
    assert.equal((await verify(number, codeIn(await lastMail(number)), 'phone_change')).data.user.phone, number);
});

test(
    'a number and a password, once the number is confirmed; without an address the nonce comes by message',
    { repair: '10' },
    async () => {
        const [phone, password] = ['447700900140', 'a kettle for nine'];
        const admin = client({}, stack.secret_key).auth.admin;
        const { data } = await admin.createUser({ phone, password });
        const who = client();
        const enter = () => who.auth.signInWithPassword({ phone: `+${phone}`, password });
        assert.deepEqual(refused(await enter()), [400, 'phone_not_confirmed']);
        await admin.updateUserById(data.user.id, { phone_confirm: true });
        assert.equal(claims((await enter()).data.session.access_token).amr[0].method, 'password');
        assert.equal((await who.auth.reauthenticate()).error, null);
        await withKnobs({ reauthentication_age: 0 }, async () => {
            const nonce = codeIn(await lastMail(phone));
            assert.equal((await who.auth.updateUser({ password: 'eleven green bottles', nonce })).error, null);
        });
    },
);
