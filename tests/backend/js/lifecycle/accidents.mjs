// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Killed half way, powered off, misled by old files.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from '../support/runner.mjs';
import { postgres } from '../support/checkout.mjs';
import {
    alive,
    commandLines,
    killedUp,
    killHard,
    newHome,
    remembered,
    stackCommand,
    startedUp,
} from '../support/homes.mjs';

const slow = { limit: 180_000 };
const fine = (home) => JSON.parse(stackCommand('status', home).out).running;

test('up killed at any moment: down leaves nothing, the next up works', slow, async () => {
    const home = newHome();
    for (const ms of [60, 200, 350, 500, 700, 900, 1200]) {
        await killedUp(home, ms);
        assert.equal(stackCommand('down', home).code, 0);
        assert.deepEqual(alive(home), [], `killed after ${ms} ms`);
        if (ms === 350) fs.rmSync(path.join(home, 'state.json'), { force: true });
    }
    await killedUp(home, 800);
    const { code, err } = stackCommand('up', home, { args: ['--people-only'] });
    assert.equal(code, 0, err);
    assert.equal(fine(home), true);
    assert.equal(stackCommand('down', home).code, 0);
});

test('all processes killed at once: status says it, up mends it', slow, async () => {
    const home = newHome();
    assert.equal(stackCommand('up', home, { args: ['--people-only'] }).code, 0);
    alive(home).forEach(killHard);
    assert.equal(fine(home), false);
    const { code, err } = stackCommand('up', home);
    assert.equal(code, 0, err);
    assert.equal(fine(home), true);
    assert.equal(stackCommand('down', home).code, 0);
});

test('a gateway, an identity provider or a sender of mails killed alone is started again, a stopped database too', slow, async () => {
    const home = newHome();
    assert.equal(stackCommand('up', home, { args: ['--people-only'] }).code, 0);
    for (const program of ['gateway/main.mjs', 'identity/main.mjs', 'mail/main.mjs']) {
        const [killed] = alive(home).filter((pid) => commandLines([pid])[0].includes(program));
        process.kill(killed, 'SIGKILL');
        assert.equal(stackCommand('up', home).code, 0);
        assert.equal(fine(home), true, program);
        assert.equal(JSON.parse(stackCommand('status', home).out).mail_sender, true, program);
    }
    const data = remembered(home).data;
    process.kill(Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGINT');
    assert.equal(stackCommand('up', home).code, 0);
    assert.equal(fine(home), true);
    assert.equal(stackCommand('down', home).code, 0);
});

test('reset takes the database also from somebody who listens to its log', slow, async () => {
    const home = newHome();
    assert.equal(stackCommand('up', home, { args: ['--people-only'] }).code, 0);
    const { admin_database_url } = JSON.parse(stackCommand('status', home).out);
    const listener = postgres(admin_database_url, {
        max: 1,
        fetch_types: false,
        onnotice() {},
        connection: { replication: 'database' },
    });
    await listener.unsafe('CREATE_REPLICATION_SLOT held TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT').simple();
    const { code, err } = stackCommand('reset', home, { args: ['--people-only'] });
    assert.equal(code, 0, err);
    assert.equal(fine(home), true);
    await listener.end({ timeout: 1 }).catch(() => {});
    assert.equal(stackCommand('down', home).code, 0);
});

test('a lost state begins again', slow, async () => {
    const home = newHome();
    assert.equal(stackCommand('up', home, { args: ['--people-only'] }).code, 0);
    const { publishableKey } = remembered(home);
    fs.rmSync(path.join(home, 'state.json'));
    const { code, err } = stackCommand('up', home, { args: ['--people-only'] });
    assert.equal(code, 0, err);
    assert.notEqual(remembered(home).publishableKey, publishableKey);
    assert.equal(fine(home), true);
    assert.equal(stackCommand('down', home).code, 0);
    assert.deepEqual(alive(home), []);
});

test('two at once find ports of their own', slow, async () => {
    const both = [newHome(), newHome()];
    const codes = await Promise.all(both.map((home) => startedUp(home)));
    assert.deepEqual(codes, [0, 0]);
    assert.deepEqual(both.map(fine), [true, true]);
    assert.deepEqual(
        both.map((home) => stackCommand('down', home).code),
        [0, 0],
    );
});

test('an old pid file that names a stranger harms nobody', slow, async () => {
    const home = newHome();
    assert.equal(stackCommand('up', home, { args: ['--people-only'] }).code, 0);
    const data = remembered(home).data;
    const pidFile = path.join(data, 'postmaster.pid');
    const text = fs.readFileSync(pidFile, 'utf8');
    assert.equal(stackCommand('down', home).code, 0);
    // PostgreSQL asks only whether a process of its own user lives
    const { uid, gid } = fs.statSync(data);
    const stranger = spawn('sleep', ['600'], { stdio: 'ignore', uid, gid });
    try {
        fs.writeFileSync(pidFile, text.replace(/^\d+/, String(stranger.pid)));
        assert.equal(stackCommand('down', home).code, 0);
        const { code, err } = stackCommand('up', home);
        assert.equal(code, 0, err);
        assert.equal(stackCommand('down', home).code, 0);
        assert.equal(stranger.exitCode ?? stranger.signalCode, null);
    } finally {
        stranger.kill();
    }
});

test('another PostgreSQL by DATABASE_URL serves as well', slow, async () => {
    const [server, home] = [newHome(), newHome()];
    assert.equal(stackCommand('up', server, { args: ['--people-only'] }).code, 0);
    const { admin_database_url } = JSON.parse(stackCommand('status', server).out);
    const environment = { DATABASE_URL: admin_database_url };
    const { code, err } = stackCommand('up', home, { environment });
    assert.equal(code, 0, err);
    const said = JSON.parse(stackCommand('status', home).out);
    assert.equal(said.running, true);
    const sql = postgres(said.database_url, { max: 1, onnotice() {} });
    const [row] =
        await sql`select current_user as who, current_database() as at, (select count(*)::int from public.tickets) as tickets`;
    await sql.end();
    assert.deepEqual([row.who, row.at === 'deskbell', row.tickets], ['postgres', false, 200]);
    assert.equal(stackCommand('reset', home, { environment }).code, 0);
    const asked = await fetch(`${said.url}/auth/v1/otp`, {
        method: 'POST',
        headers: { apikey: said.publishable_key },
        body: JSON.stringify({ email: 'ana@deskbell.test' }),
    });
    assert.equal(asked.status, 200);
    assert.equal(stackCommand('down', home, { environment }).code, 0);
    assert.deepEqual(alive(home), []);
    assert.equal(stackCommand('down', server).code, 0);
});

test('what is missing is said in a sentence', slow, async () => {
    const home = newHome();
    const named = stackCommand('up', home, {
        environment: { DESKBELL_REALTIME: '/nowhere/deskbell-realtime', DESKBELL_STACK_NO_REALTIME: '' },
    });
    assert.equal(named.code, 1);
    assert.match(named.err, /DESKBELL_REALTIME names \/nowhere\/deskbell-realtime, which does not exist/);
    const server = stackCommand('up', home, {
        environment: { DATABASE_URL: 'postgresql://nobody:x@127.0.0.1:1/postgres' },
    });
    assert.equal(server.code, 1);
    assert.match(server.err, /DATABASE_URL/);
    assert.doesNotMatch(server.err, /\n\s+at /);
    assert.deepEqual(alive(home), []);
});
