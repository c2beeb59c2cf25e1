// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real browser without a window, driven by the DevTools protocol over a pipe: no port that others could reach.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from './live.mjs';

const switches = [
    '--headless',
    '--remote-debugging-pipe',
    '--no-first-run',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // The sandbox does not run as root, and these pages are our own.
    ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
];

function program() {
    const named = process.env.DESKBELL_CHROMIUM ?? '/usr/bin/chromium';
    assert.ok(
        fs.existsSync(named),
        `${named} is missing (Debian: apt install chromium), or name one in DESKBELL_CHROMIUM`,
    );
    return named;
}

export class Chromium {
    #child;
    #home = fs.mkdtempSync(path.join(os.tmpdir(), 'deskbell-chromium-'));
    #waiting = new Map(); // id of a command → {resolve, reject}
    #last = 0;
    #rest = '';
    #session;

    static async start() {
        const browser = new Chromium();
        browser.#spawn();
        const { targetId } = await browser.#send('Target.createTarget', { url: 'about:blank' });
        const { sessionId } = await browser.#send('Target.attachToTarget', { targetId, flatten: true });
        browser.#session = sessionId;
        return browser;
    }

    #spawn() {
        this.#child = spawn(program(), [...switches, `--user-data-dir=${this.#home}`, 'about:blank'], {
            stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
            env: { ...process.env, HOME: this.#home },
        });
        this.#child.stdio[4].setEncoding('utf8').on('data', (text) => this.#receive(text));
        this.#child.once('exit', () => {
            for (const { reject } of this.#waiting.values()) reject(new Error('Chromium ended'));
        });
    }

    #receive(text) {
        const messages = (this.#rest + text).split('\0');
        this.#rest = messages.pop();
        for (const { id, result, error } of messages.map((one) => JSON.parse(one))) {
            const { resolve, reject } = this.#waiting.get(id) ?? {};
            this.#waiting.delete(id);
            if (error) reject?.(new Error(error.message));
            else resolve?.(result);
        }
    }

    #send(method, params = {}) {
        const id = ++this.#last;
        const session = this.#session ? { sessionId: this.#session } : {};
        this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, ...session })}\0`);
        return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    }

    go(url) {
        return this.#send('Page.navigate', { url });
    }

    /** The value of an expression in the page; undefined while one page goes and the next comes. */
    async read(expression) {
        const answer = await this.#send('Runtime.evaluate', { expression, returnByValue: true }).catch(() => null);
        return answer?.exceptionDetails ? undefined : answer?.result.value;
    }

    /** Waits until the page has what `selector` names and is whole. */
    see(selector) {
        const expression = `document.readyState === 'complete' && document.querySelector(${JSON.stringify(selector)}) !== null`;
        return until(`${selector} on the page`, () => this.read(expression));
    }

    async choose(selector, value) {
        await this.see(selector);
        await this.read(`document.querySelector(${JSON.stringify(selector)}).value = ${JSON.stringify(value)}`);
    }

    async type(selector, text) {
        await this.see(selector);
        await this.read(`document.querySelector(${JSON.stringify(selector)}).focus()`);
        await this.#send('Input.insertText', { text });
    }

    /** A press of the mouse in the middle. */
    async click(selector) {
        await this.see(selector);
        const { x, y } = await this.read(
            `(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }))(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
        );
        for (const type of ['mousePressed', 'mouseReleased'])
            await this.#send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }

    async close() {
        const ended = new Promise((resolve) => this.#child.once('exit', resolve));
        this.#session = undefined;
        this.#send('Browser.close').catch(() => {});
        const late = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
        await ended;
        clearTimeout(late);
        fs.rmSync(this.#home, { recursive: true, force: true, maxRetries: 10 });
    }
}
