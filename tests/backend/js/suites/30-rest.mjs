// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// REST and RPC as the official client speaks them, the PIN, and the values and errors of PostgREST.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { client, owner, raw } from '../support/stack.mjs';
import { enter, pins, signIn } from '../support/people.mjs';

const orla = 'orla@corrib.test';
const ana = 'ana@deskbell.test';
const failure = (result) => [result.status, result.error?.code];

async function file(person, more = {}) {
    const ticket = { id: randomUUID(), org_id: person.org, title: 'Printer on fire', description: 'Smoke.', ...more };
    const { data, error } = await person.who.from('tickets').insert(ticket).select().single();
    assert.equal(error, null);
    return data;
}

test('without the PIN nothing is to be seen, with it the own things are', { repair: '1' }, async () => {
    const { who } = await signIn('thomas@hartmann.test');
    for (const table of ['organizations', 'memberships', 'tickets'])
        assert.deepEqual((await who.from(table).select('*')).data, [], table);
    assert.deepEqual(failure(await who.rpc('pull', { org: randomUUID() })), [403, '42501']);
    assert.equal((await who.rpc('set_pin', { new_pin: '1234' })).data.code, 'weak');
    assert.equal((await who.rpc('set_pin', { new_pin: pins.client })).data.ok, true);
    assert.notEqual((await who.rpc('verify_pin', { pin: '9731' })).data.ok, true);
    assert.equal((await who.rpc('verify_pin', { pin: pins.client })).data.ok, true);
    assert.equal((await who.from('organizations').select('*')).data.length, 1);
    await who.rpc('lock_session');
    assert.deepEqual((await who.from('organizations').select('*')).data, []);
});

test('a client files a ticket under its own id, and filing it again changes nothing', async () => {
    const person = await enter(orla);
    const ticket = await file(person);
    assert.deepEqual([ticket.status, ticket.version, ticket.requester_id], ['open', 1, person.id]);
    assert.ok(Number.isInteger(ticket.number));
    const again = await person.who
        .from('tickets')
        .upsert({ id: ticket.id, org_id: person.org, title: 'Other' }, { onConflict: 'id', ignoreDuplicates: true })
        .select();
    assert.deepEqual(again.data, []);
    assert.equal(
        (await person.who.from('tickets').select('title').eq('id', ticket.id).single()).data.title,
        'Printer on fire',
    );
});

test('staff sees and answers it, another company does not see it, a note stays inside', async () => {
    const [client1, staff, client2] = [await enter(orla), await enter(ana), await enter('thomas@hartmann.test')];
    const ticket = await file(client1);
    const seen = await staff.who
        .from('tickets')
        .select('title, requester:profiles!tickets_requester_id_fkey(display_name)')
        .eq('id', ticket.id)
        .single();
    assert.equal(seen.data.requester.display_name, 'Orla Byrne');
    assert.deepEqual((await client2.who.from('tickets').select('id').eq('id', ticket.id)).data, []);
    for (const [body, internal] of [
        ['We look.', false],
        ['Coffee again.', true],
    ]) {
        const { error } = await staff.who
            .from('messages')
            .insert({ id: randomUUID(), ticket_id: ticket.id, author_id: staff.id, body, internal });
        assert.equal(error, null);
    }
    assert.deepEqual((await client1.who.from('messages').select('body').eq('ticket_id', ticket.id)).data, [
        { body: 'We look.' },
    ]);
    const page = await client1.who.rpc('pull', { org: client1.org });
    assert.equal(page.data.reset, true);
    assert.ok(page.data.tickets.some((one) => one.id === ticket.id));
});

test('a stale version is 409, a forbidden column 403, a wrong value 400', { repair: '4' }, async () => {
    const [client1, staff] = [await enter(orla), await enter(ana)];
    const ticket = await file(client1);
    const write = (person, change) => person.who.from('tickets').update(change).eq('id', ticket.id).select('version');
    assert.equal((await write(staff, { status: 'in_progress', version: 1 })).data[0].version, 2);
    assert.equal((await write(staff, { status: 'waiting', version: 1 })).status, 409);
    assert.deepEqual(failure(await write(client1, { priority: 'low', version: 2 })), [403, '42501']);
    assert.deepEqual(failure(await write(staff, { status: 'critical', version: 2 })), [400, '23514']);
});

test('the database decides who is what: a role cannot be changed by hand', { repair: '1' }, async () => {
    const { who, id } = await enter(orla);
    const { error, status } = await who.from('memberships').update({ role: 'admin' }).eq('user_id', id).select();
    assert.deepEqual([status, error.code], [403, '42501']);
    assert.equal((await who.from('organizations').insert({ name: 'Mine' })).error.code, '42501');
    const [{ may }] = await owner()`select has_table_privilege('authenticated', 'public.memberships', 'update') as may`;
    assert.equal(may, false);
    const [{ reads }] = await owner()`select has_schema_privilege('authenticated', 'private', 'usage') as reads`;
    assert.equal(reads, false);
});

test('times are ISO with microseconds and a zone', { repair: '4' }, async () => {
    const person = await enter(orla);
    const ticket = await file(person);
    assert.match(ticket.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}\+00:00$/);
    const [row] = await owner()`select created_at::text as text from public.tickets where id = ${ticket.id}`;
    assert.equal(ticket.created_at.replace('T', ' ').replace('+00:00', '+00'), row.text);
});

test('what auth writes as JSON is JSON, and not a text of JSON', { repair: '4' }, async () => {
    const { who, id } = await signIn(ana);
    assert.equal((await who.auth.updateUser({ data: { theme: 'dark' } })).error, null);
    const [row] =
        await owner()`select jsonb_typeof(raw_user_meta_data) as type, raw_user_meta_data ->> 'theme' as theme from auth.users where id = ${id}`;
    assert.deepEqual({ ...row }, { type: 'object', theme: 'dark' });
});

test('errors of functions keep their code and get their status', { repair: '4' }, async () => {
    const sql = owner();
    await sql.unsafe(`create or replace function public.test_raise(code text) returns void language plpgsql security invoker set search_path = '' as
        $$ begin raise exception 'asked for' using errcode = code, hint = 'none', detail = 'why'; end $$;
        grant execute on function public.test_raise(text) to authenticated; notify pgrst, 'reload schema'`);
    const { who } = await enter(orla);
    const call = async (code) => who.rpc('test_raise', { code });
    for (const [code, status] of [
        ['P0001', 400],
        ['23514', 400],
        ['57014', 500],
        ['40001', 500],
        ['53300', 503],
        ['PT429', 429],
        ['42501', 403],
    ]) {
        const result = await call(code);
        assert.deepEqual([result.status, result.error.code], [status, code]);
    }
    assert.deepEqual((await call('P0001')).error.message, 'asked for');
    await sql.unsafe('drop function public.test_raise(text)');
});

test('a new table is known after NOTIFY pgrst', { repair: '6' }, async () => {
    const { who } = await enter(orla);
    const absent = await who.from('test_fresh').select('*');
    assert.deepEqual(failure(absent), [404, 'PGRST205']);
    const sql = owner();
    await sql.unsafe('create table public.test_fresh (id int); grant select on public.test_fresh to authenticated');
    try {
        await sql`notify pgrst, 'reload schema'`;
        await until(async () => (await who.from('test_fresh').select('*')).status === 200);
    } finally {
        await sql.unsafe('drop table public.test_fresh');
        await sql`notify pgrst, 'reload schema'`;
    }
});

test('pages, counts, filters and single rows', async () => {
    const person = await enter(orla);
    for (const title of ['Alpha, "quoted"', 'Beta (x)', 'Gamma']) await file(person, { title });
    const from = () => person.who.from('tickets');
    const page = await from().select('title', { count: 'exact' }).order('title').range(0, 0);
    assert.deepEqual([page.status, page.data.length, page.count > 2], [206, 1, true]);
    assert.equal(
        (await from().select('title').filter('title', 'in', '("Alpha, \\"quoted\\"","Gamma")')).data.length,
        2,
    );
    assert.equal((await from().select('title').or('title.eq."Beta (x)",title.eq.Gamma')).data.length, 2);
    assert.deepEqual(failure(await from().select('*').eq('id', randomUUID()).single()), [406, 'PGRST116']);
    assert.deepEqual(failure(await from().select('nonsense')), [400, '42703']);
    assert.deepEqual(failure(await person.who.rpc('nonsense')), [404, 'PGRST202']);
});

test('without a session and with a bad token there is no way in', async () => {
    assert.deepEqual((await client().from('tickets').select('*')).error.code, '42501');
    const bad = await raw('GET', '/rest/v1/tickets', { token: 'a.b.c' });
    assert.equal(bad.status, 401);
    const { token } = await signIn(ana);
    const forged = `${token.slice(0, -4)}AAAA`;
    assert.equal((await raw('GET', '/rest/v1/tickets', { token: forged })).status, 401);
    assert.equal(
        (await raw('GET', '/rest/v1/allowed_emails', { token, headers: { 'accept-profile': 'private' } })).status,
        406,
    );
});

async function until(fact, limit = 30_000) {
    const begin = Date.now();
    while (!(await fact())) {
        if (Date.now() - begin > limit) throw new Error('it did not happen');
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
