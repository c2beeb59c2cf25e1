// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The second factor and the PIN, attacked as a thief of the mailbox would: with the official client, on the real stack.
import assert from 'node:assert/strict';
import { challenge, codeOf, enrol, factorTest, prove } from '../support/factors.mjs';
import { claims, codeIn, enter, lastMail, pins, signIn } from '../support/people.mjs';
import { client, owner, raw, signed } from '../support/stack.mjs';

const bo = 'bo@deskbell.test';
const phone = '447700900101';
const verifyPin = async (who, pin = pins.staff) => (await who.rpc('verify_pin', { pin })).data;
const factorOf = async (who) => (await who.rpc('my_state')).data.factor;
const rows = async (who) => (await who.from('organizations').select('id')).data.length;
const tokenRows = async (token) => (await raw('GET', '/rest/v1/organizations?select=id', { token })).body.length;
const refused = ({ error }) => [error?.status, error?.code];

/** Inside, then with a factor that this session showed. */
async function secured() {
    const person = await enter(bo);
    const factor = await enrol(person.who);
    const session = await prove(person.who, factor);
    return { ...person, factor, session };
}

/** Neither the PIN nor anything behind it, and nothing counted. */
async function shut(who) {
    assert.equal(await factorOf(who), 'verify');
    for (const pin of [pins.staff, '111222', '222333', '333444', '444555'])
        assert.deepEqual(await verifyPin(who, pin), { ok: false, code: 'factor_needed' });
    assert.deepEqual((await who.rpc('set_pin', { new_pin: '918273', old_pin: pins.staff })).data, {
        ok: false,
        code: 'factor_needed',
    });
    assert.equal(await rows(who), 0);
    const [{ id }] = await owner()`select id from public.organizations limit 1`;
    assert.equal((await who.rpc('pull', { org: id })).error?.code, '42501');
    assert.equal((await who.rpc('my_sessions')).error?.code, '42501');
}

factorTest('who enrols a factor inside goes on with the same PIN, and every other session ends', async () => {
    const [one, two] = [await enter(bo), await enter(bo)];
    const factor = await enrol(one.who);
    assert.deepEqual([await rows(one.who), await rows(two.who)], [1, 1]);
    await prove(one.who, factor);
    assert.deepEqual([await rows(one.who), await factorOf(one.who)], [1, 'none']);
    assert.equal(await rows(two.who), 0);
    assert.equal((await verifyPin(two.who)).code, 'session_gone');
    assert.equal(await tokenRows(one.token), 1, 'an older token is of the same session');
});

factorTest('whichever way one comes in, the right PIN opens nothing before the factor', async () => {
    const mine = await secured();
    const password = `a factor before ${Date.now()}`;
    assert.equal((await mine.who.auth.updateUser({ password })).error, null);
    const byPassword = client();
    assert.equal((await byPassword.auth.signInWithPassword({ email: bo, password })).error, null);
    const byPhone = client();
    assert.equal((await byPhone.auth.signInWithOtp({ phone })).error, null);
    const token = codeIn(await lastMail(phone));
    assert.equal((await byPhone.auth.verifyOtp({ phone, token, type: 'sms' })).error, null);
    const byMail = (await signIn(bo)).who;
    const byRecovery = client();
    assert.equal((await byRecovery.auth.resetPasswordForEmail(bo)).error, null);
    const mailed = { email: bo, token: codeIn(await lastMail(bo)), type: 'recovery' };
    assert.equal((await byRecovery.auth.verifyOtp(mailed)).error, null);
    for (const who of [byPassword, byPhone, byMail, byRecovery]) await shut(who);

    await prove(byRecovery, mine.factor, 1);
    assert.deepEqual([await factorOf(byRecovery), await rows(byRecovery)], ['none', 0], 'a factor is no PIN');
    assert.equal((await verifyPin(byRecovery)).ok, true, 'and the guesses below the level were not counted');
    assert.equal(await rows(byRecovery), 1);
});

factorTest('a factor that a token only claims opens nothing', async () => {
    const mine = await secured();
    const low = await signIn(bo);
    const said = claims(low.token);
    for (const claimed of [{ aal: 'aal2' }, { aal: 'aal2', amr: [{ method: 'totp', timestamp: said.iat }] }]) {
        const token = signed({ ...said, ...claimed });
        const state = (await raw('POST', '/rest/v1/rpc/my_state', { token, body: {} })).body;
        assert.deepEqual([state.factor, state.verified], ['verify', false]);
        const pin = await raw('POST', '/rest/v1/rpc/verify_pin', { token, body: { pin: pins.staff } });
        assert.equal(pin.body.code, 'factor_needed');
        const removal = await raw('DELETE', `/auth/v1/factors/${mine.factor.id}`, { token });
        assert.deepEqual([removal.status, removal.body.error_code], [422, 'insufficient_aal']);
    }
});

factorTest('a session that fell from its level is shut, though its token remembers the factor', async () => {
    const mine = await secured();
    const other = await signIn(bo);
    await prove(other.who, mine.factor, 1);
    assert.equal((await verifyPin(other.who)).ok, true);
    const second = await enrol(mine.who, 'second');
    const session = await prove(mine.who, second);
    assert.equal((await other.who.auth.mfa.unenroll({ factorId: second.id })).error, null);
    assert.equal(claims(session.access_token).aal, 'aal2');
    assert.equal(await tokenRows(session.access_token), 0);
    await shut(mine.who);
    assert.equal(await rows(other.who), 1, 'the one that was raised by the factor that is left goes on');
});

factorTest('a thief of the mailbox neither removes a factor nor adds his own', async () => {
    const mine = await secured();
    const thief = await signIn(bo);
    assert.deepEqual(refused(await thief.who.auth.mfa.enroll({ factorType: 'totp', friendlyName: 'his' })), [
        403,
        'insufficient_aal',
    ]);
    assert.deepEqual(refused(await thief.who.auth.mfa.unenroll({ factorId: mine.factor.id })), [
        422,
        'insufficient_aal',
    ]);
    assert.equal((await thief.who.rpc('remove_factors', { org: mine.org, person: mine.id })).error?.code, '42501');
    assert.equal((await thief.who.rpc('set_second_factor', { org: mine.org, demanded: false })).error?.code, '42501');
    assert.ok((await thief.who.schema('auth').from('mfa_factors').delete().eq('id', mine.factor.id)).error);
    for (const wanted of [{ password: 'another horse entirely' }, { email: 'thief@elsewhere.test' }])
        assert.deepEqual(refused(await thief.who.auth.updateUser(wanted)), [401, 'insufficient_aal']);
    await thief.who.auth.updateUser({ data: { aal: 'aal2' } });
    await shut(thief.who);
    assert.deepEqual([await rows(mine.who), await factorOf(mine.who)], [1, 'none']);
});

factorTest("a factor that a thief began before the owner's is worth nothing after it", async () => {
    const thief = await signIn(bo);
    const his = await enrol(thief.who);
    const challengeId = await challenge(thief.who, his.id);
    const mine = await secured();
    const body = { challenge_id: challengeId, code: codeOf(his.secret) };
    const answer = await raw('POST', `/auth/v1/factors/${his.id}/verify`, { token: thief.token, body });
    assert.deepEqual([answer.status, answer.body.error_code], [403, 'session_not_found']);
    const kept = await owner()`select id from auth.mfa_factors where user_id = ${mine.id}`;
    assert.deepEqual(kept.map((one) => one.id), [mine.factor.id]);
    assert.equal((await verifyPin(thief.who)).code, 'session_gone');
});

factorTest('of two first factors that are verified at once, one counts and the other session ends', async () => {
    const people = [await enter(bo), await enter(bo)];
    const tries = [];
    for (const { who, token } of people) {
        const { id, secret } = await enrol(who);
        tries.push({ who, token, id, challenge_id: await challenge(who, id), code: codeOf(secret) });
    }
    const answers = await Promise.all(
        tries.map(({ token, id, challenge_id, code }) =>
            raw('POST', `/auth/v1/factors/${id}/verify`, { token, body: { challenge_id, code } }),
        ),
    );
    const won = answers.findIndex((one) => one.status === 200);
    assert.ok(won >= 0 && answers[1 - won].status !== 200, JSON.stringify(answers.map((one) => one.status)));
    const kept = await owner()`select id, status from auth.mfa_factors where user_id = ${people[0].id}`;
    assert.deepEqual(kept.map((one) => [one.id, one.status]), [[tries[won].id, 'verified']]);
    assert.deepEqual([await tokenRows(people[won].token), await tokenRows(people[1 - won].token)], [1, 0]);
});

factorTest('a new and a removed factor are told to their owner', async () => {
    const mine = await secured();
    const kinds = async () =>
        (await mine.who.rpc('my_security_events')).data
            .map((one) => one.kind)
            .filter((kind) => kind.startsWith('factor.'));
    const before = await kinds();
    assert.equal(before[0], 'factor.added');
    const left = await enrol(mine.who, 'left');
    assert.equal((await mine.who.auth.mfa.unenroll({ factorId: left.id })).error, null);
    assert.deepEqual(await kinds(), before, 'one that was never verified is not');
    assert.equal((await mine.who.auth.mfa.unenroll({ factorId: mine.factor.id })).error, null);
    assert.deepEqual((await kinds()).slice(0, 2), ['factor.removed', 'factor.added']);
    assert.deepEqual([await factorOf(mine.who), await rows(mine.who)], ['none', 1]);
});
