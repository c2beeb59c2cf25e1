// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// As root, with a home that the user of PostgreSQL cannot enter; and as an ordinary user.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from '../support/runner.mjs';
import { root } from '../support/checkout.mjs';
import { alive, newHome, remembered, stackCommand } from '../support/homes.mjs';

const slow = { limit: 120_000 };
const isRoot = process.getuid() === 0;
const running = (home, as) => JSON.parse(stackCommand('status', home, { as }).out).running;

if (isRoot) {
    test('as root in a closed folder: PostgreSQL runs as another user, with data that it can reach', slow, async () => {
        const closed = newHome();
        fs.chmodSync(closed, 0o700);
        const home = path.join(closed, 'stack');
        const { code, err } = stackCommand('up', home, { args: ['--people-only'] });
        assert.equal(code, 0, err);
        const { data } = remembered(home);
        const folder = path.dirname(data);
        const owner = fs.statSync(data).uid;
        assert.notEqual(owner, 0);
        assert.ok(!folder.startsWith(closed));
        assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
        const postmaster = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
        assert.equal(fs.statSync(`/proc/${postmaster}`).uid, owner);
        assert.equal(stackCommand('down', home).code, 0);
        assert.deepEqual(alive(home), []);
        assert.equal(stackCommand('up', home).code, 0);
        assert.equal(remembered(home).data, data);
        assert.equal(stackCommand('down', home).code, 0);
    });
}

test('as an ordinary user', slow, async () => {
    // As root we become one who owns nothing; that user must be able to read the checkout.
    const as = isRoot ? { uid: 65534, gid: 65534 } : {};
    const readable = !isRoot || folders(root).every((folder) => fs.statSync(folder).mode & 0o001);
    if (!readable) return console.log(`     not tried: an ordinary user cannot read ${root}`);
    const home = newHome();
    if (isRoot) fs.chownSync(home, as.uid, as.gid);
    const options = { as, args: ['--people-only'], environment: { HOME: os.tmpdir() } };
    const { code, err } = stackCommand('up', home, options);
    assert.equal(code, 0, err);
    assert.equal(running(home, as), true);
    assert.ok(remembered(home).data.startsWith(home));
    assert.equal(stackCommand('reset', home, options).code, 0);
    assert.equal(running(home, as), true);
    assert.equal(stackCommand('down', home, { as }).code, 0);
    assert.deepEqual(alive(home), []);
});

function folders(at) {
    return at === path.dirname(at) ? [at] : [at, ...folders(path.dirname(at))];
}
