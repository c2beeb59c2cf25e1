// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The programs in front of and beside PostgreSQL, ended together: gateway, realtime, the identity provider and the sender
// of mails, which also start together, and Django.
import fs from 'node:fs';
import path from 'node:path';
import { codeStamp } from './code.mjs';
import { startMail } from './mail.mjs';
import { end, processesOf, startDetached } from './processes.mjs';
import { startRealtime } from './realtime.mjs';
import { Refusal } from './say.mjs';
import { until } from './wait.mjs';

const parts = ['gateway', 'realtime', 'identity', 'mail', 'django'];

/** What the gateway says about itself and what stands behind it; null when it does not answer. */
export async function health(state) {
    try {
        const answer = await fetch(`http://127.0.0.1:${state.ports.gateway}/healthz`, {
            signal: AbortSignal.timeout(3000),
        });
        const body = await answer.json();
        return body.stack === state.id ? body : null;
    } catch {
        return null;
    }
}

export async function startServices(paths, state, endpoint, binary) {
    await Promise.all([startGateway(paths, state), startBeside(paths, state, endpoint, binary)]);
    await healthy(paths, state);
}

/** What stands beside the gateway, when that stayed. */
export async function startBeside(paths, state, endpoint, binary) {
    const live = binary ? startRealtime(paths, binary, state, endpoint.owner()) : null;
    await Promise.all([live, startIdentity(paths, state), startMail(paths, state, endpoint)]);
}

export async function healthy(paths, state) {
    let seen;
    await until('the stack is healthy', 15_000, async () => (seen = await health(state))?.ok).catch(() => {
        throw new Refusal(`the stack does not get healthy: ${JSON.stringify(seen)}; see ${paths.logs}`);
    });
}

async function startIdentity(paths, state) {
    const started = startDetached(paths, 'identity', process.execPath, [paths.identity, '--home', paths.home]);
    const log = path.join(paths.logs, 'identity.log');
    await until('the identity provider listens', 15_000, () => {
        if (started.failure) throw new Refusal(`the identity provider ${started.failure}; see ${log}`);
        return fs.readFileSync(log, 'utf8').includes('listening on');
    });
}

async function startGateway(paths, state) {
    const started = startDetached(paths, 'gateway', process.execPath, [paths.gateway, '--home', paths.home]);
    await until('the gateway answers', 15_000, async () => {
        if (started.failure)
            throw new Refusal(`the gateway ${started.failure}; see ${path.join(paths.logs, 'gateway.log')}`);
        return health(state);
    });
}

/** Closes the gateway for the time of `work` and opens it on the new database; false when it does not play along. */
export async function throughClosedGateway(paths, state, work) {
    const seen = await health(state);
    if (seen?.code !== codeStamp(paths) || !(await turnLife(state, { open: false }))) return false;
    await stop(paths, ['realtime', 'identity', 'mail']); // nothing of the old database may reach the new mail box
    await work();
    const environment = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => name.startsWith('DESKBELL_')),
    );
    return turnLife(state, { open: true, environment });
}

async function turnLife(state, wanted) {
    try {
        const answer = await fetch(`http://127.0.0.1:${state.ports.gateway}/__life`, {
            method: 'PUT',
            headers: { apikey: state.secretKey },
            body: JSON.stringify(wanted),
            signal: AbortSignal.timeout(10_000),
        });
        return answer.ok && (await answer.json()).open === wanted.open;
    } catch {
        return false;
    }
}

export const stopServices = (paths) => stop(paths, parts);

async function stop(paths, which) {
    const left = await end(which.flatMap((part) => processesOf(paths, part)));
    if (!left) throw new Refusal('a process of the stack does not end.');
}
