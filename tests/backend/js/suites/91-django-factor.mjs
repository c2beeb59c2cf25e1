// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An authenticator app through the Django service: GoTrue's new refresh token is the service's, and stays there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ask, logIn, rows, rpc } from '../support/django.mjs';
import { codeOf, withoutFactors, wrongCode } from '../support/factors.mjs';
import { claims, pins } from '../support/people.mjs';
import { test } from '../support/runner.mjs';
import { raw } from '../support/stack.mjs';

const thomas = 'thomas@hartmann.test';
const level = (said) => claims(said.supabase.access_token).aal;
const symbol = ({ status, body }) => [status, body?.code];

const factorTest = (name, work) =>
    test(name, async () => {
        try {
            await work();
        } finally {
            await withoutFactors(thomas);
        }
    });

async function enrolled() {
    const said = await logIn(thomas);
    const { body } = await raw('POST', '/auth/v1/factors', {
        token: said.supabase.access_token,
        body: { factor_type: 'totp', friendly_name: 'a phone', issuer: 'Deskbell' },
    });
    return { said, factor_id: body.id, secret: body.totp.secret };
}

/** A code works once; the next one is right already. */
const proven = async ({ said, factor_id, secret }, steps = 0) => {
    const answer = await ask('factor', { factor_id, code: codeOf(secret, steps) }, said.token);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return answer.body;
};

factorTest('a code raises the session, and every refresh after it', async () => {
    const mine = await enrolled();
    assert.equal(level(mine.said), 'aal1');
    const second = await proven(mine);
    assert.equal(level(second), 'aal2');
    assert.equal(claims(second.supabase.access_token).session_id, claims(mine.said.supabase.access_token).session_id);
    const third = (await ask('refresh', {}, second.token)).body;
    assert.equal(level(third), 'aal2');
    assert.equal((await ask('logout', {}, third.token)).status, 204);
    const { body } = await raw('GET', '/auth/v1/user', { token: third.supabase.access_token });
    assert.equal(body.error_code, 'session_not_found');
});

factorTest('a wrong code is told by its symbol, and the right one still works', async () => {
    const mine = await enrolled();
    const wrong = { factor_id: mine.factor_id, code: wrongCode(mine.secret) };
    assert.deepEqual(symbol(await ask('factor', wrong, mine.said.token)), [400, 'mfa_verification_failed']);
    assert.deepEqual(symbol(await ask('factor', { ...wrong, factor_id: randomUUID() }, mine.said.token)), [
        400,
        'mfa_factor_not_found',
    ]);
    assert.equal(level(await proven(mine)), 'aal2');
});

factorTest('an answer that was lost is given again without another code', async () => {
    const mine = await enrolled();
    const second = await proven(mine);
    const again = await ask('factor', { factor_id: mine.factor_id, code: wrongCode(mine.secret) }, mine.said.token);
    assert.deepEqual([again.status, again.body.token, level(again.body)], [200, second.token, 'aal2']);
});

factorTest('a new sign-in begins at the lower level, whatever was proven elsewhere', async () => {
    const mine = await enrolled();
    await proven(mine);
    const fresh = await logIn(thomas);
    assert.equal(level(fresh), 'aal1');
    assert.equal(level(await proven({ ...mine, said: fresh }, 1)), 'aal2');
});

factorTest('the rows open by the code and the PIN, not by one of them', async () => {
    const verify = async (said) =>
        (await rpc(said.supabase.access_token, 'verify_pin', { pin: pins.client })).body;
    const first = await logIn(thomas);
    await rpc(first.supabase.access_token, 'set_pin', { new_pin: pins.client });
    assert.equal((await verify(first)).ok, true);
    const mine = await enrolled();
    const raised = await proven(mine);
    assert.deepEqual(await rows(raised.supabase.access_token), []);
    assert.equal((await verify(raised)).ok, true);
    assert.equal((await rows(raised.supabase.access_token)).length, 1);
    const fresh = await logIn(thomas);
    assert.deepEqual(await verify(fresh), { ok: false, code: 'factor_needed' });
    assert.deepEqual(await rows(fresh.supabase.access_token), []);
    assert.equal((await verify(await proven({ ...mine, said: fresh }, 1))).ok, true);
});
