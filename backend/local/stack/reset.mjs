// reset: the state of the first `up` again: seeds, no mails, no faults, no files, no sessions. Same address and keys.
import fs from 'node:fs';
import { databaseExists, freshDatabase, sourcesDigest } from './database.mjs';
import { endpoints } from './endpoints.mjs';
import { answers, postmaster } from './postgres.mjs';
import { realtimeBinary } from './realtime.mjs';
import { say } from './say.mjs';
import { startServices, stopServices } from './services.mjs';
import { readState, writeState } from './state.mjs';
import { up } from './up.mjs';

export async function reset(paths, { peopleOnly }) {
    const begin = performance.now();
    const state = readState(paths);
    if (!state || !(await canCopy(paths, state))) {
        if (state) writeState(paths, { ...state, digest: '', peopleOnly });
        return up(paths, { peopleOnly });
    }
    const binary = await realtimeBinary(paths, state);
    state.peopleOnly = peopleOnly;
    writeState(paths, state);
    // Both programs begin anew: a copy of the database is possible only while nobody holds a replication slot in
    // it, and what a program remembered (mails, caches, channels) must go too.
    await stopServices(paths);
    const endpoint = endpoints(state);
    await freshDatabase(paths, endpoint, peopleOnly);
    fs.rmSync(paths.storage, { recursive: true, force: true });
    await startServices(paths, state, endpoint, binary);
    say(`reset in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    return 0;
}

async function canCopy(paths, state) {
    if (state.external !== (process.env.DATABASE_URL ?? null) || state.digest !== sourcesDigest(paths)) return false;
    if (!state.external && !postmaster(state.data ?? '')) return false;
    const endpoint = endpoints(state);
    return (await answers(endpoint.maintenance)) && (await databaseExists(endpoint));
}
