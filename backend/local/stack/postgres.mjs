// The embedded PostgreSQL: made once, started, ended. Its own pid file is believed only when the process runs in our data.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { databaseBinaries, databaseUser, privateFolder } from './binaries.mjs';
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

/** Where the data is, with what is needed to run it; `state.folder` remembers a folder outside the home. */
export function databasePlace(paths, state) {
    const user = databaseUser();
    const folder = privateFolder(user, paths.home, state.folder);
    return { user, folder, data: path.join(folder, 'data'), native: databaseBinaries(user, folder) };
}

const as = (place) => (place.user ? { uid: place.user.uid, gid: place.user.gid } : {});
const exists = (place) => fs.existsSync(path.join(place.data, 'complete'));

/** Makes the cluster when there is none; a half made one is thrown away. Returns whether it is new. */
export function ensureCluster(place, password) {
    if (exists(place)) return false;
    fs.rmSync(place.data, { recursive: true, force: true });
    const secret = path.join(place.folder, `.password-${crypto.randomBytes(6).toString('hex')}`);
    fs.writeFileSync(secret, password, { mode: 0o600 });
    if (place.user) fs.chownSync(secret, place.user.uid, place.user.gid);
    const made = spawnSync(
        path.join(place.native, 'bin', 'initdb'),
        ['-D', place.data, '-U', 'supabase_admin', `--pwfile=${secret}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'],
        { ...as(place), cwd: '/', encoding: 'utf8' },
    );
    fs.rmSync(secret, { force: true });
    if (made.status !== 0) throw new Refusal(`initdb failed: ${made.error?.message ?? made.stderr.trim()}`);
    return true;
}

/** Says that the cluster holds a whole database, so that the next `up` may use it. */
export function markComplete(place) {
    fs.writeFileSync(path.join(place.data, 'complete'), '');
}

export async function startCluster(paths, place, port, url) {
    const conf = path.join(place.data, 'deskbell.conf');
    fs.writeFileSync(conf, settings(port));
    if (place.user) fs.chownSync(conf, place.user.uid, place.user.gid);
    const program = path.join(place.native, 'bin', 'postgres');
    const started = startDetached(paths, 'postgres', program, ['-D', place.data, '-c', `config_file=${conf}`], as(place));
    await until('PostgreSQL answers', 30_000, async () => {
        if (started.failure) throw new Refusal(`PostgreSQL did not start (${started.failure}); see ${path.join(paths.logs, 'postgres.log')}`);
        return answers(url);
    });
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

/** The data folders that this home may have: the one remembered, and the one inside the home. */
export function databasePlaces(paths, state) {
    return [...new Set([state?.data, path.join(paths.home, 'database', 'data')])].filter((data) => data && fs.existsSync(data));
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
    return !pid || end([pid], [['SIGINT', 5000], ['SIGQUIT', 3000], ['SIGKILL', 2000]]);
}
