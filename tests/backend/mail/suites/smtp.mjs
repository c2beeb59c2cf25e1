// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mail servers on good days and on bad ones: nothing is lost, nothing is sent twice that was heard of.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from '../../js/support/runner.mjs';
import { until } from '../../js/support/live.mjs';
import { changed, cleared, desk, due, logOf, row, sender } from '../support/desk.mjs';
import { Sink, headerOf } from '../support/sink.mjs';

async function withSink(script, work) {
    const sink = await new Sink().open();
    sink.script = script;
    await cleared();
    try {
        await work(sink, await sender(sink.port));
    } finally {
        await sink.close();
    }
}

test('a letter goes by SMTP: whose it is, what it is about, as text and as HTML', () =>
    withSink({}, async (sink, mails) => {
        const { owner, admin } = await desk();
        const [{ id: org }] = await owner`insert into public.organizations (name) values ('Büro «Süd»') returning id`;
        const person = { id: randomUUID() };
        await admin`insert into auth.users (id, email, email_confirmed_at) values (${person.id}, 'aenne@test.test', now())`;
        await owner`
            insert into private.audit_log (org_id, action, target, detail, prev, hash)
            values (${org}, 'member.role', ${person.id}, '{"from": "client", "to": "staff", "reason": "secret"}', '', '')`;
        const log = await logOf(() => mails.next());
        const [{ from, to, source }, ...more] = sink.letters;
        assert.deepEqual([more, from, to], [[], 'desk@deskbell.test', ['aenne@test.test']]);
        assert.equal(headerOf(source, 'From'), 'Deskbell <desk@deskbell.test>');
        assert.equal(headerOf(source, 'Subject'), 'Your role in Deskbell has changed');
        assert.equal(headerOf(source, 'Message-ID'), `<${(await row(person)).mail_id}@deskbell.test>`);
        assert.equal(headerOf(source, 'Auto-Submitted'), 'auto-generated');
        assert.match(headerOf(source, 'Content-Type'), /^multipart\/alternative/);
        assert.match(source, /Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
        assert.match(source, /Organization: B=C3=BCro =C2=ABS=C3=BCd=C2=BB/);
        assert.ok(!source.includes('secret'));
        const sent = await row(person);
        assert.ok(sent.sent_at && sent.address === null && sent.tries === 1);
        assert.equal(await mails.next(), false);
        assert.ok(log.includes('sent') && !/@|Büro/.test(log), log);
    }));

test('a server that is not there is asked again, and the mail is not lost', async () => {
    const sink = await new Sink().open();
    const { port } = sink;
    await sink.close();
    await cleared();
    const person = await changed();
    const mails = await sender(port);
    const log = await logOf(() => mails.next());
    const waiting = await row(person);
    assert.deepEqual([waiting.problem, waiting.sent_at, waiting.given_up_at], ['ESOCKET', null, null]);
    assert.equal(waiting.address, person.address);
    assert.ok(waiting.due_at.getTime() > Date.now() + 20_000 && !log.includes('@'), log);
    assert.equal(await mails.next(), false); // not before its time
    await due();
    await new Sink().open(port).then(async (alive) => {
        await logOf(() => mails.next());
        assert.equal(alive.letters.length, 1);
        await alive.close();
    });
    assert.ok((await row(person)).sent_at);
});

for (const [what, script, problem] of [
    ['is closing', { greeting: '421 later' }, '421'],
    ['has a full disk', { mail: '452 no room' }, '452'],
    ['does not know the address for now', { rcpt: '450 greylisted' }, '450'],
    ['refuses the sender', { mail: '550 not you' }, '550'],
    ['refuses the letter', { taken: '554 spam' }, '554'],
    ['hangs up at once', { greeting: 'cut' }, 'ECONNECTION'],
    ['hangs up at the letter', { data: 'cut' }, 'ECONNECTION'],
    ['is no mail server', { greeting: 'HTTP/1.1 400 Bad Request' }, 'EPROTOCOL'],
])
    test(`a server that ${what} gets the mail another time`, () =>
        withSink(script, async (sink, mails) => {
            const person = await changed();
            await logOf(() => mails.next());
            const waiting = await row(person);
            assert.deepEqual([waiting.problem, waiting.sent_at, waiting.given_up_at], [problem, null, null]);
            sink.script = {};
            sink.letters = [];
            await due();
            await logOf(() => mails.next());
            assert.deepEqual(
                sink.letters.map((one) => one.to),
                [[person.address]],
            );
            assert.ok((await row(person)).sent_at);
        }));

test('a server that says nothing is not waited for without end', () =>
    withSink({ rcpt: null }, async (sink) => {
        const person = await changed();
        const hasty = await sender(sink.port, { patience: 0.2 });
        await logOf(() => hasty.next());
        assert.equal((await row(person)).problem, 'ETIMEDOUT');
    }));

test('an answer that is lost after the letter: again, under the same name', () =>
    withSink({ taken: 'cut' }, async (sink, mails) => {
        await changed();
        await logOf(() => mails.next());
        sink.script = {};
        await due();
        await logOf(() => mails.next());
        const names = sink.letters.map((one) => headerOf(one.source, 'Message-ID'));
        assert.equal(names.length, 2);
        assert.equal(names[0], names[1]);
    }));

test('an address that is refused for good is given up, and holds nobody back', () =>
    withSink({ rcpt: '550 no such user' }, async (sink, mails) => {
        const gone = await changed();
        await logOf(() => mails.next());
        const seen = await row(gone);
        assert.ok(seen.given_up_at);
        assert.deepEqual([seen.problem, seen.address], ['550', null]);
        sink.script = {};
        const person = await changed();
        await logOf(() => mails.next());
        assert.deepEqual(
            sink.letters.map((one) => one.to),
            [[person.address]],
        );
    }));

test('an event without words is given up and said', () =>
    withSink({}, async (sink, mails) => {
        const { owner } = await desk();
        await owner`insert into private.security_kinds (kind, by_mail) values ('unheard.of', true)`;
        const person = { id: (await changed()).id };
        await cleared();
        await owner`insert into private.audit_log (action, target, prev, hash) values ('unheard.of', ${person.id}, '', '')`;
        const log = await logOf(() => mails.next());
        await owner`delete from private.security_kinds where kind = 'unheard.of'`;
        assert.match(log, /unheard\.of: no words, given up/);
        assert.deepEqual([(await row(person)).problem, sink.letters.length], ['no words', 0]);
    }));

test('three senders at once send twelve mails, each once', () =>
    withSink({}, async (sink) => {
        const people = [];
        for (let n = 0; n < 12; n++) people.push(await changed());
        const several = await Promise.all([1, 2, 3].map(() => sender(sink.port)));
        await logOf(() =>
            Promise.all(
                several.map(async (one) => {
                    while (await one.next());
                }),
            ),
        );
        assert.deepEqual(sink.letters.map((one) => one.to[0]).sort(), people.map((one) => one.address).sort());
    }));

test('a database that goes away is asked again, and a sender that is told to stop ends', () =>
    withSink({}, async (sink) => {
        const { admin, name } = await desk();
        const mails = await sender(sink.port);
        const log = await logOf(async () => {
            const done = mails.run();
            await changed();
            await until('it works', () => sink.letters.length === 1);
            await admin`
                select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = ${name} and query like '%mail_claim%' and pid <> pg_backend_pid()`;
            await changed();
            await until('it works again', () => sink.letters.length === 2);
            mails.stop();
            await done;
        });
        assert.ok(!log.includes('@'), log);
    }));
