// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Processes that stay when the command ends: started in a session of their own, found again by what they carry
// in their environment (a number in a file may long belong to somebody else), and ended by signal.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const mark = (part, home) => `DESKBELL_STACK_PART=${part}:${home}`;

/** Starts `command` detached; its output goes to logs/PART.log. Secrets belong in `environment`, never in `args`. */
export function startDetached(paths, part, command, args, { environment = {}, uid, gid } = {}) {
    fs.mkdirSync(paths.logs, { recursive: true });
    const log = fs.openSync(path.join(paths.logs, `${part}.log`), 'w', 0o600);
    const child = spawn(command, args, {
        detached: true,
        cwd: '/',
        stdio: ['ignore', log, log],
        env: { ...process.env, ...environment, DESKBELL_STACK_PART: `${part}:${paths.home}` },
        uid,
        gid,
    });
    fs.closeSync(log);
    const started = { pid: child.pid, failure: null };
    child.once('error', (error) => (started.failure = error.message));
    child.once('exit', (code, signal) => (started.failure ??= `ended with ${signal ?? code}`));
    child.unref();
    return started;
}

/** The living processes of this home that play `part` (gateway, realtime, identity). */
export function processesOf(paths, part) {
    const wanted = mark(part, paths.home);
    return fs
        .readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && isPart(name, wanted))
        .map(Number);
}

function isPart(pid, wanted) {
    try {
        return fs.readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(wanted);
    } catch {
        return false; // gone meanwhile, or of another user: not ours
    }
}

export function isAlive(pid) {
    try {
        return !/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, 'latin1'));
    } catch {
        return false;
    }
}

function signal(pid, name) {
    try {
        process.kill(pid, name);
    } catch (error) {
        if (error.code !== 'ESRCH') throw error;
    }
}

/** Sends each signal in turn and waits; true when none of `pids` is left. */
export async function end(
    pids,
    steps = [
        ['SIGTERM', 4000],
        ['SIGKILL', 2000],
    ],
) {
    let left = pids.filter(isAlive);
    for (const [name, patience] of steps) {
        left.forEach((pid) => signal(pid, name));
        const until = Date.now() + patience;
        while ((left = left.filter(isAlive)).length > 0 && Date.now() < until) await pause(15);
        if (left.length === 0) return true;
    }
    return left.length === 0;
}
