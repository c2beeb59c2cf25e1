// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Broadcast, presence, private channels, and tokens that grow old while a channel is open.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../support/runner.mjs';
import { client, owner, raw, restoreKnobs, stack, turn } from '../support/stack.mjs';
import { enter, signIn } from '../support/people.mjs';
import { changes, open, pause, until } from '../support/live.mjs';

const limit = 90_000;
const heard = (event) => (channel, seen) => channel.on('broadcast', { event }, (message) => seen.events.push(message));

async function ticketOf(person) {
    const id = randomUUID();
    assert.equal((await person.who.from('tickets').insert({ id, org_id: person.org, title: 'Talk' })).error, null);
    return id;
}

test('broadcast goes both ways, with an answer and to oneself when asked for', { limit }, async () => {
    const [one, two] = [client(), client()];
    const mine = open(one, 'room', heard('*'), { broadcast: { self: true, ack: true } });
    const other = open(two, 'room', heard('typing'));
    await Promise.all([mine.joined(), other.joined()]);
    const payload = { text: 'né 🙂', big: 1, list: [1, 2] };
    assert.equal(await mine.channel.send({ type: 'broadcast', event: 'typing', payload }), 'ok');
    await until('both heard', () => mine.events.length === 1 && other.events.length === 1);
    assert.deepEqual([other.events[0].event, other.events[0].payload], ['typing', payload]);
    await other.channel.send({ type: 'broadcast', event: 'other', payload: {} });
    await until('and back', () => mine.events.length === 2);
    assert.equal(other.events.length, 1);
});

test('broadcast over HTTP reaches those who listen', { limit }, async () => {
    const view = open(client(), 'news', heard('hello'));
    await view.joined();
    const { status } = await raw('POST', '/realtime/v1/api/broadcast', {
        body: { messages: [{ topic: 'news', event: 'hello', payload: { n: 1 }, private: false }] },
    });
    assert.equal(status, 202);
    await until('heard', () => view.events.length === 1);
    assert.deepEqual(view.events[0].payload, { n: 1 });
});

test('the private channel of a ticket admits those who see it', { limit }, async () => {
    const [orla, ana, thomas] = [
        await enter('orla@corrib.test'),
        await enter('ana@deskbell.test'),
        await enter('thomas@hartmann.test'),
    ];
    const ticket = await ticketOf(orla);
    for (const { who, token } of [orla, ana, thomas]) await who.realtime.setAuth(token);
    const [mine, agents, foreign] = [orla, ana, thomas].map(({ who }) =>
        open(who, `ticket:${ticket}`, heard('typing'), { private: true }),
    );
    await Promise.all([mine.joined(), agents.joined()]);
    await until('the other is refused', () => foreign.states.some((state) => state.startsWith('CHANNEL_ERROR')));
    assert.match(
        foreign.states.find((state) => state.startsWith('CHANNEL_ERROR')),
        /Unauthorized/,
    );
    await agents.channel.send({ type: 'broadcast', event: 'typing', payload: { who: 'Ana' } });
    await until('the client hears', () => mine.events.length === 1);
    const inner = open(orla.who, `org:${orla.org}:agents`, heard('x'), { private: true });
    await until('a client is no agent', () => inner.states.some((state) => /CHANNEL_ERROR.*Unauthorized/.test(state)));
});

test('presence: who is here, who came, who left', { limit }, async () => {
    const [one, two] = [client(), client()];
    const log = (channel, seen) => {
        channel.on('presence', { event: 'join' }, ({ key }) => seen.events.push(`+${key}`));
        channel.on('presence', { event: 'leave' }, ({ key }) => seen.events.push(`-${key}`));
    };
    const mine = open(one, 'here', log, { presence: { key: 'ana' } });
    await mine.joined();
    assert.equal(await mine.channel.track({ typing: false }), 'ok');
    const other = open(two, 'here', log, { presence: { key: 'bo' } });
    await other.joined();
    await other.channel.track({ typing: true });
    await until('both are here', () =>
        [mine, other].every(({ channel }) => Object.keys(channel.presenceState()).sort().join() === 'ana,bo'),
    );
    assert.equal(mine.channel.presenceState().bo[0].typing, true);
    await other.channel.untrack();
    await until('one left', () => mine.events.includes('-bo'));
    await one.removeChannel(mine.channel);
    await until('and the other', () => other.events.includes('-ana'));
});

test('a token that expires closes its channel; with a new one it lives again', { limit }, async () => {
    await turn({ jwt_expiry: 6 });
    try {
        const ana = await enter('ana@deskbell.test');
        await ana.who.realtime.setAuth(ana.token);
        const view = open(ana.who, 'tickets', changes('tickets'));
        await view.live();
        await until(
            'it is told',
            () => view.systems.some((one) => one.status === 'error' && /expired/i.test(one.message)),
            12_000,
        );
        await until('it is closed', () => view.states.at(-1) === 'CLOSED');
        await turn({ jwt_expiry: 900 });
        const { data, error } = await ana.who.auth.refreshSession();
        assert.equal(error, null);
        await ana.who.realtime.setAuth(data.session.access_token);
        const again = open(ana.who, 'tickets', changes('tickets'));
        await again.live();
        const orla = await enter('orla@corrib.test');
        const ticket = await ticketOf(orla);
        await until('rows come again', () => again.events.some((event) => event.new.id === ticket));
    } finally {
        await restoreKnobs();
    }
});

test('a token renewed in time keeps the channel open', { limit }, async () => {
    await turn({ jwt_expiry: 6 });
    try {
        const ana = await enter('ana@deskbell.test');
        await ana.who.realtime.setAuth(ana.token);
        const view = open(ana.who, 'tickets', changes('tickets'));
        await view.live();
        await turn({ jwt_expiry: 900 });
        const { data } = await ana.who.auth.refreshSession();
        await ana.who.realtime.setAuth(data.session.access_token);
        await view.live(2); // the subscription is made again, and says so
        await pause(7000);
        assert.equal(view.states.at(-1), 'SUBSCRIBED');
        assert.equal(view.systems.filter((one) => one.status === 'error').length, 0);
    } finally {
        await restoreKnobs();
    }
});

test('a bad token and a bad key are refused', { limit }, async () => {
    const { who, token } = await signIn('ana@deskbell.test');
    await who.realtime.setAuth(`${token.slice(0, -4)}AAAA`);
    const view = open(who, 'room', heard('x'));
    await until('refused', () => view.states.some((state) => /CHANNEL_ERROR/.test(state)));
    const answer = await raw('GET', '/realtime/v1/websocket?apikey=sb_publishable_wrong&vsn=2.0.0', { key: '' });
    assert.equal(answer.status, 401);
});

test('what the database sends arrives on a private channel', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await ana.who.realtime.setAuth(ana.token);
    const view = open(ana.who, `user:${ana.id}`, heard('notice'), { private: true });
    await view.joined();
    await owner()`select realtime.send('{"text":"hello"}'::jsonb, 'notice', ${`user:${ana.id}`}, true)`;
    await until('heard', () => view.events.length === 1);
    assert.equal(view.events[0].payload.text, 'hello');
    assert.equal(stack.realtime, true);
});
