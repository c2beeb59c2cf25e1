// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// up: from whatever is there to a healthy stack. Doing it twice changes nothing.
import crypto from 'node:crypto';
import fs from 'node:fs';
import { codeStamp } from './code.mjs';
import { buildTemplates, checkServer, databaseExists, freshDatabase, sourcesDigest } from './database.mjs';
import { announceDjango, djangoAnswers, djangoPython, startDjango } from './django.mjs';
import { djangoDigest, prepareDjangoDatabase } from './django-database.mjs';
import { endpoints } from './endpoints.mjs';
import { mailRuns } from './mail.mjs';
import { freePort } from './ports.mjs';
import {
    databasePlace,
    isComplete,
    makeCluster,
    markComplete,
    postmaster,
    startCluster,
    stopCluster,
} from './postgres.mjs';
import { realtimeBinary, wantsNoRealtime } from './realtime.mjs';
import { say } from './say.mjs';
import { health, startServices, stopServices } from './services.mjs';
import { freshSecrets, readState, writeState } from './state.mjs';

const preferred = { gateway: 54321, database: 54322, realtime: 54323, identity: 54324 };

export async function up(paths, { peopleOnly }) {
    const begin = performance.now();
    fs.mkdirSync(paths.home, { recursive: true });
    const old = readState(paths);
    const digest = sourcesDigest(paths);
    const seen = old && isSame(old, digest) ? await health(old) : null;
    const python = djangoPython();
    const runs = seen?.ok && seen.code === codeStamp(paths) && mailRuns(paths);
    const stands = runs && (await djangoStands(paths, old, python));
    if (stands) return announce(old, begin, 'already running');
    const binary = await realtimeBinary(paths, { withoutRealtime: wantsNoRealtime() });
    await stopServices(paths);
    const state = await prepared(paths, { ...old, binary }, peopleOnly);
    const fresh = await startDatabase(paths, state, digest);
    const endpoint = endpoints(state);
    await together([
        startOnFreePorts(paths, state, binary),
        python && prepareDjangoDatabase(paths, state, endpoint, python, { fresh }),
    ]);
    if (python) await startDjango(paths, state, endpoint, python);
    else await announceDjango(endpoint, null);
    return announce(state, begin, 'ready');
}

/** All of them, to the end, also when one fails: nothing of ours is still at work when the command ends. */
async function together(works) {
    const failed = (await Promise.allSettled(works)).find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
}

/** As it should be: running with the code of today, or not there at all. */
async function djangoStands(paths, state, python) {
    const answers = await djangoAnswers(paths, state);
    return python ? answers && state.djangoDigest === djangoDigest(paths) : !answers;
}

// Another program may take a port after it was found free: then, and only then, others are tried.
async function startOnFreePorts(paths, state, binary) {
    for (let attempt = 1; ; attempt++) {
        try {
            return await startServices(paths, state, endpoints(state), binary);
        } catch (error) {
            await stopServices(paths);
            const { gateway, realtime, identity } = state.ports;
            state.ports = { ...state.ports, ...(await chosenPorts(state.ports, state.ports.database)) };
            const { ports } = state;
            const same = ports.gateway === gateway && ports.realtime === realtime && ports.identity === identity;
            if (attempt === 3 || same) throw error;
            writeState(paths, state);
        }
    }
}

async function chosenPorts(wanted, database) {
    const gateway = await freePort(wanted.gateway, [database]);
    const realtime = await freePort(wanted.realtime, [database, gateway]);
    const identity = await freePort(wanted.identity, [database, gateway, realtime]);
    return { gateway, database, realtime, identity };
}

const isSame = (old, digest) =>
    old.external === (process.env.DATABASE_URL ?? null) &&
    old.withoutRealtime === wantsNoRealtime() &&
    old.digest === digest;

async function prepared(paths, old, peopleOnly) {
    const state = { id: crypto.randomBytes(6).toString('hex'), ...freshSecrets(), digest: '', ...old };
    state.external = process.env.DATABASE_URL ?? null;
    state.withoutRealtime = wantsNoRealtime();
    state.peopleOnly = peopleOnly || (old.peopleOnly ?? false);
    const running = old.data && !state.external ? postmaster(old.data) : 0;
    const wanted = { ...preferred, ...old.ports };
    state.ports = {
        ...wanted,
        ...(await chosenPorts(wanted, running ? wanted.database : await freePort(wanted.database))),
    };
    writeState(paths, state);
    return state;
}

/** True when the database was made anew. */
async function startDatabase(paths, state, digest) {
    let isNew = false;
    if (state.external) {
        await checkServer(endpoints(state).maintenance);
    } else {
        const place = databasePlace(paths);
        state.data = place.data;
        writeState(paths, state); // before anything runs there, so that `down` finds it
        isNew = !isComplete(place, state);
        if (isNew) {
            say('starting PostgreSQL for the first time ...');
            await stopCluster(place.data);
            makeCluster(place, state.databasePassword);
        }
        if (!postmaster(place.data)) {
            const taken = [state.ports.gateway, state.ports.realtime, state.ports.identity];
            const at = (port) => endpoints({ ...state, ports: { ...state.ports, database: port } }).maintenance;
            state.ports.database = await startCluster(paths, place, () => freePort(state.ports.database, taken), at);
            writeState(paths, state);
        }
    }
    const endpoint = endpoints(state);
    if (!isNew && state.digest === digest && (await databaseExists(endpoint))) return false;
    say(
        state.digest && state.digest !== digest
            ? 'the migrations or seeds changed: making the database anew ...'
            : 'making the database ...',
    );
    await makeDatabase(paths, state, endpoint, digest);
    return true;
}

/** Templates and working database anew; marks the work as done only when it is. */
export async function makeDatabase(paths, state, endpoint, digest) {
    writeState(paths, { ...state, digest: '' });
    await buildTemplates(paths, endpoint, state.databasePassword);
    await freshDatabase(paths, endpoint, state.peopleOnly);
    fs.rmSync(paths.storage, { recursive: true, force: true });
    state.digest = digest;
    writeState(paths, state);
    if (!state.external) markComplete(state);
}

function announce(state, begin, word) {
    say(`${word}: http://127.0.0.1:${state.ports.gateway} (${((performance.now() - begin) / 1000).toFixed(1)} s)`);
}
