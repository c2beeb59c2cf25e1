// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The running stack, as the tests see it: what `status` says, the official client, and the owner's way into the database.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { promisify } from 'node:util';
import { command, createClient, postgres } from './checkout.mjs';

export const home = process.env.DESKBELL_STACK_HOME;
if (!home) throw new Error('DESKBELL_STACK_HOME names the home of a running stack');

export const stack = {};

export function readStatus() {
    Object.assign(stack, JSON.parse(execFileSync(command, ['status', '--home', home], { encoding: 'utf8' })));
    return stack;
}

export async function reset(environment = {}) {
    await closeOwner();
    await promisify(execFile)(command, ['reset', '--people-only', '--home', home], {
        env: { ...process.env, ...environment },
    });
    return readStatus();
}

let connection = null;
/** A connection as the owner of the project. */
export function owner() {
    connection ??= postgres(stack.database_url, { max: 2, onnotice() {} });
    return connection;
}

export async function closeOwner() {
    await connection?.end({ timeout: 1 });
    connection = null;
}

const clients = new Set();

/** A client of the official library with a memory of its own. */
export function client(options = {}, key = stack.publishable_key) {
    const memory = new Map();
    const storage = {
        getItem: (name) => memory.get(name) ?? null,
        setItem: (name, value) => void memory.set(name, value),
        removeItem: (name) => void memory.delete(name),
    };
    const made = createClient(stack.url, key, {
        auth: {
            flowType: 'pkce',
            autoRefreshToken: false,
            persistSession: true,
            detectSessionInUrl: false,
            storage,
            ...options.auth,
        },
        realtime: options.realtime ?? {},
    });
    clients.add(made);
    return made;
}

export async function closeClients() {
    await Promise.all([...clients].map((one) => one.removeAllChannels().catch(() => {})));
    clients.forEach((one) => one.realtime.disconnect());
    clients.clear();
}

/** A request without the library, for what it hides: status, headers, the body as it came. */
export async function raw(method, where, { token, key = stack.publishable_key, headers = {}, body } = {}) {
    const response = await fetch(new URL(where, stack.url), {
        method,
        redirect: 'manual',
        headers: {
            ...(key ? { apikey: key } : {}),
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(body !== undefined ? { 'content-type': 'application/json' } : {}),
            ...headers,
        },
        body:
            body === undefined
                ? undefined
                : typeof body === 'string' || body instanceof Uint8Array
                  ? body
                  : JSON.stringify(body),
    });
    const text = await response.text();
    let parsed = null;
    try {
        parsed = JSON.parse(text);
    } catch {
        // not JSON: the caller looks at `text`
    }
    return { status: response.status, headers: response.headers, text, body: parsed };
}

/** A token with these claims that the project itself might have signed. */
export function signed(said) {
    const text = [{ alg: 'HS256', typ: 'JWT' }, said]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
    return `${text}.${createHmac('sha256', stack.jwt_secret).update(text).digest('base64url')}`;
}

export const turn = (knobs) => raw('PUT', '/__knobs', { key: stack.secret_key, body: knobs });
export const restoreKnobs = () => raw('DELETE', '/__knobs', { key: stack.secret_key });

/** `work` with some knobs turned, and all of them as they were afterwards. */
export async function withKnobs(knobs, work) {
    const { body: before } = await raw('GET', '/__knobs', { key: stack.secret_key });
    assert.equal((await turn(knobs)).status, 200);
    try {
        return await work();
    } finally {
        await turn(before);
    }
}
