// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Live rows under row level security, for two roles, through the gateway.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { owner, raw, stack } from '../support/stack.mjs';
import { enter } from '../support/people.mjs';
import { changes, open, pause, until } from '../support/live.mjs';

const limit = 90_000;
const ofTicket = (seen, id) => seen.events.filter((event) => (event.new?.id ?? event.old?.id) === id);

async function file(person, title = 'Live') {
    const id = randomUUID();
    assert.equal((await person.who.from('tickets').insert({ id, org_id: person.org, title })).error, null);
    return id;
}

test('staff and the requester see a ticket come and change, another client does not', { limit }, async () => {
    const [orla, ana, thomas] = [
        await enter('orla@corrib.test'),
        await enter('ana@deskbell.test'),
        await enter('thomas@hartmann.test'),
    ];
    const views = [orla, ana, thomas].map(({ who }) => open(who, 'tickets', changes('tickets')));
    await Promise.all(views.map((view) => view.live()));
    const id = await file(orla, 'Grüße: العربية 🙂');
    const [mine, agents, foreign] = views;
    await until('both saw the insert', () => ofTicket(mine, id).length === 1 && ofTicket(agents, id).length === 1);
    const [event] = ofTicket(agents, id);
    assert.deepEqual([event.eventType, event.schema, event.table, event.errors], ['INSERT', 'public', 'tickets', null]);
    assert.deepEqual(
        [event.new.title, event.new.status, typeof event.new.number],
        ['Grüße: العربية 🙂', 'open', 'number'],
    );
    assert.ok(!Number.isNaN(Date.parse(event.commit_timestamp)));
    assert.equal(
        (await ana.who.from('tickets').update({ status: 'in_progress', version: 1 }).eq('id', id)).error,
        null,
    );
    await until('both saw the update', () => ofTicket(mine, id).length === 2 && ofTicket(agents, id).length === 2);
    const update = ofTicket(mine, id)[1];
    assert.deepEqual(
        [update.eventType, update.new.status, update.new.version, update.old],
        ['UPDATE', 'in_progress', 2, { id }],
    );
    // What comes after it has come, so what did not come will not.
    const marker = await file(thomas, 'Mine alone');
    await until('the other client sees its own', () => ofTicket(foreign, marker).length === 1);
    assert.equal(ofTicket(foreign, id).length, 0);
    assert.equal(ofTicket(mine, marker).length, 0);
});

test('a delete tells the key and nothing more', { limit }, async () => {
    const [orla, ana] = [await enter('orla@corrib.test'), await enter('ana@deskbell.test')];
    const ticket = await file(orla);
    const views = [orla, ana].map(({ who }) => open(who, 'messages', changes('messages')));
    await Promise.all(views.map((view) => view.live()));
    const id = randomUUID();
    assert.equal(
        (await ana.who.from('messages').insert({ id, ticket_id: ticket, author_id: ana.id, body: 'An answer' })).error,
        null,
    );
    await until('both saw it', () => views.every((view) => ofTicket(view, id).length === 1));
    await owner()`delete from public.messages where id = ${id}`;
    await until('both saw it go', () => views.every((view) => ofTicket(view, id).length === 2));
    const gone = ofTicket(views[0], id)[1];
    assert.deepEqual([gone.eventType, gone.old, gone.new], ['DELETE', { id }, {}]);
});

test('an internal note reaches staff alone', { limit }, async () => {
    const [orla, ana] = [await enter('orla@corrib.test'), await enter('ana@deskbell.test')];
    const ticket = await file(orla);
    const [mine, agents] = [orla, ana].map(({ who }) =>
        open(who, `ticket-${ticket}`, changes('messages', `ticket_id=eq.${ticket}`)),
    );
    await Promise.all([mine.live(), agents.live()]);
    for (const [body, internal] of [
        ['a note', true],
        ['an answer', false],
    ]) {
        assert.equal(
            (await ana.who.from('messages').insert({ ticket_id: ticket, author_id: ana.id, body, internal })).error,
            null,
        );
    }
    await until('staff saw both', () => agents.events.length === 2);
    await until('the client saw the answer', () => mine.events.length === 1);
    assert.equal(mine.events[0].new.body, 'an answer');
});

test('a locked PIN closes the stream of rows', { limit }, async () => {
    const [orla, ana] = [await enter('orla@corrib.test'), await enter('ana@deskbell.test')];
    const agents = open(ana.who, 'tickets', changes('tickets'));
    await agents.live();
    const first = await file(orla);
    await until('before the lock', () => ofTicket(agents, first).length === 1);
    await ana.who.rpc('lock_session');
    const second = await file(orla);
    const bo = await enter('bo@deskbell.test');
    const other = open(bo.who, 'tickets', changes('tickets'));
    await other.live();
    const third = await file(orla);
    await until('others go on', () => ofTicket(other, third).length === 1);
    assert.equal(agents.events.filter((event) => [second, third].includes(event.new?.id)).length, 0);
});

test('a filter lets through only what it names', { limit }, async () => {
    const [orla, ana] = [await enter('orla@corrib.test'), await enter('ana@deskbell.test')];
    const view = open(ana.who, 'waiting', changes('tickets', 'status=in.("waiting","resolved")'));
    await view.live();
    const [one, two] = [await file(orla), await file(orla)];
    const write = (id, status) => ana.who.from('tickets').update({ status, version: 1 }).eq('id', id);
    assert.equal((await write(one, 'in_progress')).error, null);
    assert.equal((await write(two, 'waiting')).error, null);
    await until('the waiting one', () => view.events.length > 0);
    await pause(100);
    assert.deepEqual(
        view.events.map((event) => event.new.id),
        [two],
    );
});

test('a cut network: the client joins again by itself and goes on', { limit }, async () => {
    const [orla, ana] = [await enter('orla@corrib.test'), await enter('ana@deskbell.test')];
    const view = open(ana.who, 'tickets', changes('tickets'));
    await view.live();
    const { body } = await raw('DELETE', '/__sockets', { key: stack.secret_key });
    assert.ok(body.count >= 1);
    const lost = await file(orla, 'while away');
    await view.live(2);
    const id = await file(orla, 'after');
    await until('live again', () => ofTicket(view, id).length === 1);
    assert.equal(ofTicket(view, lost).length, 0); // no replay: this is why `pull` is the truth
});
