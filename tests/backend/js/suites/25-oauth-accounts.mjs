// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in through the browser: whose account it is, and who does not get one.
import assert from 'node:assert/strict';
import { arrive, enterBy, failureIn } from '../support/identity.mjs';
import { codeOf, secured, withoutFactors } from '../support/factors.mjs';
import { claims, codeIn, emptyMail, mails } from '../support/people.mjs';
import { test } from '../support/runner.mjs';
import { client, owner, restoreKnobs, turn } from '../support/stack.mjs';

const bo = 'bo@deskbell.test';
const stranger = 'stranger@nowhere.test';
const colleague = 'new.colleague@deskbell.test';
const needed = { repair: '12' };

const accountsOf = (email) =>
    owner()`select id, email_confirmed_at, encrypted_password from auth.users where email = ${email}`;
const invite = (email) =>
    owner()`insert into private.allowed_emails (org_id, email, role) select id, ${email}, 'client' from public.organizations limit 1`;

/** Nobody and nothing of the newcomers is left for the next test. */
const newcomerTest = (name, work) =>
    test(name, needed, async () => {
        try {
            await work();
        } finally {
            for (const email of [stranger, colleague]) {
                await owner()`delete from auth.users where email = ${email}`;
                await owner()`delete from private.allowed_emails where email = ${email}`;
            }
            await emptyMail();
        }
    });

newcomerTest('whom nobody invited is refused by the hook and leaves no account', async () => {
    const { target } = await arrive('stranger');
    assert.deepEqual(failureIn(target), ['access_denied', 'unknown', 'Sign-in is by invitation.']);
    assert.ok(!target.searchParams.has('code'));
    assert.equal((await accountsOf(stranger)).length, 0);
    assert.equal((await owner()`select 1 from auth.identities where email = ${stranger}`).length, 0);
});

newcomerTest('where nobody new is let in, an invitation does not help, and who is known comes in', async () => {
    await invite(stranger);
    await turn({ signup_enabled: false });
    try {
        const { target } = await arrive('stranger');
        assert.deepEqual(failureIn(target).slice(0, 2), ['access_denied', 'signup_disabled']);
        assert.equal((await accountsOf(stranger)).length, 0);
        assert.equal((await enterBy('ana@deskbell.test')).user.email, 'ana@deskbell.test');
    } finally {
        await restoreKnobs();
    }
});

newcomerTest('whom somebody invited gets an account that is confirmed, and a place in the organization', async () => {
    await invite(stranger);
    const { who, user } = await enterBy('stranger');
    assert.deepEqual(
        [user.email, user.app_metadata.provider, user.user_metadata.full_name],
        [stranger, 'keycloak', 'Sol Stranger'],
    );
    assert.ok(user.email_confirmed_at);
    assert.equal((await who.rpc('my_state')).data.member, true);
    assert.equal((await mails(stranger)).length, 0);
});

newcomerTest('an account that somebody else prepared for an address keeps no door of theirs', async () => {
    await invite(stranger);
    assert.equal((await client().auth.signInWithOtp({ email: stranger })).error, null);
    const [before] = await accountsOf(stranger);
    await owner()`
        update auth.users set encrypted_password = extensions.crypt('a thief was here', extensions.gen_salt('bf', 4)) where id = ${before.id}`;
    const { user } = await enterBy('stranger');
    assert.deepEqual([user.id, user.identities.map((one) => one.provider)], [before.id, ['keycloak']]);
    const [after] = await accountsOf(stranger);
    assert.ok(after.email_confirmed_at);
    assert.equal(after.encrypted_password, '');
    const { error } = await client().auth.signInWithPassword({ email: stranger, password: 'a thief was here' });
    assert.equal(error.code, 'invalid_credentials');
});

newcomerTest(
    'an address that the provider has not verified must be shown first, then the provider is enough',
    async () => {
        await invite(colleague);
        const { target } = await arrive('unverified');
        assert.deepEqual(failureIn(target).slice(0, 2), ['access_denied', 'provider_email_needs_verification']);
        assert.equal((await accountsOf(colleague))[0].email_confirmed_at, null);
        const [mail, ...more] = await mails(colleague);
        assert.equal(more.length, 0);
        const who = client();
        const { error } = await who.auth.verifyOtp({ email: colleague, token: codeIn(mail), type: 'email' });
        assert.equal(error, null);
        const { user } = await enterBy('unverified');
        assert.equal(user.id, (await who.auth.getUser()).data.user.id);
    },
);

newcomerTest("who only says somebody's address does not become that person", async () => {
    const [before] = await accountsOf(bo);
    const { target } = await arrive('impostor');
    assert.ok(!target.searchParams.has('code'));
    assert.equal(failureIn(target)[0], 'access_denied');
    assert.deepEqual([...(await accountsOf(bo))], [before]);
    assert.equal(
        (await owner()`select 1 from auth.identities where provider = 'keycloak' and user_id = ${before.id}`).length,
        0,
    );
    assert.equal((await mails(bo)).length, 0);
});

test('a banned person is refused', needed, async () => {
    await owner()`update auth.users set banned_until = now() + interval '1 hour' where email = 'manager@deskbell.test'`;
    try {
        const { target } = await arrive('manager@deskbell.test');
        assert.deepEqual(failureIn(target).slice(0, 2), ['access_denied', 'user_banned']);
    } finally {
        await owner()`update auth.users set banned_until = null where email = 'manager@deskbell.test'`;
    }
});

test('the provider is the first factor, not the second', needed, async () => {
    try {
        const { factor } = await secured(bo);
        const { who, session } = await enterBy(bo);
        assert.equal(claims(session.access_token).aal, 'aal1');
        const { data } = await who.auth.mfa.challengeAndVerify({ factorId: factor.id, code: codeOf(factor.secret, 1) });
        const said = claims(data.access_token);
        assert.deepEqual([said.aal, said.amr.map((one) => one.method)], ['aal2', ['totp', 'oauth']]);
    } finally {
        await withoutFactors(bo);
    }
});
