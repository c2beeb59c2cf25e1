// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mails about what happened to somebody's access: from the real event, by the stack's own sender, into the mail box.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from '../support/runner.mjs';
import { enrol, prove, withoutFactors } from '../support/factors.mjs';
import { owner, raw, stack, withKnobs } from '../support/stack.mjs';
import { claims, enter, notices, pins, signIn } from '../support/people.mjs';
import { until } from '../support/live.mjs';

const limit = 60_000;

/** As if nobody had been told anything lately. */
async function forgotten(...people) {
    await owner()`delete from private.mail_outbox where person = any(${people.map((one) => one.id)})`;
}

const called = async (person, name, parameters) => {
    const { data, error } = await person.who.rpc(name, parameters);
    assert.equal(error, null, error?.message);
    return data;
};

const register = (person, name, system = 'Debian 13') =>
    called(person, 'register_device', { name, system, version: '1.0' });

/** The notices to `email` that came while `act` ran and until there are `count`. */
async function toldDuring(email, act, count = 1) {
    const before = (await notices(email)).length;
    await act();
    await until(`${count} for ${email}`, async () => (await notices(email)).length >= before + count);
    return (await notices(email)).slice(before);
}

const idle = () =>
    until('nothing waits', async () => {
        const [{ n }] = await owner()`
            select count(*)::int as n from private.mail_outbox where sent_at is null and given_up_at is null`;
        return n === 0;
    });

test('a new device is told to its owner by mail, and to nobody else', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await forgotten(ana);
    await idle();
    const everybody = (await notices()).length;
    const [mail, ...more] = await toldDuring('ana@deskbell.test', () => register(ana, "Ana's second desk"));
    await register(ana, 'renamed'); // the same session: no new device
    await idle();
    assert.deepEqual(more, []);
    assert.equal((await notices()).length, everybody + 1);
    assert.equal(mail.subject, 'A new device for your Deskbell account');
    assert.match(mail.text, /^Device: Ana's second desk$/m);
    assert.match(mail.text, /^System: Debian 13$/m);
    assert.match(mail.html, /<bdi>Ana&#39;s second desk<\/bdi>/);
});

test('a device that calls itself a page is text in the mail, and no link', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await forgotten(ana);
    const hostile = '<a href="https://evil.example">evil.example</a> a@b.example';
    const [mail] = await toldDuring('ana@deskbell.test', () => register(ana, hostile));
    assert.match(mail.text, /^Device: <a href="https·evil·example">evil·example<·a> a·b·example$/m);
    assert.ok(!/<a|https?:|@/.test(mail.html), mail.html);
    assert.ok(!/https?:|deskbell:|href=|\b\d{6}\b/.test(mail.text.replace(/^Device: .*$/m, '')));
});

test('a PIN that was blocked is told by mail', { limit }, async () => {
    const thief = await signIn('bo@deskbell.test');
    await forgotten(thief);
    const [mail, ...more] = await toldDuring('bo@deskbell.test', async () => {
        if (!(await called(thief, 'my_state')).pin_set) await called(thief, 'set_pin', { new_pin: pins.staff });
        for (const pin of ['111222', '222333', '333444']) await called(thief, 'verify_pin', { pin });
    });
    assert.equal(mail.subject, 'Your Deskbell PIN was blocked');
    assert.deepEqual(more, []);
    await owner()`
        update private.pin_secret set locked_until = null, lock_level = 0, lockouts = 0 where user_id = ${thief.id}`;
});

test('a changed role is told to the person, with the organization and both roles, and no reason', { limit }, async () => {
    const [admin, bo] = [await enter('admin@deskbell.test'), await signIn('bo@deskbell.test')];
    await forgotten(bo, admin);
    const org = admin.org;
    const give = (role) =>
        called(admin, 'set_member_role', { target: bo.id, org, new_role: role, reason: 'between admins' });
    try {
        const told = await toldDuring('bo@deskbell.test', async () => {
            await give('manager');
            await give('manager'); // what stays as it is, is not told
        });
        await idle();
        assert.deepEqual([told.length, told[0].subject], [1, 'Your role in Deskbell has changed']);
        assert.match(told[0].text, /^Organization: Deskbell Demo$/m);
        assert.match(told[0].text, /^Before: Staff$/m);
        assert.match(told[0].text, /^Now: Manager$/m);
        assert.ok(!told[0].text.includes('between admins') && !told[0].text.includes('Ada Marsh'));
        assert.equal((await notices('admin@deskbell.test')).filter((mail) => /role/.test(mail.subject)).length, 0);
    } finally {
        await give('staff');
        await idle();
    }
});

test('a changed password is told by mail', { limit }, async () => {
    const thomas = await signIn('thomas@hartmann.test');
    await forgotten(thomas);
    const [mail] = await toldDuring('thomas@hartmann.test', async () => {
        const { error } = await thomas.who.auth.updateUser({ password: 'six chairs in a row' });
        assert.equal(error, null, error?.message);
    });
    assert.equal(mail.subject, 'Your Deskbell password was changed');
    assert.ok(!mail.text.includes('six chairs'));
});

test('an authenticator app that is added and one that is removed are told by mail', { limit }, async () => {
    const bo = await signIn('bo@deskbell.test');
    await forgotten(bo);
    try {
        const factor = await enrol(bo.who);
        const [added] = await toldDuring('bo@deskbell.test', () => prove(bo.who, factor));
        assert.equal(added.subject, 'An authenticator app was added to your Deskbell account');
        const [removed, ...more] = await toldDuring('bo@deskbell.test', async () => {
            assert.equal((await bo.who.auth.mfa.unenroll({ factorId: factor.id })).error, null);
        });
        await idle();
        assert.deepEqual([removed.subject, more], ['An authenticator app was removed from your Deskbell account', []]);
        assert.ok(!(removed.text + added.text).includes(factor.secret));
    } finally {
        await withoutFactors('bo@deskbell.test');
        await idle();
    }
});

test('a new address is told to the old one alone', { limit }, async () => {
    const thomas = await signIn('thomas@hartmann.test');
    await forgotten(thomas);
    const sql = owner();
    const [mail] = await toldDuring('thomas@hartmann.test', () => sql`
        update auth.users set email = 'taken@hartmann.test' where id = ${thomas.id}`);
    await idle();
    assert.equal(mail.subject, 'The address of your Deskbell account has changed');
    assert.ok(!(mail.text + mail.html).includes('taken@'));
    assert.equal((await notices('taken@hartmann.test')).length, 0);
    await sql`update auth.users set email = 'thomas@hartmann.test', encrypted_password = '' where id = ${thomas.id}`;
    await idle();
});

test('a mail box that refuses is asked again until it takes the mail, and has it once', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await forgotten(ana);
    await withKnobs({ mail_refusals: 2 }, async () => {
        const told = await toldDuring('ana@deskbell.test', () => register(ana, 'patient'));
        assert.equal(told.length, 1);
    });
    await idle();
    const [row] = await owner()`select * from private.mail_outbox where person = ${ana.id}`;
    assert.deepEqual([row.tries, row.address, row.problem, row.given_up_at], [3, null, null, null]);
    assert.ok(row.sent_at);
});

test('an answer that was lost is asked for again under the same name, and the box shows one mail', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await forgotten(ana);
    await withKnobs({ mail_lost_answers: 1 }, async () => {
        const told = await toldDuring('ana@deskbell.test', () => register(ana, 'unheard'));
        await idle();
        const [row] = await owner()`select tries, mail_id from private.mail_outbox where person = ${ana.id}`;
        assert.deepEqual([row.tries, row.mail_id], [2, told[0].notice]);
        assert.equal((await notices('ana@deskbell.test')).filter((mail) => mail.notice === row.mail_id).length, 1);
    });
});

test('many events of a kind are four mails in an hour, of which the last says so', { limit }, async () => {
    const ana = await enter('ana@deskbell.test');
    await forgotten(ana);
    const told = await toldDuring(
        'ana@deskbell.test',
        async () => {
            for (let n = 0; n < 7; n++) {
                await owner()`delete from private.devices where session_id = ${claims(ana.token).session_id}`;
                await register(ana, `desk ${n}`);
            }
        },
        4,
    );
    await idle();
    assert.equal(told.length, 4);
    assert.deepEqual(
        told.map((mail) => /several times/.test(mail.text)),
        [false, false, false, true],
    );
    const lines = await called(ana, 'my_security_events', {});
    assert.ok(lines.filter((line) => /^desk \d$/.test(line.device ?? '')).length === 7); // the list has them all
});

test('nobody puts a mail into the box without its key, and its log names no person', { limit }, async () => {
    const body = { notice: 'x', to: 'ana@deskbell.test', subject: 'x', text: 'x', html: 'x' };
    for (const key of ['', stack.publishable_key, stack.secret_key])
        assert.equal((await raw('POST', '/mail', { key, body })).status, 401);
    assert.equal((await notices()).filter((mail) => mail.subject === 'x').length, 0);
    const log = fs.readFileSync(path.join(stack.logs, 'mail.log'), 'utf8');
    assert.ok(log.includes(': sent') && !/@|desk \d|Debian/.test(log));
});
