// The two programs in front of PostgreSQL: gateway and realtime, started and ended together.
import path from 'node:path';
import { end, processesOf, startDetached } from './processes.mjs';
import { startRealtime } from './realtime.mjs';
import { Refusal } from './say.mjs';
import { until } from './wait.mjs';

const parts = ['gateway', 'realtime'];

/** What the gateway says about itself and what stands behind it; null when it does not answer. */
export async function health(state) {
    try {
        const answer = await fetch(`http://127.0.0.1:${state.ports.gateway}/healthz`, { signal: AbortSignal.timeout(3000) });
        const body = await answer.json();
        return body.stack === state.id ? body : null;
    } catch {
        return null;
    }
}

export async function startServices(paths, state, endpoint, binary) {
    await Promise.all([startGateway(paths, state), binary && startRealtime(paths, binary, state, endpoint.owner())]);
    let seen;
    await until('the stack is healthy', 15_000, async () => (seen = await health(state))?.ok).catch(() => {
        throw new Refusal(`the stack does not get healthy: ${JSON.stringify(seen)}; see ${paths.logs}`);
    });
}

async function startGateway(paths, state) {
    const started = startDetached(paths, 'gateway', process.execPath, [paths.gateway, '--home', paths.home]);
    await until('the gateway answers', 15_000, async () => {
        if (started.failure) throw new Refusal(`the gateway ${started.failure}; see ${path.join(paths.logs, 'gateway.log')}`);
        return health(state);
    });
}

export async function stopServices(paths) {
    const left = await end(parts.flatMap((part) => processesOf(paths, part)));
    if (!left) throw new Refusal('a process of the stack does not end.');
}
