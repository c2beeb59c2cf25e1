// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to somebody's access is announced to that person, at once, and to nobody else.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { client, owner } from '../support/stack.mjs';
import { enter, signIn } from '../support/people.mjs';
import { open, until } from '../support/live.mjs';

const limit = 90_000;
const everything = (channel, seen) =>
    channel.on('broadcast', { event: '*' }, ({ event, payload }) => seen.events.push({ event, payload }));

/** The person's own channel, joined. */
async function listening(email) {
    const person = await enter(email);
    await person.who.realtime.setAuth(person.token);
    const view = open(person.who, `user:${person.id}`, everything, { private: true });
    await view.joined();
    return { ...person, view };
}

const told = ({ view }, event, fits) => view.events.filter((one) => one.event === event && fits(one.payload));
const ofMembership = (person, org) => told(person, 'membership', (payload) => payload.org === org);
const ofKind = (person, kind) => told(person, 'security', (payload) => payload.kind === kind);

/** A channel is in order, so what was told before this marker was heard before it. */
async function caughtUp(person) {
    const mark = randomUUID();
    await owner()`select realtime.send(${{ mark }}, 'mark', ${`user:${person.id}`}, true)`;
    await until('the marker', () => told(person, 'mark', (payload) => payload.mark === mark).length === 1);
}

const called = async (person, name, parameters) => {
    const { data, error } = await person.who.rpc(name, parameters);
    assert.equal(error, null, error?.message);
    return data;
};

async function restored(email, org) {
    await owner()`
        update public.memberships set role = 'staff', active = true
         where org_id = ${org} and user_id = (select id from auth.users where email = ${email})`;
}

/** Bo and Ana listen, the admin acts on Bo. Answers what Bo heard; Ana must have heard nothing. */
async function watched(act, check) {
    const [bo, ana, admin] = [
        await listening('bo@deskbell.test'),
        await listening('ana@deskbell.test'),
        await enter('admin@deskbell.test'),
    ];
    const before = ana.view.events.length;
    try {
        await act({ bo, ana, admin, org: bo.org });
        await until('Bo hears of it', () => ofMembership(bo, bo.org).length > 0);
        await check?.({ bo, ana, admin, org: bo.org });
        await caughtUp(ana);
        const heard = ana.view.events.slice(before).filter((one) => one.event !== 'mark');
        assert.deepEqual(heard, []);
    } finally {
        await restored('bo@deskbell.test', bo.org);
    }
}

test('who is demoted hears of it at once, by ids alone, and a colleague hears nothing', { limit }, () =>
    watched(
        ({ admin, bo, org }) =>
            called(admin, 'set_member_role', { target: bo.id, org, new_role: 'client', reason: 'between admins' }),
        async ({ bo, org }) => {
            await until('and of the line in the log', () => ofKind(bo, 'member.role').length === 1);
            const { id, kind, ...more } = ofKind(bo, 'member.role')[0].payload;
            assert.deepEqual([typeof id, kind, more], ['number', 'member.role', {}]);
            const { org: told, id: message, ...rest } = ofMembership(bo, org)[0].payload;
            assert.deepEqual([told, rest], [org, {}]); // realtime.send puts an id of its own where there is none
            const lines = await called(bo, 'my_security_events', {});
            assert.ok(lines.some((line) => line.id === id && line.new_role === 'client'));
            assert.ok(!JSON.stringify(bo.view.events).includes('between admins'), message);
        },
    ),
);

test('who is switched off hears of it on the channel he has, though his session is gone', { limit }, () =>
    watched(
        ({ admin, bo, org }) => called(admin, 'set_member_active', { target: bo.id, org, is_active: false, reason: '' }),
        async ({ bo }) => {
            await until('and of the line in the log', () => ofKind(bo, 'member.active').length === 1);
            assert.equal(bo.view.states.at(-1), 'SUBSCRIBED');
            assert.deepEqual((await bo.who.from('tickets').select('id')).data, []);
        },
    ),
);

test('who is removed hears of it', { limit }, () =>
    watched(async ({ admin, org }) => {
        await called(admin, 'allowed_email_remove', { org, address: 'bo@deskbell.test' });
    }),
);

test('a membership whose row is deleted is told to the person', { limit }, async () => {
    const sql = owner();
    const thomas = await listening('thomas@hartmann.test');
    const [other] = await sql`insert into public.organizations (name) values ('Another desk') returning id`;
    try {
        await sql`insert into public.memberships (user_id, org_id, role) values (${thomas.id}, ${other.id}, 'client')`;
        await until('it began', () => ofMembership(thomas, other.id).length === 1);
        await sql`update public.memberships set updated_at = now() where org_id = ${other.id}`;
        await sql`delete from public.memberships where org_id = ${other.id}`;
        await until('it ended', () => ofMembership(thomas, other.id).length === 2);
        await caughtUp(thomas);
        assert.equal(ofMembership(thomas, other.id).length, 2); // a touch is no change
    } finally {
        await sql`delete from public.memberships where org_id = ${other.id}`;
        await sql`delete from public.organizations where id = ${other.id}`;
    }
});

test('an invitation of another organization that takes effect is told to the person', { limit }, async () => {
    const sql = owner();
    const [orla, hannah, admin] = [
        await listening('orla@corrib.test'),
        await listening('thomas@hartmann.test'),
        await enter('admin@deskbell.test'),
    ];
    const [other] = await sql`insert into public.organizations (name) values ('Another desk') returning id`;
    try {
        await sql`insert into public.memberships (user_id, org_id, role) values (${admin.id}, ${other.id}, 'admin')`;
        await called(admin, 'allowed_emails_upsert', {
            org: other.id,
            entries: [{ email: 'orla@corrib.test', role: 'client' }],
            dry_run: false,
        });
        await until('she hears of it', () => ofMembership(orla, other.id).length === 1);
        await caughtUp(hannah);
        assert.equal(ofMembership(hannah, other.id).length, 0);
    } finally {
        await sql`delete from public.memberships where org_id = ${other.id}`;
        await sql`delete from private.allowed_emails where org_id = ${other.id}`;
        await sql`delete from public.organizations where id = ${other.id}`;
    }
});

test('a new device and an ended session are told to their owner, and nobody may listen in', { limit }, async () => {
    const [ana, spy] = [await listening('ana@deskbell.test'), await enter('admin@deskbell.test')];
    await spy.who.realtime.setAuth(spy.token);
    const foreign = open(spy.who, `user:${ana.id}`, everything, { private: true });
    await until('not even an admin', () => foreign.states.some((state) => /CHANNEL_ERROR.*Unauthorized/.test(state)));
    const unverified = await signIn('ana@deskbell.test');
    await unverified.who.realtime.setAuth(unverified.token);
    const early = open(unverified.who, `user:${ana.id}`, everything, { private: true });
    await until('not without the PIN', () => early.states.some((state) => /CHANNEL_ERROR.*Unauthorized/.test(state)));
    const open_ = open(client(), `user:${ana.id}`, everything);
    await open_.joined(); // a public channel of that name is another room
    const other = await enter('ana@deskbell.test');
    await called(other, 'register_device', { name: 'Desk two', system: 'Debian 13', version: '1.0' });
    await until('the device', () => ofKind(ana, 'device.new').length === 1);
    await called(ana, 'end_other_sessions', {});
    await until('the sessions', () => ofKind(ana, 'sessions.others_ended').length === 1);
    await caughtUp(ana);
    assert.deepEqual([foreign.events, early.events, open_.events], [[], [], []]);
    assert.ok(!JSON.stringify(ana.view.events).includes('Desk two'));
});

test('a confirmed new address and a new password are told to their owner', { limit }, async () => {
    const thomas = await listening('thomas@hartmann.test');
    const sql = owner();
    await sql`update auth.users set email_change = 'new@hartmann.test' where id = ${thomas.id}`;
    await caughtUp(thomas);
    assert.equal(ofKind(thomas, 'email.changed').length, 0); // asked for, not confirmed
    await sql`update auth.users set email = 'new@hartmann.test', email_change = '' where id = ${thomas.id}`;
    await until('the address', () => ofKind(thomas, 'email.changed').length === 1);
    await sql`update auth.users set email = 'thomas@hartmann.test' where id = ${thomas.id}`;
    await until('and back', () => ofKind(thomas, 'email.changed').length === 2);
    assert.equal((await thomas.who.auth.updateUser({ password: 'four lamps on a wall' })).error, null);
    await until('the password', () => ofKind(thomas, 'password.set').length === 1);
    const lines = await called(thomas, 'my_security_events', {});
    assert.deepEqual(
        lines.filter((line) => line.kind === 'email.changed').map((line) => [line.old_role, line.new_role]),
        [
            [null, null],
            [null, null],
        ],
    );
    await sql`update auth.users set encrypted_password = '' where id = ${thomas.id}`;
});
