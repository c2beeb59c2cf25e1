// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// PUT /user: a new password, a new address with both boxes, and the proof that an old session owes.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { client, owner, raw, stack, withKnobs } from '../support/stack.mjs';
import { browserLinkIn, claims, codeIn, invite, lastMail, mails, programLinkIn, signIn } from '../support/people.mjs';

const [first, second] = ['a kettle for nine', 'eleven green bottles'];
const refused = ({ error }) => [error?.status, error?.code];

let count = 0;
/** Somebody confirmed and signed in by password. */
async function person() {
    const email = `account.${(count += 1)}@corrib.test`;
    const made = await client({}, stack.secret_key).auth.admin.createUser({
        email,
        password: first,
        email_confirm: true,
    });
    const who = client();
    const { data } = await who.auth.signInWithPassword({ email, password: first });
    return { who, email, id: made.data.user.id, token: data.session.access_token };
}

test('the same password and a weak one are refused', { repair: '10' }, async () => {
    const { who } = await person();
    assert.deepEqual(refused(await who.auth.updateUser({ password: first })), [422, 'same_password']);
    assert.deepEqual(refused(await who.auth.updateUser({ password: 'short' })), [422, 'weak_password']);
    const stranger = await raw('PUT', '/auth/v1/user', { body: { password: second } });
    assert.deepEqual([stranger.status, stranger.body.error_code], [401, 'no_authorization']);
});

test('an old session owes a nonce for a new password, and a nonce counts once', { repair: '10' }, async () => {
    const { who, email } = await person();
    await withKnobs({ reauthentication_age: 0 }, async () => {
        const change = (nonce, password = second) => who.auth.updateUser({ password, nonce });
        assert.deepEqual(refused(await change()), [400, 'reauthentication_needed']);
        assert.deepEqual(refused(await change('000000')), [422, 'reauthentication_not_valid']);
        assert.equal((await who.auth.reauthenticate()).error, null);
        const mail = await lastMail(email);
        assert.equal(mail.subject, 'Confirm that it is you');
        assert.ok(mail.html.includes(codeIn(mail)) && !mail.html.includes('{{'));
        await withKnobs({ reauthentication_age: 0, otp_expiry: 0 }, async () => {
            assert.deepEqual(refused(await change(codeIn(mail))), [422, 'reauthentication_not_valid']);
        });
        assert.equal((await change(codeIn(mail))).error, null);
        assert.deepEqual(refused(await change(codeIn(mail), first)), [422, 'reauthentication_not_valid']);
        await withKnobs({ secure_password_change: false, reauthentication_age: 0 }, async () => {
            assert.equal((await change(undefined, first)).error, null);
        });
    });
});

test(
    'where the current password is asked for, it must be right; who came by code need not know it',
    { repair: '10' },
    async () => {
        const { who, email } = await person();
        await withKnobs({ require_current_password: true }, async () => {
            const change = (current_password) => who.auth.updateUser({ password: second, current_password });
            assert.deepEqual(refused(await change()), [400, 'current_password_required']);
            assert.deepEqual(refused(await change('some other words')), [400, 'current_password_invalid']);
            assert.equal((await change(first)).error, null);
            const byCode = await signIn(email);
            assert.equal((await byCode.who.auth.updateUser({ password: first })).error, null);
        });
    },
);

test('a new password ends the other sessions and every code under way', { repair: '10' }, async () => {
    const { who, email } = await person();
    const other = client();
    const opened = await other.auth.signInWithPassword({ email, password: first });
    await client().auth.resetPasswordForEmail(email);
    const code = codeIn(await lastMail(email));
    assert.equal((await who.auth.updateUser({ password: second })).error, null);
    const gone = await raw('GET', '/auth/v1/user', { token: opened.data.session.access_token });
    assert.deepEqual([gone.status, gone.body.error_code], [403, 'session_not_found']);
    assert.equal((await who.auth.getUser()).error, null);
    const late = await client().auth.verifyOtp({ email, token: code, type: 'recovery' });
    assert.deepEqual(refused(late), [403, 'otp_expired']);
});

test('a session without the second factor changes neither password nor address', { repair: '10' }, async () => {
    const { who, id } = await person();
    await owner()`insert into auth.mfa_factors (id, user_id, friendly_name, factor_type, status, secret, created_at, updated_at)
                  values (${crypto.randomUUID()}, ${id}, 'phone', 'totp', 'verified', 'JBSWY3DP', now(), now())`;
    for (const change of [{ password: second }, { email: 'other@corrib.test' }, { phone: '+447700900150' }])
        assert.deepEqual(refused(await who.auth.updateUser(change)), [401, 'insufficient_aal']);
    assert.equal((await who.auth.updateUser({ data: { full_name: 'Still Me' } })).error, null);
});

test(
    'data is merged, a null takes a member away, and the roles of the server stay out of reach',
    { repair: '10' },
    async () => {
        const { who, token } = await person();
        await who.auth.updateUser({ data: { a: 1, b: 2 } });
        const { data } = await who.auth.updateUser({ data: { a: null, c: 3 } });
        assert.deepEqual(
            [data.user.user_metadata.a, data.user.user_metadata.b, data.user.user_metadata.c],
            [undefined, 2, 3],
        );
        const answer = await raw('PUT', '/auth/v1/user', { token, body: { app_metadata: { role: 'admin' } } });
        assert.deepEqual([answer.status, answer.body.error_code], [403, 'not_admin']);
    },
);

for (const [name, order] of [
    ['the old box first', [0, 1]],
    ['the new box first', [1, 0]],
]) {
    test(`a new address needs both boxes, ${name}`, { repair: '10' }, async () => {
        const { who, email } = await person();
        const fresh = `new.${email}`;
        const { data } = await who.auth.updateUser({ email: fresh.toUpperCase() });
        assert.deepEqual([data.user.email, data.user.new_email], [email, fresh]);
        const boxes = [await lastMail(email), await lastMail(fresh)];
        for (const mail of boxes) assert.ok(mail.html.includes(fresh));
        const legs = order.map((index) => ({ email: [email, fresh][index], token: codeIn(boxes[index]) }));
        const verify = (leg) => raw('POST', '/auth/v1/verify', { body: { type: 'email_change', ...leg } });
        const one = await verify(legs[0]);
        assert.deepEqual([one.status, one.body.code, typeof one.body.msg], [200, '200', 'string']);
        assert.equal(one.body.access_token, undefined);
        assert.deepEqual([(await verify(legs[0])).status, (await who.auth.getUser()).data.user.email], [403, email]);
        const two = await verify(legs[1]);
        assert.deepEqual([two.status, two.body.user.email, two.body.user.new_email], [200, fresh, undefined]);
        assert.equal(two.body.user.identities[0].identity_data.email, fresh);
        assert.equal(claims(two.body.access_token).amr[0].method, 'otp');
        assert.equal(claims(two.body.access_token).email, fresh);
        assert.equal((await client().auth.signInWithPassword({ email: fresh, password: first })).error, null);
    });
}

test(
    'a new address by the hashes of the links; the codes of the two boxes cannot be swapped',
    { repair: '10' },
    async () => {
        const { who, email } = await person();
        const fresh = `hash.${email}`;
        await who.auth.updateUser({ email: fresh });
        const [old, young] = [await lastMail(email), await lastMail(fresh)];
        if (codeIn(old) !== codeIn(young)) {
            const swapped = await client().auth.verifyOtp({ type: 'email_change', email: fresh, token: codeIn(old) });
            assert.deepEqual(refused(swapped), [403, 'otp_expired']);
        }
        const verify = (mail) => {
            const link = new URL(programLinkIn(mail));
            assert.equal(link.searchParams.get('type'), 'email_change');
            return client().auth.verifyOtp({ type: 'email_change', token_hash: link.searchParams.get('token_hash') });
        };
        const one = await verify(young);
        assert.deepEqual([one.error, one.data.session], [null, null]);
        const two = await verify(old);
        assert.deepEqual([two.error, two.data.user.email], [null, fresh]);
    },
);

test(
    'a new address through the browser: a message after the first box, a code after the second',
    { repair: '10' },
    async () => {
        const { who, email } = await person();
        const fresh = `pkce.${email}`;
        const { error } = await who.auth.updateUser({ email: fresh }, { emailRedirectTo: 'deskbell://auth/callback' });
        assert.equal(error, null);
        const open = async (box) => {
            const answer = await fetch(browserLinkIn(await lastMail(box)), { redirect: 'manual' });
            return new URL(answer.headers.get('location'));
        };
        const one = await open(email);
        assert.match(one.searchParams.get('message'), /other email/);
        assert.match(new URLSearchParams(one.hash.slice(1)).get('message'), /other email/);
        const two = await open(fresh);
        const exchanged = await who.auth.exchangeCodeForSession(two.searchParams.get('code'));
        assert.deepEqual([exchanged.error, exchanged.data.user.email], [null, fresh]);
    },
);

test(
    'one box is enough where config says so; a taken, a malformed and an old one are not',
    { repair: '10' },
    async () => {
        const { who, email } = await person();
        assert.deepEqual(refused(await who.auth.updateUser({ email: 'ana@deskbell.test' })), [422, 'email_exists']);
        assert.deepEqual(refused(await who.auth.updateUser({ email: 'no address' })), [400, 'validation_failed']);
        const fresh = `single.${email}`;
        await withKnobs({ double_confirm_changes: false }, async () => {
            const before = (await mails(email)).length;
            await who.auth.updateUser({ email: fresh });
            assert.equal((await mails(email)).length, before);
            const token = codeIn(await lastMail(fresh));
            const verify = () => client().auth.verifyOtp({ type: 'email_change', email: fresh, token });
            await withKnobs({ double_confirm_changes: false, otp_expiry: 0 }, async () => {
                assert.deepEqual(refused(await verify()), [403, 'otp_expired']);
            });
            assert.equal((await verify()).data.user.email, fresh);
        });
    },
);

test('who takes the address while the mails are under way keeps it', { repair: '10' }, async () => {
    const { who, email } = await person();
    const fresh = `raced.${email}`;
    await who.auth.updateUser({ email: fresh });
    const codes = [
        { email, token: codeIn(await lastMail(email)) },
        { email: fresh, token: codeIn(await lastMail(fresh)) },
    ];
    await invite(fresh);
    await client({}, stack.secret_key).auth.admin.createUser({ email: fresh, email_confirm: true });
    const verify = (leg) => client().auth.verifyOtp({ type: 'email_change', ...leg });
    assert.equal((await verify(codes[0])).error, null);
    assert.deepEqual(refused(await verify(codes[1])), [422, 'email_exists']);
    assert.equal((await who.auth.getUser()).data.user.email, email);
});

test('changes and nonces are sent again after a pause only', { repair: '10' }, async () => {
    const { who, email } = await person();
    const fresh = `pause.${email}`;
    await withKnobs({ mail_interval: 60 }, async () => {
        assert.equal((await who.auth.updateUser({ email: fresh })).error, null);
        const again = await who.auth.updateUser({ email: `other.${fresh}` });
        assert.deepEqual(refused(again), [429, 'over_email_send_rate_limit']);
        assert.match(again.error.message, /after (59|60) seconds/);
        assert.equal((await who.auth.reauthenticate()).error, null);
        assert.deepEqual(refused(await who.auth.reauthenticate()), [429, 'over_email_send_rate_limit']);
    });
    assert.equal((await client().auth.resend({ type: 'email_change', email })).error, null);
    assert.equal((await mails(fresh)).length, 2);
});
