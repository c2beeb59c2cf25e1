// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in through a real browser: what a person sees and presses, and what reaches the program's listener.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import { Chromium } from '../support/chromium.mjs';
import { beginning, failureIn } from '../support/identity.mjs';
import { test } from '../support/runner.mjs';
import { client, stack } from '../support/stack.mjs';

const slow = { limit: 120_000 };

/** A program that waits: `address` to come back to, `arrived` with the address that came. */
async function listen() {
    const waiting = {};
    const place = `/callback/${randomUUID()}`;
    waiting.arrived = new Promise((resolve) => (waiting.seen = resolve));
    const server = http.createServer((request, response) => {
        const url = new URL(request.url, waiting.address);
        response.writeHead(url.pathname === place ? 200 : 404, { 'content-type': 'text/html' });
        response.end('<!doctype html><title>Deskbell</title><p id="done">You may close this page.</p>');
        if (url.pathname === place) waiting.seen(url);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    waiting.address = `http://127.0.0.1:${server.address().port}${place}`;
    waiting.close = () => (server.close(), server.closeAllConnections());
    return waiting;
}

async function withBrowser(work) {
    const browser = await Chromium.start();
    try {
        await work(browser);
    } finally {
        await browser.close();
    }
}

/** Sends the browser there and gives what came back to the listener, after `work` on the pages between. */
async function through(browser, who, work = async () => {}) {
    const waiting = await listen();
    try {
        await browser.go(await beginning(who, { redirectTo: waiting.address }));
        await work();
        const url = await waiting.arrived;
        await browser.see('#done');
        return url;
    } finally {
        waiting.close();
    }
}

test('a browser signs in at the provider, allows it, and comes back to the program', slow, () =>
    withBrowser(async (browser) => {
        const who = client();
        const url = await through(browser, who, async () => {
            await browser.see('#login');
            assert.equal(await browser.read('location.origin'), stack.identity.url);
            await browser.choose('#account', 'orla@corrib.test');
            await browser.type('#password', 'not the password');
            await browser.click('#login button');
            await browser.see('.wrong');
            assert.equal(await browser.read(`document.querySelector('#account').value`), 'orla@corrib.test');
            await browser.type('#password', stack.identity.password);
            await browser.click('#login button');
            await browser.click('#consent button');
        });
        const { data, error } = await who.auth.exchangeCodeForSession(url.searchParams.get('code'));
        assert.equal(error, null);
        assert.equal(data.user.email, 'orla@corrib.test');

        // The provider remembers the person: the second time there is nothing to press.
        const again = client();
        const second = await through(browser, again);
        const { data: later } = await again.auth.exchangeCodeForSession(second.searchParams.get('code'));
        assert.equal(later.user.id, data.user.id);
    }),
);

test('a browser that turns back tells the program', slow, () =>
    withBrowser(async (browser) => {
        const url = await through(browser, client(), () => browser.click('#cancel button'));
        assert.equal(url.searchParams.get('error'), 'access_denied');
    }),
);

test('a stranger in a browser is sent back with the reason', slow, () =>
    withBrowser(async (browser) => {
        const url = await through(browser, client(), async () => {
            await browser.choose('#account', 'stranger');
            await browser.type('#password', stack.identity.password);
            await browser.click('#login button');
            await browser.click('#consent button');
        });
        // The fragment stays in the browser; what the program gets is the query.
        assert.equal(url.searchParams.get('error_description'), 'Sign-in is by invitation.');
        const whole = new URL(await browser.read('location.href'));
        assert.equal(failureIn(whole)[0], 'access_denied');
    }),
);
