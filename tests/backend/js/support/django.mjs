// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The stack's Django service, as a program speaks to it and as its operator runs it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { djangoEnvironment, djangoFolder } from '../../../../backend/local/stack/django-environment.mjs';
import { endpoints } from '../../../../backend/local/stack/endpoints.mjs';
import { stackPaths } from '../../../../backend/local/stack/paths.mjs';
import { readState } from '../../../../backend/local/stack/state.mjs';
import { home, raw, stack } from './stack.mjs';

export const password = 'four bells at noon';

export async function ask(what, body, token) {
    assert.ok(stack.django, 'the Django service runs: `packaging/stack status` names it');
    const response = await fetch(`${stack.django}/api/auth/${what}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Token ${token}` } : {}) },
        body: JSON.stringify(body ?? {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
}

export async function logIn(email, with_ = password) {
    const { status, body } = await ask('login', { email, password: with_, device: 'a test' });
    assert.equal(status, 200, JSON.stringify(body));
    return body;
}

/** `manage.py` with the surroundings of the service that runs. */
export async function manage(...words) {
    const paths = stackPaths(home);
    const state = readState(paths);
    const environment = djangoEnvironment(paths, state, endpoints(state).django());
    const python = process.env.DESKBELL_PYTHON ?? '/usr/bin/python3';
    const { stdout } = await promisify(execFile)(python, [path.join(djangoFolder(paths), 'manage.py'), ...words], {
        env: { ...process.env, ...environment },
    });
    return stdout;
}

export const djangoDatabase = () => new URL(endpoints(readState(stackPaths(home))).django());

export const rpc = (token, name, body = {}) => raw('POST', `/rest/v1/rpc/${name}`, { token, body });

export const rows = async (token) => (await raw('GET', '/rest/v1/organizations?select=id', { token })).body;
