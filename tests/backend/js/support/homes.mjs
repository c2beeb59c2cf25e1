// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Homes of stacks for one test each, and what of them is alive.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { outsideFolder } from '../../../../backend/local/stack/binaries.mjs';
import { command } from './checkout.mjs';

const homes = new Set();

export function newHome(parent = os.tmpdir()) {
    const home = fs.mkdtempSync(path.join(parent, 'deskbell-stack-test-'));
    homes.add(home);
    return home;
}

/** Runs one command of the stack; `as` is {uid, gid} of another user. */
export function stackCommand(word, home, { args = [], environment = {}, as = {} } = {}) {
    const begin = performance.now();
    const done = spawnSync(command, [word, '--home', home, ...args], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
        ...as,
    });
    return { code: done.status, out: done.stdout, err: done.stderr, seconds: (performance.now() - begin) / 1000 };
}

/** Starts `up` and kills all that belongs to the command itself after `ms`; what it detached lives on. */
export async function killedUp(home, ms) {
    const child = spawn(command, ['up', '--home', home, '--people-only'], { detached: true, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await Promise.race([pause(ms), ended]);
    killHard(-child.pid);
    await ended;
}

/** Whoever is gone already is dead enough: PostgreSQL's children go with their parent. */
export function killHard(pid) {
    try {
        process.kill(pid, 'SIGKILL');
    } catch (error) {
        if (error.code !== 'ESRCH') throw error;
    }
}

/** `up` without waiting here; resolves with its exit code. */
export function startedUp(home) {
    const child = spawn(command, ['up', '--home', home, '--people-only'], { stdio: 'ignore' });
    return new Promise((resolve) => child.once('exit', resolve));
}

/** Every living process that knows this home, or that a remembered folder of its data. */
export function alive(home) {
    const marks = [home, outsideFolder(home)];
    return fs
        .readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid && belongs(name, marks))
        .map(Number);
}

function belongs(pid, marks) {
    try {
        if (/^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, 'latin1'))) return false;
        const said = ['environ', 'cmdline'].map((file) => fs.readFileSync(`/proc/${pid}/${file}`, 'latin1')).join('\0');
        const at = fs.readlinkSync(`/proc/${pid}/cwd`);
        return marks.some((mark) => said.includes(`:${mark}`) || said.includes(mark) || at.startsWith(mark));
    } catch {
        return false;
    }
}

export function remembered(home) {
    try {
        return JSON.parse(fs.readFileSync(path.join(home, 'state.json'), 'utf8'));
    } catch {
        return null;
    }
}

export const commandLines = (pids) =>
    pids.map((pid) => fs.readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' '));

export async function cleanHomes() {
    for (const home of homes) {
        stackCommand('down', home);
        for (const folder of [home, outsideFolder(home), outsideFolder(path.join(home, 'stack'))])
            fs.rmSync(folder, { recursive: true, force: true });
    }
    homes.clear();
}
