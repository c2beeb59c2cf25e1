// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An organization that demands a second factor of its admins, and an admin who helps somebody that lost one.
import assert from 'node:assert/strict';
import { enrol, factorTest, prove, withoutFactors } from '../support/factors.mjs';
import { claims, enter, pins, signIn } from '../support/people.mjs';
import { owner, raw } from '../support/stack.mjs';

const [admin, bo, orla] = ['admin@deskbell.test', 'bo@deskbell.test', 'orla@corrib.test'];
const rows = async (who) => (await who.from('organizations').select('id')).data.length;
const state = async (who) => (await who.rpc('my_state')).data;
const said = ({ status, error }) => [status, error?.code, error?.hint];

/** Ends with nothing demanded and no admin with a factor. */
const adminTest = (name, work) =>
    factorTest(name, async () => {
        try {
            await work();
        } finally {
            await owner()`delete from private.factor_demands`;
            await withoutFactors(admin);
        }
    });

async function securedAdmin() {
    const boss = await enter(admin);
    const factor = await enrol(boss.who);
    await prove(boss.who, factor);
    return { ...boss, factor };
}

adminTest('a second factor is demanded by an admin who has shown one, and by nobody else', async () => {
    const boss = await enter(admin);
    const wish = { org: boss.org, demanded: true };
    assert.deepEqual(said(await boss.who.rpc('set_second_factor', wish)), [403, '42501', 'factor_needed']);
    for (const email of [bo, orla]) {
        const { who } = await enter(email);
        await prove(who, await enrol(who));
        assert.deepEqual(said(await who.rpc('set_second_factor', wish)), [403, '42501', null]);
        assert.equal((await who.rpc('organization_security', { org: boss.org })).error?.code, '42501');
    }
    await prove(boss.who, await enrol(boss.who));
    assert.equal((await boss.who.rpc('set_second_factor', wish)).error, null);
    assert.deepEqual((await boss.who.rpc('organization_security', { org: boss.org })).data, {
        second_factor: true,
        idle: { admin: 10, manager: 15, staff: 15, client: 30 },
    });
    assert.equal(await rows(boss.who), 1);
    const other = await signIn(bo);
    assert.equal((await state(other.who)).factor, 'verify', 'of another role only who has one is asked for it');
});

adminTest('an admin who owes a second factor does nothing before he has one', async () => {
    const boss = await securedAdmin();
    assert.equal((await boss.who.rpc('set_second_factor', { org: boss.org, demanded: true })).error, null);
    assert.equal((await boss.who.auth.mfa.unenroll({ factorId: boss.factor.id })).error, null);
    assert.deepEqual([(await state(boss.who)).factor, await rows(boss.who)], ['enrol', 0]);
    for (const [name, args] of [
        ['verify_pin', { pin: pins.admin }],
        ['set_pin', { new_pin: '918273', old_pin: pins.admin }],
    ])
        assert.deepEqual((await boss.who.rpc(name, args)).data, { ok: false, code: 'factor_needed' });
    const wish = { org: boss.org, demanded: false };
    assert.equal((await boss.who.rpc('set_second_factor', wish)).error?.code, '42501');
    assert.equal((await boss.who.rpc('touch_session')).data, false);

    const fresh = await signIn(admin);
    assert.equal((await state(fresh.who)).factor, 'enrol');
    await prove(fresh.who, await enrol(fresh.who));
    assert.deepEqual([(await state(fresh.who)).factor, await rows(fresh.who)], ['none', 0]);
    assert.equal((await fresh.who.rpc('verify_pin', { pin: pins.admin })).data.ok, true);
    assert.equal(await rows(fresh.who), 1);
    assert.equal((await fresh.who.rpc('set_second_factor', wish)).error, null);
});

adminTest('an admin removes a lost second factor, and no session ends', async () => {
    const boss = await enter(admin);
    const lost = await enter(bo);
    await prove(lost.who, await enrol(lost.who));
    const low = await signIn(bo);
    assert.equal((await low.who.rpc('verify_pin', { pin: pins.staff })).data.code, 'factor_needed');
    assert.equal((await lost.who.rpc('remove_factors', { org: lost.org, person: boss.id })).error?.code, '42501');
    const { data } = await boss.who.rpc('remove_factors', { org: boss.org, person: lost.id });
    assert.equal(data, 1);
    assert.equal(await rows(lost.who), 1);
    const renewed = (await lost.who.auth.refreshSession()).data.session;
    assert.deepEqual([claims(renewed.access_token).aal, claims(renewed.access_token).amr.length], ['aal1', 1]);
    assert.equal(renewed.user.factors, undefined);
    assert.equal((await low.who.rpc('verify_pin', { pin: pins.staff })).data.ok, true);
    const events = (await lost.who.rpc('my_security_events')).data;
    assert.deepEqual([events[0].kind, events[0].by_self, events[0].by_name], ['factor.removed', false, 'Ada Marsh']);
    assert.equal((await boss.who.rpc('remove_factors', { org: boss.org, person: lost.id })).data, 0);
});

// An older GoTrue removed a factor for the operator and left the level of its sessions as it was.
adminTest('a second factor that goes behind the back of its sessions leaves none of them open', async () => {
    const boss = await securedAdmin();
    await boss.who.rpc('set_second_factor', { org: boss.org, demanded: true });
    const before = (await boss.who.auth.getSession()).data.session.access_token;
    await owner()`delete from auth.mfa_factors where id = ${boss.factor.id}`;
    assert.equal(claims(before).aal, 'aal2');
    assert.deepEqual((await raw('GET', '/rest/v1/organizations?select=id', { token: before })).body, []);
    assert.equal((await state(boss.who)).factor, 'enrol');
});
