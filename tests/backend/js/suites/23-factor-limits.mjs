// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Authenticator apps: what is over too early or too late, what needs aal2, and how a factor goes.
import assert from 'node:assert/strict';
import { challenge, codeOf, enrol, factorTest, prove, secured, wrongCode } from '../support/factors.mjs';
import { claims, signIn } from '../support/people.mjs';
import { client, owner, raw, restoreKnobs, stack, turn } from '../support/stack.mjs';

const bo = 'bo@deskbell.test';
async function begun() {
    const person = await signIn(bo);
    const factor = await enrol(person.who);
    return { ...person, factor, challengeId: await challenge(person.who, factor.id) };
}

const answerOf = ({ who, factor, challengeId }, code = codeOf(factor.secret)) =>
    who.auth.mfa.verify({ factorId: factor.id, challengeId, code });

factorTest('a challenge says when it ends: in 300 seconds', async () => {
    const { who, factor } = await begun();
    const { data } = await who.auth.mfa.challenge({ factorId: factor.id });
    assert.equal(data.type, 'totp');
    assert.ok(Math.abs(data.expires_at - Date.now() / 1000 - 300) < 30, String(data.expires_at));
});

factorTest('a challenge that is too old is over, and a new one is not', async () => {
    const one = await begun();
    await turn({ challenge_expiry: 0 });
    const { error } = await answerOf(one);
    assert.deepEqual([error.status, error.code], [422, 'mfa_challenge_expired']);
    await restoreKnobs();
    await prove(one.who, one.factor);
});

factorTest('a code from another address is refused, and a new challenge from here is not', async () => {
    const one = await begun();
    await turn({ verify_elsewhere: 1 });
    const { error } = await answerOf(one);
    assert.deepEqual([error.status, error.code], [422, 'mfa_ip_address_mismatch']);
    await prove(one.who, one.factor);
});

factorTest('a challenge that was answered takes no second code', async () => {
    const one = await begun();
    assert.equal((await answerOf(one)).error, null);
    const { error } = await answerOf(one, codeOf(one.factor.secret, 1));
    assert.deepEqual([error.status, error.code], [422, 'mfa_ip_address_mismatch']);
});

factorTest('who guesses is held back', async () => {
    await turn({ factor_burst: 3, factor_rate: 0 });
    const one = await begun();
    const wrong = wrongCode(one.factor.secret);
    for (let i = 0; i < 3; i++) assert.equal((await answerOf(one, wrong)).error.code, 'mfa_verification_failed');
    const { error } = await answerOf(one);
    assert.deepEqual([error.status, error.code], [429, 'over_request_rate_limit']);
});

factorTest('thirty guesses at once are the most that is not held back', async () => {
    const one = await begun();
    const wrong = wrongCode(one.factor.secret);
    const seen = [];
    for (let i = 0; i < 45 && seen.at(-1) !== 'over_request_rate_limit'; i++)
        seen.push((await answerOf(one, wrong)).error.code);
    assert.equal(seen.at(-1), 'over_request_rate_limit');
    assert.ok(seen.length >= 31, String(seen.length));
});

factorTest('a factor that nobody challenged is forgotten, others are not', async () => {
    const one = await begun(); // challenged
    const left = await enrol(one.who);
    await enrol(one.who, 'fresh');
    await turn({ factor_expiry: 60 });
    await owner()`update auth.mfa_factors set created_at = now() - interval '61 seconds' where friendly_name <> 'fresh'`;
    const next = await enrol(one.who);
    const rows = await owner()`select id from auth.mfa_factors where id in (${one.factor.id}, ${left.id}, ${next.id})`;
    assert.deepEqual(rows.map((row) => row.id).sort(), [one.factor.id, next.id].sort());
});

factorTest('a second factor needs aal2', async () => {
    const { who, factor } = await secured(bo);
    const low = await signIn(bo);
    const { error } = await low.who.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'second' });
    assert.deepEqual([error.status, error.code], [403, 'insufficient_aal']);
    const second = await enrol(who, 'second');
    await prove(who, second);
    assert.notEqual(second.id, factor.id);
});

factorTest('a verified factor goes at aal2 only, and with it the level of its sessions', async () => {
    const { who, factor, token } = await secured(bo);
    const low = await signIn(bo);
    const { error } = await low.who.auth.mfa.unenroll({ factorId: factor.id });
    assert.deepEqual([error.status, error.code], [422, 'insufficient_aal']);
    const { data } = await who.auth.mfa.unenroll({ factorId: factor.id });
    assert.equal(data.id, factor.id);
    const [row] = await owner()`select aal, factor_id from auth.sessions where id = ${claims(token).session_id}`;
    assert.deepEqual({ ...row }, { aal: 'aal1', factor_id: null });
    const session = (await who.auth.refreshSession()).data.session;
    assert.deepEqual([claims(session.access_token).aal, claims(session.access_token).amr.length], ['aal1', 1]);
    assert.equal(session.user.factors, undefined);
});

factorTest('a factor that the operator removes takes the level of its sessions too', async () => {
    const { who, id, factor } = await secured(bo);
    const { admin } = client({}, stack.secret_key).auth;
    assert.equal((await admin.mfa.deleteFactor({ userId: id, id: factor.id })).error, null);
    const { session } = (await who.auth.refreshSession()).data;
    assert.deepEqual([claims(session.access_token).aal, claims(session.access_token).amr.length], ['aal1', 1]);
});

factorTest('an unverified factor goes at aal1', async () => {
    const { who, factor } = await begun();
    assert.equal((await who.auth.mfa.unenroll({ factorId: factor.id })).error, null);
    assert.equal((await owner()`select 1 from auth.mfa_factors where id = ${factor.id}`).length, 0);
});

factorTest('a new password or address needs aal2 where there is a factor; a name does not', async () => {
    const high = await secured(bo);
    const low = await signIn(bo);
    for (const wanted of [
        { password: 'correct horse battery' },
        { email: 'elsewhere@deskbell.test' },
        { phone: '+4915112345678' },
    ]) {
        const { error } = await low.who.auth.updateUser(wanted);
        assert.deepEqual([error?.status, error?.code], [401, 'insufficient_aal'], JSON.stringify(wanted));
    }
    assert.equal((await low.who.auth.updateUser({ data: { nickname: 'Bo' } })).error, null);
    assert.equal((await low.who.auth.updateUser({ email: bo })).error, null);
    assert.equal((await high.who.auth.updateUser({ password: `new horse ${Date.now()}` })).error, null);
});

factorTest('nobody but GoTrue reads secrets: the tables are closed to people', async () => {
    const { who } = await secured(bo);
    for (const table of ['mfa_factors', 'mfa_challenges', 'mfa_amr_claims']) {
        const { error } = await who.schema('auth').from(table).select('*');
        assert.ok(error, table);
        const grants = await owner()`
            select grantee from information_schema.role_table_grants
            where table_schema = 'auth' and table_name = ${table} and grantee in ('anon', 'authenticated', 'PUBLIC')`;
        assert.equal(grants.length, 0, table);
    }
    const answer = await raw('GET', '/auth/v1/user', {
        token: (await who.auth.getSession()).data.session.access_token,
    });
    assert.ok(!answer.text.includes('secret'));
});
