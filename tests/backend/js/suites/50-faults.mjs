// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bad days that the program's tests ask the gateway for.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from '../support/runner.mjs';
import { client, raw, stack } from '../support/stack.mjs';
import { emptyMail, mails } from '../support/people.mjs';

const put = (rules) => raw('PUT', '/__faults', { key: stack.secret_key, body: { rules } });
const clear = () => raw('DELETE', '/__faults', { key: stack.secret_key });
const settings = () => raw('GET', '/auth/v1/settings');

function faulty(name, rules, work) {
    test(name, async () => {
        const answer = await put(rules);
        assert.equal(answer.status, 200, answer.text);
        try {
            await work();
        } finally {
            await clear();
        }
    });
}

test('a name that was made to point here is not answered', async () => {
    const { hostname, port } = new URL(stack.url);
    const answer = await new Promise((resolve, reject) => {
        http.get({ hostname, port, path: '/mail', headers: { host: `rebound.example:${port}` } }, resolve).on(
            'error',
            reject,
        );
    });
    assert.equal(answer.statusCode, 421);
});

test('only the secret key turns knobs and faults, and nonsense is told', async () => {
    for (const where of ['/__faults', '/__knobs', '/__sockets']) assert.equal((await raw('GET', where)).status, 401);
    assert.equal((await put([{ action: { explode: 1 } }])).status, 400);
    assert.equal((await put([{ match: { path: '(' }, action: { status: 500 } }])).status, 400);
    assert.equal((await raw('PUT', '/__knobs', { key: stack.secret_key, body: { jwt_expiry: 'soon' } })).status, 400);
});

faulty(
    'a status with body and headers, as often as asked, then the truth',
    [
        {
            match: { method: 'GET', path: '^/auth/v1/settings' },
            action: { status: 429, headers: { 'retry-after': '3' }, body: { msg: 'slow' } },
            times: 2,
            skip: 1,
        },
    ],
    async () => {
        const answers = [await settings(), await settings(), await settings(), await settings()];
        assert.deepEqual(
            answers.map((one) => one.status),
            [200, 429, 429, 200],
        );
        assert.deepEqual([answers[1].headers.get('retry-after'), answers[1].body.msg], ['3', 'slow']);
    },
);

faulty('a captive portal', [{ match: { path: 'settings' }, action: { html: true } }], async () => {
    const { status, headers, text } = await settings();
    assert.deepEqual([status, headers.get('content-type')], [200, 'text/html; charset=utf-8']);
    assert.match(text, /<h1>/);
});

faulty(
    'a cut before the work leaves no trace, a cut after it does',
    [
        { match: { path: '/otp' }, action: { cut: 'before' } },
        { match: { path: '/otp' }, action: { cut: 'after' } },
    ],
    async () => {
        await emptyMail();
        const ask = () => client().auth.signInWithOtp({ email: 'ana@deskbell.test' });
        assert.ok((await ask()).error);
        assert.equal((await mails()).length, 0);
        assert.ok((await ask()).error);
        assert.equal((await mails()).length, 1);
    },
);

faulty('an answer that stops in the middle', [{ match: { path: 'settings' }, action: { truncate: 20 } }], async () => {
    await assert.rejects(settings);
});

faulty(
    'a huge answer and a slow one',
    [
        { match: { path: 'settings' }, action: { huge: 3_000_000 } },
        { match: { path: 'settings' }, action: { delay: 300 } },
    ],
    async () => {
        assert.equal((await settings()).text.length, 3_000_004);
        const begin = performance.now();
        assert.equal((await settings()).status, 200);
        assert.ok(performance.now() - begin >= 290);
    },
);

faulty('a refused websocket', [{ match: { path: '/websocket' }, action: { status: 503 }, times: 0 }], async () => {
    const socket = new WebSocket(
        `${stack.url.replace('http', 'ws')}/realtime/v1/websocket?apikey=${stack.publishable_key}&vsn=2.0.0`,
    );
    await new Promise((resolve, reject) => {
        socket.onerror = resolve;
        socket.onopen = () => reject(new Error('it opened'));
    });
});
