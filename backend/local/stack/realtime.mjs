// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The realtime server, our own in C++: found, built when it is not there, started.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { startDetached } from './processes.mjs';
import { Refusal, say } from './say.mjs';
import { until } from './wait.mjs';

const program = path.join('backend', 'realtime', 'deskbell-realtime');
const presets = ['release', 'dev', 'asan'];

/** True when somebody asks, in so many words, for a stack without live updates. */
export const wantsNoRealtime = () => process.env.DESKBELL_STACK_NO_REALTIME === '1';

/** The binary to run: the one named, else that of the last `up`, else the newest built one, else one built now; null when left out. */
export async function realtimeBinary(paths, state) {
    if (state.withoutRealtime) return null;
    const named = process.env.DESKBELL_REALTIME;
    if (named) {
        if (!fs.existsSync(named)) throw new Refusal(`DESKBELL_REALTIME names ${named}, which does not exist.`);
        return path.resolve(named);
    }
    if (state.binary && fs.existsSync(state.binary)) return state.binary;
    return newest(paths) ?? (await build(paths));
}

function newest(paths) {
    const built = presets
        .map((preset) => path.join(paths.root, 'build', preset, program))
        .filter((file) => fs.existsSync(file))
        .map((file) => ({ file, time: fs.statSync(file).mtimeMs }))
        .sort((a, b) => b.time - a.time);
    return built[0]?.file ?? null;
}

async function build(paths) {
    if (spawnSync('cmake', ['--version']).status !== 0) {
        throw new Refusal(
            'deskbell-realtime is not built and cmake is missing: run packaging/try, or build the target deskbell-realtime.',
        );
    }
    say('building deskbell-realtime (once, about a minute) ...');
    await run(paths, ['--preset', 'release']);
    await run(paths, ['--build', '--preset', 'release', '--target', 'deskbell-realtime']);
    const made = newest(paths);
    if (!made) throw new Refusal('the build left no deskbell-realtime.');
    return made;
}

function run(paths, args) {
    return new Promise((resolve, reject) => {
        const child = spawn('cmake', args, { cwd: paths.root, stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        for (const stream of [child.stdout, child.stderr])
            stream.on('data', (chunk) => (text = (text + chunk).slice(-4000)));
        child.once('error', reject);
        child.once('close', (code) =>
            code === 0 ? resolve() : reject(new Refusal(`deskbell-realtime cannot be built:\n${text.trim()}`)),
        );
    });
}

/** Starts it and waits for its line `listening on`. The password goes by environment: argv is for everyone to read. */
export async function startRealtime(paths, binary, state, databaseUrl) {
    const url = new URL(databaseUrl);
    const password = decodeURIComponent(url.password);
    url.password = '';
    const address = `127.0.0.1:${state.ports.realtime}`;
    const started = startDetached(paths, 'realtime', binary, ['--listen', address, '--database', url.toString()], {
        environment: {
            PGPASSWORD: password,
            DESKBELL_JWT_SECRET: state.jwtSecret,
            DESKBELL_PUBLISHABLE_KEY: state.publishableKey,
            DESKBELL_SECRET_KEY: state.secretKey,
        },
    });
    const log = path.join(paths.logs, 'realtime.log');
    await until('deskbell-realtime listens', 15_000, () => {
        if (started.failure) throw new Refusal(`deskbell-realtime ${started.failure}; see ${log}`);
        return fs.readFileSync(log, 'utf8').includes('listening on');
    });
}
