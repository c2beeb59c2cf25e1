// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// reset: the state of the first `up` again: seeds, no mails, no faults, no files, no sessions. Same address and keys.
import fs from 'node:fs';
import { djangoPython, renewDjango } from './django.mjs';
import { databaseExists, freshDatabase, sourcesDigest } from './database.mjs';
import { endpoints } from './endpoints.mjs';
import { freePort } from './ports.mjs';
import { answers, postmaster } from './postgres.mjs';
import { realtimeBinary } from './realtime.mjs';
import { say } from './say.mjs';
import { healthy, startBeside, startServices, stopServices, throughClosedGateway } from './services.mjs';
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
    const endpoint = endpoints(state);
    // A copy is possible only while nobody holds a replication slot in the database, and what the programs remember
    // (mails, caches, channels) must go too. The gateway can close and open; when it does not, both begin anew.
    const renew = async () => {
        await freshDatabase(paths, endpoint, peopleOnly);
        fs.rmSync(paths.storage, { recursive: true, force: true });
        // These let their ports go meanwhile, and another stack may have taken them.
        const { gateway, database, realtime, identity } = state.ports;
        state.ports.realtime = await freePort(realtime, [gateway, database]);
        state.ports.identity = await freePort(identity, [gateway, database, state.ports.realtime]);
        writeState(paths, state);
    };
    if (await throughClosedGateway(paths, state, renew)) {
        await startBeside(paths, state, endpoint, binary);
        await healthy(paths, state);
    } else {
        await stopServices(paths);
        await renew();
        await startServices(paths, state, endpoint, binary);
    }
    const python = djangoPython();
    if (python) await renewDjango(paths, state, endpoint, python);
    say(`reset in ${((performance.now() - begin) / 1000).toFixed(1)} s`);
    return 0;
}

async function canCopy(paths, state) {
    if (state.external !== (process.env.DATABASE_URL ?? null) || state.digest !== sourcesDigest(paths)) return false;
    if (!state.external && !postmaster(state.data ?? '')) return false;
    const endpoint = endpoints(state);
    return (await answers(endpoint.maintenance)) && (await databaseExists(endpoint));
}
