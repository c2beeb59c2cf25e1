// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ordinary life of a stack.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from '../support/runner.mjs';
import { postgres } from '../support/checkout.mjs';
import { alive, commandLines, newHome, remembered, stackCommand } from '../support/homes.mjs';

const slow = { limit: 120_000 };
const home = newHome();
const status = () => JSON.parse(stackCommand('status', home).out);

/** Seconds that a command may take: the promised ones when the machine is ours alone (packaging/check --full), else
 *  so many that only a hang reaches them. */
const allowed = (promised) => (process.env.DESKBELL_MEASURE ? promised : promised * 12);

/** The shortest of up to three tries. */
function best(what, limit, work) {
    let shortest = Infinity;
    for (let attempt = 0; attempt < 3 && shortest >= limit; attempt++) {
        const { code, err, seconds } = work();
        assert.equal(code, 0, err);
        console.log(`     ${what}: ${seconds.toFixed(1)} s`);
        shortest = Math.min(shortest, seconds);
    }
    return shortest;
}

async function counts() {
    const sql = postgres(status().database_url, { max: 1, onnotice() {} });
    const [row] =
        await sql`select (select count(*)::int from public.tickets) as tickets, (select count(*)::int from public.organizations) as organizations`;
    await sql.end();
    return { ...row };
}

test('a stack that never ran says so and fails', slow, async () => {
    const { code, out } = stackCommand('status', home);
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).running, false);
    assert.equal(stackCommand('down', home).code, 0);
});

test('up from an empty disk gives 200 tickets, in less than 10 seconds', slow, async () => {
    const seconds = best('up from an empty disk', allowed(10), () => {
        stackCommand('down', home);
        fs.rmSync(home, { recursive: true, force: true });
        return stackCommand('up', home);
    });
    assert.ok(seconds < allowed(10), `${seconds} s`);
    assert.deepEqual(await counts(), { tickets: 200, organizations: 1 });
});

test('status says what a program needs', slow, async () => {
    const said = status();
    for (const name of [
        'url',
        'publishable_key',
        'secret_key',
        'database_url',
        'admin_database_url',
        'mail_url',
        'realtime_url',
        'django',
        'jwt_secret',
    ])
        assert.equal(typeof said[name], 'string', name);
    assert.match(said.publishable_key, /^sb_publishable_/);
    assert.match(said.secret_key, /^sb_secret_/);
    assert.deepEqual(
        said.people.map((one) => one.role),
        ['admin', 'manager', 'staff', 'staff', 'client', 'client'],
    );
    assert.match(said.identity.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.equal(typeof said.identity.password, 'string');
    assert.ok(said.identity.accounts.some((one) => one.login === 'stranger'));
    assert.deepEqual(await (await fetch(said.mail_url)).json(), []);
    assert.equal(said.mail_sender, true);
    assert.equal(fs.statSync(path.join(home, 'state.json')).mode & 0o777, 0o600);
});

test('up again changes nothing', slow, async () => {
    const before = alive(home);
    const { code, seconds } = stackCommand('up', home);
    assert.equal(code, 0);
    assert.ok(seconds < allowed(3), `${seconds} s`);
    assert.deepEqual(alive(home), before);
});

test('no secret stands in a command line', async () => {
    const { jwtSecret, databasePassword, secretKey, publishableKey, identity, ...more } = remembered(home);
    const { clientSecret, cookieKey, password } = identity;
    const mails = [more.mailPassword, more.mailKey];
    const djangos = [more.djangoPassword, more.djangoSecretKey, more.djangoSealKey];
    const ours = [jwtSecret, databasePassword, secretKey, publishableKey, clientSecret, cookieKey, password];
    const lines = commandLines(alive(home)).join('\n');
    assert.match(lines, /main\.mjs/);
    assert.match(lines, /service\.wsgi/);
    for (const secret of [...ours, ...mails, ...djangos]) assert.ok(secret && !lines.includes(secret));
});

test('nobody else on this machine is let into the database', slow, async () => {
    const url = new URL(status().admin_database_url);
    url.password = 'guess';
    const sql = postgres(url.toString(), { max: 1, onnotice() {} });
    await assert.rejects(sql`select 1`, /password authentication failed/);
    await sql.end();
});

test('reset brings the first state back, in less than 3 seconds', slow, async () => {
    const before = status();
    const sql = postgres(before.admin_database_url, { max: 1, onnotice() {} });
    await sql`delete from public.tickets where number > (select min(number) + 4 from public.tickets)`.catch(() => {});
    await sql`insert into public.organizations (name) values ('Another')`;
    await sql.end();
    await fetch(`${before.url}/auth/v1/otp`, {
        method: 'POST',
        headers: { apikey: before.publishable_key },
        body: JSON.stringify({ email: 'ana@deskbell.test' }),
    });
    assert.equal((await (await fetch(before.mail_url)).json()).length, 1);
    const seconds = best('reset', allowed(3), () => stackCommand('reset', home));
    assert.ok(seconds < allowed(3), `${seconds} s`);
    assert.deepEqual(await counts(), { tickets: 200, organizations: 1 });
    assert.deepEqual(await (await fetch(before.mail_url)).json(), []);
    const after = status();
    assert.deepEqual(
        [after.url, after.publishable_key, after.secret_key],
        [before.url, before.publishable_key, before.secret_key],
    );
});

test('reset --people-only leaves the tickets out', slow, async () => {
    assert.equal(stackCommand('reset', home, { args: ['--people-only'] }).code, 0);
    assert.deepEqual(await counts(), { tickets: 0, organizations: 1 });
});

test('a second stack beside it takes other ports', slow, async () => {
    const other = newHome();
    assert.equal(stackCommand('up', other, { args: ['--people-only'] }).code, 0);
    const [one, two] = [remembered(home).ports, remembered(other).ports];
    assert.notEqual(one.gateway, two.gateway);
    assert.notEqual(one.database, two.database);
    assert.equal(stackCommand('down', other).code, 0);
    assert.equal(status().running, true);
});

test('down leaves nothing running, and the data for the next up', slow, async () => {
    const keys = status().publishable_key;
    const sql = postgres(status().database_url, { max: 1, onnotice() {} });
    await sql`insert into public.organizations (name) values ('Kept')`;
    await sql.end();
    const { code, err, seconds } = stackCommand('down', home);
    assert.equal(code, 0, err);
    assert.ok(seconds < allowed(5), `${seconds} s`);
    assert.deepEqual(alive(home), []);
    assert.equal(JSON.parse(stackCommand('status', home).out).running, false);
    assert.equal(stackCommand('up', home).code, 0);
    assert.equal(status().publishable_key, keys);
    assert.equal((await counts()).organizations, 2);
    assert.equal(stackCommand('down', home).code, 0);
    assert.equal(stackCommand('down', home).code, 0);
    assert.deepEqual(alive(home), []);
});
