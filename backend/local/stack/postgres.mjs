// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded PostgreSQL: made once, started, ended. Its own pid file is believed only when the process runs in our data.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { databaseBinaries, databaseUser, outsideFolder, privateFolder } from './binaries.mjs';
import { end, isAlive, startDetached } from './processes.mjs';
import { Refusal } from './say.mjs';
import { until } from './wait.mjs';

// fsync is off because this is a demonstration that a script can make again; synchronous_commit stays on, since
// without it logical decoding sees a commit 200 to 400 ms late. Errors of statements stay out of the log: they quote
// rows, and rows are people's words.
const settings = (port) => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
wal_level = logical
max_replication_slots = 8
max_wal_senders = 8
max_connections = 80
fsync = off
full_page_writes = off
synchronous_commit = on
max_slot_wal_keep_size = 256MB
max_wal_size = 256MB
shared_buffers = 128MB
timezone = 'UTC'
log_min_messages = log
`;

/** Where the data is, with what is needed to run it. */
export function databasePlace(paths) {
    const user = databaseUser();
    const folder = privateFolder(user, paths.home);
    return { user, folder, data: path.join(folder, 'data'), native: databaseBinaries(user, folder) };
}

const as = (place) => (place.user ? { uid: place.user.uid, gid: place.user.gid } : {});

/** True when the cluster is whole and was made with the secrets of `state` (a lost state cannot be made up for). */
export function isComplete(place, state) {
    try {
        return fs.readFileSync(path.join(place.data, 'complete'), 'utf8') === state.id;
    } catch {
        return false;
    }
}

/** Makes the cluster anew; what was there is thrown away. */
export function makeCluster(place, password) {
    fs.rmSync(place.data, { recursive: true, force: true });
    const secret = path.join(place.folder, `.password-${crypto.randomBytes(6).toString('hex')}`);
    fs.writeFileSync(secret, password, { mode: 0o600 });
    if (place.user) fs.chownSync(secret, place.user.uid, place.user.gid);
    const made = spawnSync(
        path.join(place.native, 'bin', 'initdb'),
        [
            '-D',
            place.data,
            '-U',
            'supabase_admin',
            `--pwfile=${secret}`,
            '-A',
            'scram-sha-256',
            '-E',
            'UTF8',
            '--locale=C.UTF-8',
            '--no-sync',
            '--no-instructions',
        ],
        { ...as(place), cwd: '/', encoding: 'utf8' },
    );
    fs.rmSync(secret, { force: true });
    if (made.status !== 0) throw new Refusal(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
}

/** Says that the cluster holds a whole database, so that the next `up` may use it. */
export function markComplete(state) {
    fs.writeFileSync(path.join(state.data, 'complete'), state.id);
}

/** Starts it; `port()` gives a port to try. Returns the port that it listens on. */
export async function startCluster(paths, place, port, url) {
    for (let attempt = 1; ; attempt++) {
        const chosen = await port();
        const failure = await tryStart(paths, place, chosen, url(chosen));
        if (!failure) return chosen;
        // Somebody may have taken the port since it was found free, and after a crash the last children of the
        // old server hold its memory for a moment.
        if (attempt === 5)
            throw new Refusal(`PostgreSQL did not start (${failure}); see ${path.join(paths.logs, 'postgres.log')}`);
        await pause(200 * attempt);
    }
}

/**
 * PostgreSQL takes any living process of its user for its predecessor. A stranger's number gives way to ours, which it
 * knows for its parent's; the memory of the old server, which the file names too, it still looks at.
 */
function disownStranger(data) {
    const file = path.join(data, 'postmaster.pid');
    if (postmaster(data) || !fs.existsSync(file)) return;
    const text = fs.readFileSync(file, 'utf8');
    if (isAlive(Number(text.split('\n')[0]))) fs.writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
}

async function tryStart(paths, place, port, url) {
    disownStranger(place.data);
    const conf = path.join(place.data, 'deskbell.conf');
    fs.writeFileSync(conf, settings(port));
    if (place.user) fs.chownSync(conf, place.user.uid, place.user.gid);
    const program = path.join(place.native, 'bin', 'postgres');
    const started = startDetached(
        paths,
        'postgres',
        program,
        ['-D', place.data, '-c', `config_file=${conf}`],
        as(place),
    );
    await until('PostgreSQL answers', 30_000, async () => started.failure || answers(url));
    return started.failure;
}

export async function answers(url) {
    const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice() {} });
    try {
        await sql`select 1`;
        return true;
    } catch {
        return false;
    } finally {
        await sql.end({ timeout: 1 }).catch(() => {});
    }
}

/** The data folders that this home may have: the one remembered, inside the home, outside of it. */
export function databasePlaces(paths, state) {
    const folders = [path.join(paths.home, 'database'), outsideFolder(paths.home)].map((folder) =>
        path.join(folder, 'data'),
    );
    return [...new Set([state?.data, ...folders])].filter((data) => data && fs.existsSync(data));
}

/** The postmaster of this data folder, 0 when none runs. */
export function postmaster(data) {
    let pid;
    try {
        pid = Number(fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
        if (!isAlive(pid) || fs.realpathSync(`/proc/${pid}/cwd`) !== fs.realpathSync(data)) return 0;
    } catch {
        return 0;
    }
    return pid;
}

/** Fast shutdown, then immediate, then kill; its children end by themselves when the postmaster is gone. */
export async function stopCluster(data) {
    const pid = postmaster(data);
    return (
        !pid ||
        end(
            [pid],
            [
                ['SIGINT', 5000],
                ['SIGQUIT', 3000],
                ['SIGKILL', 2000],
            ],
        )
    );
}
