// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Django service beside a stack: left out, taken in, killed, and never in the way of the rest.
import assert from 'node:assert/strict';
import { test } from '../support/runner.mjs';
import { killHard, newHome, remembered, stackCommand } from '../support/homes.mjs';
import { processesOf } from '../../../../backend/local/stack/processes.mjs';

const slow = { limit: 120_000 };
const home = newHome();
const status = () => JSON.parse(stackCommand('status', home).out);
const up = (environment = {}) => stackCommand('up', home, { args: ['--people-only'], environment });
const services = async () => {
    const { url, publishable_key: apikey } = status();
    const headers = { apikey, 'content-type': 'application/json' };
    const answer = await fetch(`${url}/rest/v1/rpc/sign_in_services`, { method: 'POST', headers, body: '{}' });
    return (await answer.json()).map((one) => one.url);
};

test('left out, the stack stands without it and offers nobody a service', slow, async () => {
    const { code, err } = up({ DESKBELL_STACK_NO_DJANGO: '1' });
    assert.equal(code, 0, err);
    assert.deepEqual([status().running, status().django], [true, null]);
    assert.deepEqual(await services(), []);
});

test('a Python without the packages is named', slow, async () => {
    const { code, err } = up({ DESKBELL_PYTHON: '/bin/false' });
    assert.equal(code, 1);
    assert.match(err, /DESKBELL_PYTHON names \/bin\/false, which has not all of: django/);
});

test('the next up takes it in, and says where it is', slow, async () => {
    assert.equal(up().code, 0);
    assert.match(status().django, /^http:/); // named only when it answers
    assert.deepEqual(await services(), [status().django]);
});

test('killed alone it is started again, with its people', slow, async () => {
    const before = status().django;
    processesOf({ home }, 'django').forEach(killHard);
    assert.equal(status().django, null);
    assert.equal(up().code, 0);
    assert.equal(status().django, before);
});

test('after a reset it is where it was, and announced', slow, async () => {
    const before = status().django;
    assert.equal(stackCommand('reset', home, { args: ['--people-only'] }).code, 0);
    assert.equal(status().django, before);
    assert.deepEqual(await services(), [before]);
});

test('left out again, it ends and is offered no more', slow, async () => {
    assert.equal(up({ DESKBELL_STACK_NO_DJANGO: '1' }).code, 0);
    assert.equal(processesOf({ home }, 'django').length, 0);
    assert.equal(status().django, null);
    assert.deepEqual(await services(), []);
    assert.equal(typeof remembered(home).djangoSealKey, 'string');
    assert.equal(stackCommand('down', home).code, 0);
});
